// Writes kata-election-VERSION.tgz, what users install: dist/ with everything in it, and a package.json
// without dependencies, scripts and overrides. The same dist/ gives the same bytes. `npm run build` first.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const destination = resolve(process.argv[2] ?? ".");
const folder = mkdtempSync(join(tmpdir(), "kata-election-pack-"));
try {
  for (const path of ["bin", "dist", "README.md", "LICENSE", "CHANGELOG.md", ".github/docs"]) {
    cpSync(path, join(folder, path.replace(".github/", "")), { recursive: true });
  }
  const { scripts, dependencies, devDependencies, overrides, knip, ...kept } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  const files = [...kept.files, "docs"];
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ ...kept, files }, null, 2)}\n`);
  execFileSync("npm", ["pack", "--silent", "--pack-destination", destination], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
