// Writes kata-election-VERSION.tgz, what users install: dist/ with everything in it, the man pages, and a package.json
// without dependencies, scripts and overrides. The same dist/ gives the same bytes. `npm run build` first.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeManPages } from "./man-pages.mjs";

const destination = resolve(process.argv[2] ?? ".");
const folder = mkdtempSync(join(tmpdir(), "kata-election-pack-"));
try {
  for (const path of ["bin", "dist", "README.md", "LICENSE", "CHANGELOG.md", ".github/docs"]) {
    cpSync(path, join(folder, path.replace(".github/", "")), {
      recursive: true,
      filter: (source) => !source.endsWith(".js.map"),
    });
  }
  const { scripts, dependencies, devDependencies, overrides, knip, ...kept } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  const pages = await writeManPages(join(folder, "man"), kept.version);
  const files = [...kept.files, "docs", "man"];
  const man = pages.map((page) => `./man/${page}`);
  writeFileSync(
    join(folder, "package.json"),
    `${JSON.stringify({ ...kept, files, man }, null, 2)}\n`,
  );
  execFileSync("npm", ["pack", "--silent", "--pack-destination", destination], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
