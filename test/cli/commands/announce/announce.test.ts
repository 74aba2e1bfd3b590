import { describe, expect, it } from "vitest";
import { committeeYaml } from "../../../support/committee-yaml.ts";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const path = "elections/arch-committee-2026-10/election.yaml";
const electionYaml = `formatVersion: 1
election: 2026-10
charter: 2025-03-07
seats: 4
officials: [{ login: octavia }]
nominations: { opens: 2026-10-05T15:00Z, closes: 2026-10-12T15:00Z }
campaign:    { opens: 2026-10-12T15:00Z, closes: 2026-10-19T15:00Z } # on the board
voting:      { opens: 2026-10-19T15:00Z, closes: 2026-10-26T15:00Z }
`;
const files = { [path]: electionYaml, "elections/committee.yaml": committeeYaml };

async function announce(words: readonly string[], more: Record<string, string> = {}, now?: string) {
  const workspace = await temporaryWorkspace({ ...files, ...more });
  const run = await runCli(["announce", ...words], {
    workingFolder: workspace.root,
    ...(now === undefined ? {} : { now }),
  });
  return { run, workspace };
}

describe("kata-election announce", () => {
  it("prints a mail, and the same for the chat", async () => {
    const words = ["nominations-open", "--zone", "Europe/Berlin"];
    const { run } = await announce(words, {}, "2026-10-05T15:00:00Z");
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toMatch(
      /^Subject: \[election\] October 2026 .*: nominations are open\n\nHello/,
    );
    expect(run.stdout).toContain("15:00 UTC = 17:00 Berlin");
    const { run: chat } = await announce(["nominations-open", "--format", "chat"]);
    expect(chat.stdout).toContain("- October 5, 15:00 UTC - October 12, 15:00 UTC: *nominations*");
    expect(chat.stdout).toMatch(/<https:\S+arch-committee-2026-10\|the election's folder>/);
    const { run: markdown } = await announce(["nominations-open", "--format", "markdown"]);
    expect(markdown.stdout).toContain("15:00 UTC: **nominations**");
    expect(markdown.stdout).toMatch(/\[the election's folder\]\(https:/);
  });

  it("lists the messages, with what was recorded as sent", async () => {
    const { run, workspace } = await announce(["season", "--sent", "https://lists.example/1"]);
    expect(run.exitCode).toBe(0);
    expect(await workspace.read(path)).toContain(
      "announced:\n  - { message: season, date: 2026-09-16, reference: https://lists.example/1 }",
    );
    expect(await workspace.read(path)).toContain("} # on the board\n");
    const options = { workingFolder: workspace.root };
    const list = await runCli(["announce", "--list"], options);
    expect(list.stdout.split("\n")[1]).toBe(
      "season\ttwo weeks before nominations open\t2026-09-16",
    );
    const json = JSON.parse((await runCli(["announce", "--list", "--json"], options)).stdout);
    expect(json).toMatchObject({ formatVersion: 1, election: "2026-10" });
    expect(json.messages[1]).toEqual({
      message: "nominations-open",
      when: "when nominations open",
      sent: null,
    });
    const again = await runCli(["announce", "season", "--sent"], options);
    expect(again.stderr).toContain("Nothing to change");
  });

  it("takes back what was recorded as sent by mistake, and keeps why", async () => {
    const { workspace } = await announce(["season", "--sent"]);
    const options = { workingFolder: workspace.root };
    const back = (...more: string[]) =>
      runCli(["announce", "season", "--not-sent", ...more], options);
    expect((await back()).stderr).toContain("--not-sent needs a reason");
    expect((await back("--reason", "in the outbox")).exitCode).toBe(0);
    expect(await workspace.read(path)).toContain(
      "mistaken: { date: 2026-09-16, by: octavia, reason: in the outbox }",
    );
    const list = await runCli(["announce", "--list"], options);
    expect(list.stdout.split("\n")[1]).toBe("season\ttwo weeks before nominations open\t");
    const status = JSON.parse((await runCli(["status", "--json"], options)).stdout);
    const season = status.steps.find(({ step }: { step: string }) => step === "announce season");
    expect(season.state).not.toBe("done");
    expect(await back("--reason", "again")).toMatchObject({ exitCode: 1 });
    expect((await runCli(["announce", "season", "--sent"], options)).exitCode).toBe(0);
    expect((await workspace.read(path)).match(/message: season/g)).toHaveLength(2);
  });

  it("lists them before an election is planned", async () => {
    const { root } = await temporaryWorkspace();
    const run = await runCli(["announce", "--list"], { workingFolder: root });
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain("season\ttwo weeks before nominations open\t\n");
    const json = await runCli(["announce", "--list", "--json"], { workingFolder: root });
    expect(JSON.parse(json.stdout)).toMatchObject({ election: null });
    const unknown = await runCli(["announce", "--list", "--election", "2031-10"], {
      workingFolder: root,
    });
    expect(unknown.exitCode).toBe(2);
  });

  it.each([
    ["season", "2026-09-14T14:59:00Z", "Mon 2026-09-14 15:00 UTC"],
    ["nominations-open", "2026-10-05T14:59:00Z", "Mon 2026-10-05 15:00 UTC"],
    ["voting-last-days", "2026-10-24T14:59:00Z", "Sat 2026-10-24 15:00 UTC"],
  ])("says of %s at %s that it is a draft until then", async (message, now, when) => {
    const { run } = await announce([message], {}, now);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("This is a draft. Send it ");
    expect(run.stderr).toContain(when);
    const later = await announce([message], {}, now.replace("14:59", "15:00"));
    expect(later.run.stderr).not.toContain("draft");
  });

  it.each([
    ["season", "2026-10-05T15:00:00Z", "Mon 2026-10-05 15:00 UTC"],
    ["nominations-last-days", "2026-10-12T15:00:00Z", "Mon 2026-10-12 15:00 UTC"],
    ["opt-in", "2026-10-27T00:00:00Z", "Mon 2026-10-26 15:00 UTC"],
  ])("warns that it is too late for %s at %s", async (message, now, until) => {
    const candidates = `candidates:
  - { login: ada-l, name: Ada Lindqvist, affiliation: none, file: a.md, submitted: 2026-10-06T00:00Z }
`;
    const more = { [path]: electionYaml + candidates };
    const { run } = await announce([message], more, now);
    expect(run.stderr).toContain("warning: it is too late for this message");
    expect(run.stderr).toContain(`before ${until}`);
    const before = now.replace("2026-10-27T00", "2026-10-26T14").replace("15:00:00", "14:59:00");
    expect((await announce([message], more, before)).run.stderr).not.toContain("too late");
  });

  it("warns of what an own text leaves to fill in", async () => {
    const own = { "elections/announcements/season.txt": "Subject: x\n\nOn TBD, see {{page}}\n" };
    const { run } = await announce(["season"], own);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("season.txt: “TBD” looks like a place you still need to fill in");
  });

  it("copies to a file, from the officials' own text", async () => {
    const own = {
      "elections/announcements/season.txt": "Subject: {{title}}\n\nBye, {{officials}}\n",
    };
    const { run, workspace } = await announce(["season", "--copy-to", "mail.txt"], own);
    expect(run.stderr).toBe("Using elections/announcements/season.txt.\nwrote mail.txt\n");
    expect(await workspace.read("mail.txt")).toBe("Subject: October 2026\n\nBye, @octavia\n");
  });

  it.each<[string[], Record<string, string>, number, string]>([
    [["voting-open"], {}, 1, "{{candidates}}: accept the candidacies"],
    [["results"], {}, 1, "publish the result first"],
    [["season"], { "elections/announcements/season.txt": "{{nme}}" }, 2, "no placeholder {{nme}}"],
    [["season", "--zone", "Mars/Base"], {}, 2, "there is no time zone “Mars/Base”"],
    [["season", "--sent", "the list"], {}, 2, "--sent the list is not a URL"],
    [[], {}, 2, "announce needs the name of a message"],
    [["party"], {}, 2, "Allowed choices are season"],
    [
      ["results"],
      { "elections/arch-committee-2026-10/record.json": '{"formatVersion":1}' },
      2,
      "record.json: level: ",
    ],
    [
      ["results"],
      { "elections/arch-committee-2026-10/record.json": "{" },
      2,
      "record.json: not JSON",
    ],
  ])("%j: exit %s", async (words, more, exitCode, message) => {
    const { run } = await announce(words, more);
    expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ exitCode, stdout: "" });
  });

  it("reminds officials that the poll has to be closed by hand", async () => {
    const { run } = await announce(["voting-closed"]);
    expect(run.stdout).toContain("Voting for the Kata Containers Architecture Committee ended on");
    expect(run.stderr).toContain("CIVS does not end a poll automatically");
  });

  it("knows after the nominations that no vote is needed", async () => {
    const candidates = `candidates:
  - { login: ada-l, name: Ada Lindqvist, affiliation: none, file: a.md, submitted: 2026-10-06T00:00Z }
candidatesClosed: { at: 2026-10-12T16:00Z, by: octavia, candidates: [ada-l] }
`;
    const { run } = await announce(
      ["nominations-closed"],
      { [path]: electionYaml + candidates },
      "2026-10-13T00:00:00Z",
    );
    expect(run.stdout).toContain("No vote is needed: four seats are to be filled");
    const open = candidates.replace(/candidatesClosed.*\n/, "");
    const early = await announce(
      ["nominations-closed"],
      { [path]: electionYaml + open },
      "2026-10-13T00:00:00Z",
    );
    expect(early.run.stderr).toContain("kata-election candidates close");
  });
});
