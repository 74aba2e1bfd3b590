import { execFile } from "node:child_process";
import { chmod, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { checkPrivateFolder } from "../../../src/workspace/private/private-health.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const run = promisify(execFile);

async function git(...words: readonly string[]): Promise<string | undefined> {
  return run("git", [...words]).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}

const folder = "elections/.private";

async function privateWorkspace(ignore: string | undefined) {
  const workspace = await temporaryWorkspace({
    [`${folder}/2026-10/roll.yaml`]: "voters",
    ...(ignore !== undefined && { [`${folder}/.gitignore`]: ignore }),
  });
  const at = (path: string) => join(workspace.root, folder, path);
  await chmod(at(""), 0o700);
  await chmod(at("2026-10"), 0o700);
  await chmod(at("2026-10/roll.yaml"), 0o600);
  return { ...workspace, at };
}

describe("checkPrivateFolder", () => {
  it("is content where there is none", async () => {
    const { root } = await temporaryWorkspace();
    expect(
      await checkPrivateFolder({ root }, (...words) => git("-C", root, ...words)),
    ).toMatchObject([{ state: "good" }]);
  });

  it("is content with a folder that only its owner reads and git ignores", async () => {
    const { root } = await privateWorkspace("*\n");
    await git("init", "--quiet", root);
    expect(
      (await checkPrivateFolder({ root }, (...words) => git("-C", root, ...words))).map(
        ({ found }) => found,
      ),
    ).toEqual(["git ignores it", "only its owner can read it"]);
  });

  it.each([[undefined], ["roll.yaml\n"]])(
    "wants git to ignore everything, not %j",
    async (ignore) => {
      const { root } = await privateWorkspace(ignore);
      expect(
        (await checkPrivateFolder({ root }, (...words) => git("-C", root, ...words)))[0],
      ).toMatchObject({
        state: "wrong",
        found: "not ignored by git: a commit could publish addresses",
      });
    },
  );

  it("names files that git tracks although it ignores the folder", async () => {
    const { root } = await privateWorkspace("*\n");
    await git("init", "--quiet", root);
    await git("-C", root, "add", "--force", `${folder}/2026-10/roll.yaml`);
    expect(
      (await checkPrivateFolder({ root }, (...words) => git("-C", root, ...words)))[0],
    ).toMatchObject({
      state: "wrong",
      found: "git tracks private files: elections/.private/2026-10/roll.yaml",
    });
  });

  it("names what others may read", async () => {
    const { root, at } = await privateWorkspace("*\n");
    await chmod(at("2026-10"), 0o750);
    await chmod(at("2026-10/roll.yaml"), 0o604);
    expect(
      (await checkPrivateFolder({ root }, (...words) => git("-C", root, ...words)))[1],
    ).toEqual({
      state: "wrong",
      about: folder,
      found:
        "others on this computer can read elections/.private/2026-10, elections/.private/2026-10/roll.yaml",
      remedy: `chmod -R go= ${join(root, folder)}`,
    });
  });

  it("warns about links and does not follow them", async () => {
    const { root, at } = await privateWorkspace("*\n");
    await symlink("/etc", at("2026-10/link"));
    expect(
      (await checkPrivateFolder({ root }, (...words) => git("-C", root, ...words))).slice(1),
    ).toMatchObject([
      { state: "warning", found: "symbolic links: elections/.private/2026-10/link" },
    ]);
  });
});
