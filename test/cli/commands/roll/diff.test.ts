import { describe, expect, it } from "vitest";
import { privatePath, rollWorkspace } from "../../../support/roll-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";

const roll = (root: string, ...words: string[]) => runCli(["-C", root, "roll", ...words]);

/** Revision 1 has ada-l and Bo-K; revision 2 has eva-r and fay too, another address of ada-l, not Bo-K. */
async function correctedWorkspace() {
  const workspace = await rollWorkspace();
  const { root } = workspace;
  const why = ["--by", "octavia", "--reason", "as discussed"];
  await roll(root, "identify", `kata-containers/runtime-rs@${"c3".repeat(20)}`, "bo-k");
  await roll(root, "build");
  await roll(root, "freeze", "--confirm", "2026-10");
  await roll(root, "include", "--unknown-login", "eva-r", ...why);
  await roll(root, "include", "--unknown-login", "fay", ...why);
  await roll(root, "exclude", "bo-k", ...why);
  await roll(root, "address", "eva-r", "eva@mail.example");
  await roll(root, "address", "ada-l", "new@mail.example");
  await roll(root, "freeze", "--confirm", "2026-10", "--reason", "forgotten");
  return workspace;
}

describe("kata-election roll diff", () => {
  it("tells who joined, left, and whose address changed, without addresses", async () => {
    const { root } = await correctedWorkspace();
    const run = await roll(root, "diff", "1", "2");
    expect(run.stdout).toBe("+ eva-r\n+ fay\n- Bo-K\n~ ada-l has another address\n");
    expect(run.stderr).toBe("2 joined, 1 left, 1 changed.\n");
    const { stdout } = await roll(root, "diff", "1", "2", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      joined: [{ login: "eva-r" }, { login: "fay" }],
      left: [{ login: "Bo-K" }],
      changed: [{ login: "ada-l", formerly: "ada-l", address: "changed" }],
    });
    expect(stdout).not.toContain("mail.example");
  });

  it("--supplement prints the newcomers' addresses only", async () => {
    const { root } = await correctedWorkspace();
    const run = await roll(root, "diff", "1", "2", "--supplement");
    expect(run.stdout).toBe("eva@mail.example\n");
    expect(run.stderr).toContain("1 address still to invite.\nWithout an address: fay\n");
    expect(run.stderr).toContain("the earlier one is not known to have failed: ada-l.");
    const none = await roll(root, "diff", "2", "2", "--supplement");
    expect(none.stdout).toBe("");
  });

  it("takes files and elections, too", async () => {
    const { root, read, write } = await correctedWorkspace();
    const text = await read(`${privatePath}/roll.2.yaml`);
    const edited = text
      .replace("email: eva@mail.example", "email: null")
      .replace("login: ada-l\n", "login: ada-new\n")
      .replace("email: new@mail.example", "email: null");
    await write(`${privatePath}/other.yaml`, edited);
    const run = await roll(root, "diff", "2026-10", `${privatePath}/other.yaml`);
    expect(run.stdout).toBe(
      "~ ada-new formerly ada-l, no longer has an address\n~ eva-r no longer has an address\n",
    );
    const back = await roll(root, "diff", `${privatePath}/other.yaml`, "2026-10");
    expect(back.stdout).toContain("~ eva-r now has an address\n");
    expect((await roll(root, "diff", "2", "2026-10")).stdout).toBe(
      "The same voters, logins and addresses.\n",
    );
  });

  it.each([
    ["no-such-file.yaml", "is not a roll in this checkout"],
    ["7", "the roll of 2026-10 has no revision 7"],
    ["0", "is not a revision of the roll"],
    ["../outside.yaml", "is not a roll in this checkout"],
  ])("refuses %s", async (named, message) => {
    const { root } = await correctedWorkspace();
    const run = await roll(root, "diff", "1", named);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});
