import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { everyCommand } from "../support/every-command.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

async function unpacked(root: string): Promise<string> {
  execFileSync("node", [".ci/pack.mjs", root], { cwd: repository, stdio: "pipe" });
  const [file = ""] = (await readdir(root)).filter((name) => name.endsWith(".tgz"));
  await mkdir(join(root, "away"));
  execFileSync("tar", ["xzf", join(root, file), "-C", join(root, "away")]);
  return join(root, "away/package");
}

describe("the packed file", () => {
  let folder = "";
  beforeAll(async () => {
    const root = await mkdtemp(join(tmpdir(), "kata-election-test-"));
    folder = await unpacked(root);
    return () => rm(root, { recursive: true, force: true });
  });

  it("runs by itself, with nothing of this checkout and no other package", async () => {
    const packageFile = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as object;
    for (const field of ["dependencies", "devDependencies", "scripts", "overrides"]) {
      expect(packageFile).not.toHaveProperty(field);
    }
    const run = execFileSync("node", ["bin/kata-election.js", "demo", "--no-color"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(run).toContain("That was a whole election. Remember one command: kata-election next");
  });

  it("has no source maps; with those of the build, a trace names files and lines of src/", async () => {
    const isMap = (name: string) => name.endsWith(".js.map");
    const packed = await readdir(folder, { recursive: true });
    expect(packed.filter(isMap)).toEqual([]);
    const elsewhere = join(folder, "../with-maps");
    for (const part of ["dist", "package.json"]) {
      await cp(join(repository, part), join(elsewhere, part), { recursive: true });
    }
    const bug = `
      const { main } = await import("./dist/cli/main.js");
      const stream = { write: (text) => void process.stdout.write(text) };
      const now = () => { throw new RangeError("a bug"); };
      const surroundings = { stdin: stream, stdout: stream, stderr: stream, environment: {}, now,
        workingFolder: ".", signal: new AbortController().signal, runProgram: async () => undefined };
      process.exitCode = await main(["node", "kata-election", "charter", "show"], surroundings);`;
    const run = spawnSync("node", ["--enable-source-maps", "--input-type=module", "-e", bug], {
      cwd: elsewhere,
      encoding: "utf8",
    });
    expect(run.status).toBe(70);
    const [, file = "", line] =
      /\((?:file:\/\/)?\S*?\/(src\/\S+\.ts):(\d+):\d+\)/.exec(run.stdout) ?? [];
    const lines = (await readFile(join(repository, file), "utf8")).split("\n");
    expect(lines[Number(line) - 1]).toContain("now(");
    expect(run.stdout).not.toMatch(/dist\/chunks\//);
  });

  it("carries the licenses and the bill of what is in it", async () => {
    const licenses = await readFile(join(folder, "dist/licenses.txt"), "utf8");
    const bill = JSON.parse(await readFile(join(folder, "dist/sbom.json"), "utf8")) as {
      components: { name: string }[];
    };
    for (const name of ["commander", "inquirer", "yaml", "zod"]) {
      expect(licenses).toMatch(new RegExp(`^${name} \\d`, "m"));
      expect(bill.components.map((component) => component.name)).toContain(name);
    }
  });

  it("installs a man page for each command", async () => {
    const packageFile = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
      man: readonly string[];
    };
    const commands = (await everyCommand()).map(({ words }) =>
      ["kata-election", ...words].join("-"),
    );
    const pages = packageFile.man.map((path) => path.replace(/^.\/man\/(.*)\.1$/, "$1"));
    expect(pages.toSorted()).toEqual(["kata-election", ...commands].toSorted());

    const page = await readFile(join(folder, "man/kata-election-roll-fetch.1"), "utf8");
    expect(page).toContain('.B "kata\\-election roll fetch [options] [election]"');
    expect(page).toContain('.B "\\-\\-max\\-wait <duration>"');
    expect(page).toContain("    $ kata\\-election roll fetch \\-\\-max\\-wait 15m");
  });

  it("has man pages that groff takes without a warning", async (context) => {
    const { status, stderr, error } = spawnSync(
      "groff",
      ["-man", "-ww", "-z", ...(await readdir(join(folder, "man")))],
      { cwd: join(folder, "man"), encoding: "utf8" },
    );
    // Only a machine that reads man pages has it.
    if (error !== undefined) return context.skip("groff is not installed");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
