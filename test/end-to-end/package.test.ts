import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

async function unpacked(): Promise<string> {
  const { root } = await temporaryWorkspace();
  execFileSync("node", [".ci/pack.mjs", root], { cwd: repository, stdio: "pipe" });
  const [file = ""] = (await readdir(root)).filter((name) => name.endsWith(".tgz"));
  await mkdir(join(root, "away"));
  execFileSync("tar", ["xzf", join(root, file), "-C", join(root, "away")]);
  return join(root, "away/package");
}

describe("the packed file", () => {
  it("runs by itself, with nothing of this checkout and no other package", async () => {
    const folder = await unpacked();
    const packageFile = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as object;
    for (const field of ["dependencies", "devDependencies", "scripts", "overrides"]) {
      expect(packageFile).not.toHaveProperty(field);
    }
    const run = execFileSync("node", ["bin/kata-election.js", "demo", "--no-color"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(run).toContain("# Architecture Committee Election Results: April 2027");
  });

  it("carries the licenses and the bill of what is in it", async () => {
    const folder = await unpacked();
    const licenses = await readFile(join(folder, "dist/licenses.txt"), "utf8");
    const bill = JSON.parse(await readFile(join(folder, "dist/sbom.json"), "utf8")) as {
      components: { name: string }[];
    };
    for (const name of ["commander", "inquirer", "yaml", "zod"]) {
      expect(licenses).toMatch(new RegExp(`^${name} \\d`, "m"));
      expect(bill.components.map((component) => component.name)).toContain(name);
    }
  });
});
