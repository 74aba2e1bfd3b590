// Builds dist/ from src/: one file per part of the program that is loaded at a time. Node spends about a
// millisecond on each file it loads, which is most of what a short command takes (npm run bench). All
// packages go in, without the parts that nothing uses (zod's fifty languages): users run the versions that
// the tests ran, and install nothing else. Their licenses are kept in dist/licenses.txt. The maps
// beside the files resolve a trace; pack.mjs leaves them out, and a release has them in a file of their own.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });
const { metafile } = await build({
  // The second one runs in threads of its own.
  entryPoints: ["src/cli/main.ts", "src/workspace/ballots/ballot-thread-program.ts"],
  outbase: "src",
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  metafile: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  // The packages that are CommonJS ask for modules of Node, and one for the name of its file.
  banner: {
    js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url), __filename = import.meta.filename;',
  },
  sourcemap: "linked",
  sourcesContent: false,
  logLevel: "warning",
});

const packages = Object.keys(metafile.inputs)
  .map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0])
  .filter((folder) => folder !== undefined);
const bundled = [...new Set(packages)].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return { folder, name, version, license };
});

const licenseFiles = [
  "LICENSE",
  "license",
  "LICENCE",
  "LICENSE.md",
  "license.md",
  "LICENSE.txt",
  "LICENSE-MIT.txt",
];
const notices = bundled.map(({ folder, name, version }) => {
  const file = licenseFiles.find((each) => existsSync(`${folder}/${each}`));
  if (file === undefined)
    throw new Error(`${name} has no license file; dist/licenses.txt needs its text`);
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync("dist/licenses.txt", notices.join(`\n${"-".repeat(80)}\n\n`));

// https://cyclonedx.org/docs/1.6/json: what is in dist/, nothing of how it was made.
const bill = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  components: bundled.map(({ name, version, license }) => ({
    type: "library",
    name,
    version,
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
    licenses: [{ expression: license }],
  })),
};
writeFileSync("dist/sbom.json", `${JSON.stringify(bill, null, 2)}\n`);
