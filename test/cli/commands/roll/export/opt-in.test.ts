import { describe, expect, it } from "vitest";
import { rollWorkspace } from "../../../../support/roll-workspace.ts";
import { runCli } from "../../../../support/run-cli.ts";
import type { TemporaryWorkspace } from "../../../../support/temporary-workspace.ts";

const peoplePath = "elections/.private/people.yaml";

/** Ada and Bo vote and have addresses, Eva votes without one. */
async function builtWorkspace(people?: string): Promise<TemporaryWorkspace> {
  const workspace = await rollWorkspace(
    people === undefined ? {} : { files: { [peoplePath]: people } },
  );
  const { root } = workspace;
  await runCli([
    "-C",
    root,
    "roll",
    "include",
    "--unknown-login",
    "eva-r",
    "--by",
    "octavia",
    "--reason",
    "reviews",
  ]);
  await runCli(["-C", root, "roll", "build"]);
  return workspace;
}

const optIn = ({ root }: TemporaryWorkspace, ...words: string[]) =>
  runCli(["-C", root, "roll", "opt-in", ...words], { workingFolder: root });

async function importTable(workspace: TemporaryWorkspace, rows: string, ...words: string[]) {
  await workspace.write("mail_failure_table.csv", `Email address,Reason\n${rows}`);
  return optIn(workspace, "import", "mail_failure_table.csv", ...words);
}

describe("kata-election roll opt-in", () => {
  it("remembers who has yet to activate, and keeps the rest of the file", async () => {
    const workspace = await builtWorkspace(
      "formatVersion: 1\n# by hand\npreferred: [{ login: bo-k, address: bo-k@mail.example }]\n",
    );
    const run = await importTable(workspace, "bo-k@mail.example,Not activated\n");
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("CIVS could not email 1 address.");
    expect(await workspace.read(peoplePath)).toBe(`formatVersion: 1
# by hand
preferred: [{ login: bo-k, address: bo-k@mail.example }]
awaiting:
  - { address: bo-k@mail.example, since: 2026-09-16, reason: Not activated }
`);
    const list = await optIn(workspace, "list");
    expect(list.stdout).toContain("Bo-K\t2026-09-16\tNot activated");
    expect(list.stdout).not.toContain("mail.example");
    expect(list.stderr).toContain("1 to remind, 1 without an address.");
    expect((await optIn(workspace, "list", "--addresses")).stdout).toBe("bo-k@mail.example\n");
  });

  it("keeps the day of the first import", async () => {
    const workspace = await builtWorkspace();
    await importTable(workspace, "bo-k@mail.example,one\n", "--date", "2026-04-20");
    const again = await importTable(workspace, "bo-k@mail.example,two\n");
    expect(again.stderr).toContain("Nothing to change.");
    expect(await workspace.read(peoplePath)).toContain("since: 2026-04-20, reason: one");
  });

  it("--all-invited: whoever is not in the table has activated, until a table names them again", async () => {
    const workspace = await builtWorkspace();
    await importTable(workspace, "bo-k@mail.example,no\nada@public.example,no\n");
    const run = await importTable(workspace, "ada@public.example,no\n", "--all-invited");
    expect(run.stderr).toContain("1 other voter activated theirs");
    expect((await optIn(workspace, "list", "--addresses")).stdout).toBe("ada@public.example\n");
    expect(await workspace.read(peoplePath)).toContain(
      "activated:\n  - { address: bo-k@mail.example, since: 2026-09-16 }\n",
    );
    await importTable(workspace, "bo-k@mail.example,no\n");
    expect(await workspace.read(peoplePath)).not.toContain("activated:");
    expect((await optIn(workspace, "list", "--addresses")).stdout).toBe(
      "ada@public.example\nbo-k@mail.example\n",
    );
  });

  it("refuses an empty table: it would say that everybody activated mail", async () => {
    const workspace = await builtWorkspace();
    await workspace.write("empty.csv", "");
    const run = await optIn(workspace, "import", "empty.csv", "--all-invited");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("empty.csv:1: expected a header, and the line is empty");
    await expect(workspace.read(peoplePath)).rejects.toThrow("ENOENT");
  });

  it("writes the comment for those without an address", async () => {
    const workspace = await builtWorkspace();
    const { stdout } = await optIn(workspace, "list");
    expect(stdout).toContain("@eva-r\nYou can vote in the election 2026-10");
    const json = JSON.parse((await optIn(workspace, "list", "--json")).stdout);
    expect(json).toMatchObject({
      formatVersion: 1,
      election: "2026-10",
      toRemind: [],
      withoutAddress: ["eva-r"],
    });
    expect(json.comments).toHaveLength(1);
  });

  it("warns of addresses that are no voter's", async () => {
    const workspace = await builtWorkspace();
    const run = await importTable(workspace, "other@mail.example,no\n", "--dry-run");
    expect(run.stderr).toContain("1 address of the table belongs to no voter on this roll");
    await expect(workspace.read(peoplePath)).rejects.toThrow("ENOENT");
  });

  it.each([
    ["ada@public.example,ok\nada@@,why\n", "mail_failure_table.csv:3: ada@@ is not an address"],
    ["why\n", "mail_failure_table.csv:2: expected address,reason"],
  ])("changes nothing where a line cannot be read: %j", async (rows, message) => {
    const workspace = await builtWorkspace();
    const run = await importTable(workspace, rows);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
    await expect(workspace.read(peoplePath)).rejects.toThrow("ENOENT");
  });

  it.each([["import"], ["import", "nowhere.csv"], ["lst"]])("refuses %j", async (...words) => {
    expect((await optIn(await builtWorkspace(), ...words)).exitCode).toBe(2);
  });
});
