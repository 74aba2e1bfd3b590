// Builds dist/ from src/: one file per part of the program that is loaded at a time. Node spends about a
// millisecond on each file it loads, which is most of what a short command takes (npm run bench). The
// packages that many commands need go in, too, without the parts that nothing uses (zod's fifty languages);
// their licences are kept in dist/licences.txt.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const bundled = ["chalk", "cli-table3", "commander", "diff", "temporal-polyfill", "yaml", "zod"];

const packageFile = JSON.parse(readFileSync("package.json", "utf8"));
const external = Object.keys(packageFile.dependencies).filter((name) => !bundled.includes(name));

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
  target: "node20.17",
  external,
  // cli-table3 is CommonJS and asks for modules of Node.
  banner: {
    js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url);',
  },
  logLevel: "warning",
});

const packages = Object.keys(metafile.inputs)
  .map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0])
  .filter((folder) => folder !== undefined);
const notices = [...new Set(packages)].sort().map((folder) => {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  for (const file of ["LICENSE", "license", "LICENSE.md", "LICENSE.txt", "LICENSE-MIT.txt"]) {
    try {
      return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
    } catch {
      // Under another name.
    }
  }
  throw new Error(`${name} has no licence file; dist/licences.txt needs its text`);
});
writeFileSync("dist/licences.txt", notices.join(`\n${"-".repeat(80)}\n\n`));
