import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  ballots,
  draft,
  electionFile,
  everything,
  folder,
  fourStand,
  results,
  workspaceWith,
} from "../../../support/results-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";
import type { TemporaryWorkspace } from "../../../support/temporary-workspace.ts";

const yaml = `${folder}/election.yaml`;
const kept = "elections/.private/2026-10";
const ballotsPath = `${kept}/ballots.csv`;
const pagePath = `${kept}/poll-result.yaml`;
const first = "{ provider: civs, id: E_first, opened: 2026-10-19T15:00Z }";
const void1 =
  "{ provider: civs, id: E_first, opened: 2026-10-19T15:00Z, voidedBecause: wrong date }";
const second = "{ provider: civs, id: E_second, opened: 2026-10-21T15:00Z }";
// Ada, Bo, Cy, Di on all three ballots of the support file.
const page = ["--ballots", "3", "--ranking", "ada-l > bo-k > cy-m > di-o"];
const late = "2026-10-27T12:00:00Z";

async function polls(...entries: readonly string[]): Promise<TemporaryWorkspace> {
  const text = electionFile(fourStand, `polls:\n${entries.map((one) => `  - ${one}\n`).join("")}`);
  const workspace = await workspaceWith({ [yaml]: text });
  await dated(workspace, "2026-10-26T16:00:00Z");
  return workspace;
}

async function dated({ root }: TemporaryWorkspace, at: string): Promise<void> {
  await utimes(join(root, ballotsPath), new Date(at), new Date(at));
}

function run({ root }: TemporaryWorkspace, ...words: string[]) {
  return runCli(words, { workingFolder: root, now: late });
}

const restart = ["poll", "record", "--id", "E_second", "--restarts", "a candidate was missing"];
const opened = ["--opened", "2026-10-21T15:00Z"];

describe("poll record --restarts", () => {
  it("sets aside ballots, page result and draft of the void poll, named by its id", async () => {
    const workspace = await polls(first);
    await run(workspace, "poll", "record", ...page);
    expect((await results(workspace, ["prepare"])).exitCode).toBe(0);
    const dry = await run(workspace, ...restart, ...opened, "--dry-run");
    expect(dry.stderr).toContain(`would move ${ballotsPath} to ${kept}/void/E_first/ballots.csv`);
    expect((await everything(workspace)).has(ballotsPath)).toBe(true);
    const done = await run(workspace, ...restart, ...opened);
    expect(done.exitCode).toBe(0);
    expect(done.stderr).toContain(`moved ${ballotsPath} to ${kept}/void/E_first/ballots.csv`);
    expect(await workspace.read(`${kept}/void/E_first/ballots.csv`)).toBe(ballots);
    expect(await workspace.read(`${kept}/void/E_first/poll-result.yaml`)).toContain("E_first");
    const files = [...(await everything(workspace)).keys()];
    expect(files).toContain(`${kept}/void/E_first/draft/manifest.json`);
    expect(files.filter((path) => path.startsWith(draft))).toEqual([]);
    const tally = await run(workspace, "tally", "--election");
    expect(tally.exitCode).toBe(3);
    expect(tally.stderr).toContain("there are no ballots of the poll E_second");
    expect((await results(workspace, ["prepare"])).exitCode).toBe(3);
    expect((await results(workspace, ["publish", "--confirm", "2026-10"])).exitCode).toBe(2);
  });

  it.each(["see ada@works.example", "asked ada (at) works.example", "mailto:ada@works.example"])(
    "moves nothing where the reason cannot be written: %s",
    async (reason) => {
      const workspace = await polls(first);
      const before = await everything(workspace);
      const words = ["poll", "record", "--id", "E_second", "--restarts", reason, ...opened];
      const refused = await run(workspace, ...words);
      expect(refused.exitCode).toBe(1);
      expect(refused.stderr).not.toContain("moved");
      expect(await everything(workspace)).toEqual(before);
    },
  );

  it("again changes nothing, and a second restart keeps both polls' files apart", async () => {
    const workspace = await polls(first);
    await run(workspace, ...restart, ...opened);
    await workspace.write(ballotsPath, ballots);
    const once = await everything(workspace);
    const again = await run(workspace, ...restart, ...opened);
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.stderr).toContain("Nothing to change");
    expect(await everything(workspace)).toEqual(once);
    const third = ["poll", "record", "--id", "E_third", "--restarts", "wrong limit"];
    expect((await run(workspace, ...third)).exitCode).toBe(0);
    const files = [...(await everything(workspace)).keys()];
    expect(files).toContain(`${kept}/void/E_first/ballots.csv`);
    expect(files).toContain(`${kept}/void/E_second/ballots.csv`);
    expect(files).not.toContain(ballotsPath);
  });

  it("has nothing to set aside before ballots were saved, and says how it dates the poll", async () => {
    const workspace = await polls(first);
    await run(workspace, ...restart);
    const text = await workspace.read(yaml);
    expect(text).toContain("{ provider: civs, id: E_second, opened: 2026-10-27T12:00Z }");
    const none = await workspaceWith();
    const refused = await run(none, ...restart);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("there is no poll to replace");
  });

  it.each([
    [["--id", "E_first", ...page], "the poll E_first is not in force"],
    [["--id", "E_third"], "the poll E_second is recorded and not void"],
    [["--id", "E_first", "--restarts", "x"], "the poll E_first is already recorded"],
    [
      ["--id", "E_second", "--url", "https://civs1.civs.us/cgi-bin/vote.pl?id=E_first"],
      "E_first, not of E_second",
    ],
    [
      ["--id", "E_second", "--url", "https://civs1.civs.us/cgi-bin/control.pl?id=E_second&akey=1"],
      "contains a key",
    ],
    [["--id", "E_second", "--mistaken", "x", ...page], "--mistaken can only be combined with --id"],
    [["--id", "E_none", "--mistaken", "x"], "the poll E_none is not recorded"],
    [["--id", "E_first", "--mistaken", "x"], "the poll E_second is in force"],
  ])("refuses %j", async (words, message) => {
    const workspace = await polls(void1, second);
    const before = await everything(workspace);
    const refused = await run(workspace, "poll", "record", ...words);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(message);
    expect(await everything(workspace)).toEqual(before);
  });

  it.each([
    [[first, second], "only one poll can be in force"],
    [[first, first], "the poll E_first is already in the list"],
    [
      [
        "{ provider: civs, id: E_1, url: https://civs1.civs.us/vote.pl?id=E_2, opened: 2026-10-19T15:00Z }",
      ],
      "expected the address of the poll E_1; this is that of E_2",
    ],
  ])("is not needed for a file that contradicts itself: %j", async (entries, message) => {
    const refused = await run(await polls(...entries), "tally", "--election");
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(message);
  });
});

describe("poll record --mistaken", () => {
  it("takes a wrong restart back, with the reason, and puts the files back", async () => {
    const workspace = await polls(first);
    await run(workspace, "poll", "record", ...page);
    const before = await workspace.read(pagePath);
    await run(workspace, ...restart);
    const wrong = await run(
      workspace,
      "poll",
      "record",
      "--id",
      "E_second",
      "--mistaken",
      "typed in another checkout",
    );
    expect(wrong.exitCode).toBe(0);
    expect(wrong.stderr).toContain("No poll is in force now");
    const back = await run(
      workspace,
      "poll",
      "record",
      "--id",
      "E_first",
      "--mistaken",
      "it was right",
    );
    expect(back.exitCode).toBe(0);
    const text = await workspace.read(yaml);
    expect(text).toContain("mistaken: typed in another checkout");
    expect(text).toContain('reinstated: "it was right (was void: a candidate was missing)"');
    expect(await workspace.read(ballotsPath)).toBe(ballots);
    expect(await workspace.read(pagePath)).toBe(before);
    expect((await run(workspace, "tally", "--election")).exitCode).toBe(0);
  });

  it("leaves the ballots of a mistyped poll where they are, but not its page result", async () => {
    const workspace = await polls("{ provider: civs, id: E_typo, opened: 2026-10-19T15:00Z }");
    await run(workspace, "poll", "record", ...page);
    await run(workspace, "poll", "record", "--id", "E_typo", "--mistaken", "mistyped");
    const right = ["poll", "record", "--id", "E_right", "--opened", "2026-10-19T15:00Z"];
    expect((await run(workspace, ...right)).exitCode).toBe(0);
    const files = [...(await everything(workspace)).keys()];
    expect(files).toContain(ballotsPath);
    expect(files).not.toContain(pagePath);
    const tally = await run(workspace, "tally", "--election");
    expect(tally.exitCode).toBe(0);
    expect(tally.stderr).toContain("for the poll E_right was never recorded");
  });
});

describe("a count rests on the poll in force", () => {
  const prepare = ["prepare"];

  it.each(["2026-10-12T15:10:00Z", "2026-10-19T15:00:00Z", "2026-10-26T14:59:59Z"])(
    "waits for the end of voting at %s",
    async (now) => {
      const workspace = await polls(first);
      for (const words of [
        ["tally", "--election"],
        ["seats", "fill"],
        ["results", "prepare"],
      ]) {
        const early = await runCli(words, { workingFolder: workspace.root, now });
        expect(early.exitCode).toBe(3);
        expect(early.stderr).toContain("Voting ends 2026-10-26T15:00Z");
      }
      expect((await everything(workspace)).has(`${draft}/manifest.json`)).toBe(false);
    },
  );

  it("takes no page result while people vote", async () => {
    const workspace = await polls(first);
    const words = ["poll", "record", ...page];
    const early = await runCli(words, { workingFolder: workspace.root, now: "2026-10-22T09:00Z" });
    expect(early.exitCode).toBe(2);
    expect(early.stderr).toContain(
      "voting ends 2026-10-26T15:00Z, so the poll's page has no final",
    );
    expect((await everything(workspace)).has(pagePath)).toBe(false);
  });

  it.each([
    ["shuffled", "Ada Lindqvist,Bo Keller,Cy Mora,Di Okoye\n2,1,4,3\n1,2,3,4\n1,2,3,4\n"],
    [
      "quoted by a spreadsheet",
      '"Ada Lindqvist","Bo Keller","Cy Mora","Di Okoye"\r\n"1","2","3","4"\r\n"1","2","3","4"\r\n"2","1","4","3"\r\n',
    ],
    ["under other names", "ada-l,bo-k,cy-m,di-o\n1,2,3,4\n1,2,3,4\n2,1,4,3\n"],
    ["with other numbers", "Ada Lindqvist,Bo Keller,Cy Mora,Di Okoye\n1,2,3,4\n1,3,5,7\n2,1,4,3\n"],
    [
      "with a mark of their encoding",
      "\ufeffAda Lindqvist,Bo Keller,Cy Mora,Di Okoye\n1,2,3,4\n1,2,3,4\n2,1,4,3",
    ],
  ])("knows the ballots of a void poll, saved again %s", async (_, text) => {
    const workspace = await polls(first);
    await workspace.write(
      ballotsPath,
      "Ada Lindqvist,Bo Keller,Cy Mora,Di Okoye\n1,2,3,4\n2,1,4,3\n1,2,3,4\n",
    );
    await run(workspace, ...restart, ...opened);
    await workspace.write(ballotsPath, text);
    await dated(workspace, "2026-10-26T16:00:00Z");
    const tally = await run(workspace, "tally", "--election");
    expect(tally.exitCode).toBe(3);
    expect(tally.stderr).toContain(
      "has the same ballots as the poll E_first, which does not count",
    );
  });

  it.each([
    ["a minute before it opened", "2026-10-21T14:59:00Z", 3],
    ["when it opened", "2026-10-21T15:00:00Z", 3],
    ["before voting ended", "2026-10-26T14:59:00Z", 3],
    ["after it closed", "2026-10-26T15:10:00Z", 0],
  ])("ballots saved %s", async (_, at, exitCode) => {
    const workspace = await polls(void1, second);
    await dated(workspace, at);
    for (const words of [
      ["tally", "--election"],
      ["seats", "fill"],
      ["results", "prepare"],
    ]) {
      const done = await run(workspace, ...words);
      expect(done.exitCode).toBe(exitCode);
      if (exitCode === 3)
        expect(done.stderr).toMatch(/before (?:the poll E_second opened|voting ended)/);
    }
    expect((await everything(workspace)).has(`${draft}/manifest.json`)).toBe(exitCode === 0);
  });

  it("takes older ballots once a person decided, and only these", async () => {
    const workspace = await polls(void1, second);
    await dated(workspace, "2026-10-20T15:00:00Z");
    const asked = await run(workspace, "tally", "--election");
    const record = asked.stderr.slice(asked.stderr.indexOf("decisions:"));
    const entry = record
      .replace("<login of who decided>", "octavia")
      .replace("<why>", "copied with its date");
    await workspace.write(yaml, `${await workspace.read(yaml)}${entry}`);
    expect((await run(workspace, "tally", "--election")).exitCode).toBe(0);
    expect((await results(workspace, prepare)).exitCode).toBe(0);
    await workspace.write(ballotsPath, `${ballots}4,3,2,1\n`);
    await dated(workspace, "2026-10-20T15:00:00Z");
    expect((await run(workspace, "tally", "--election")).exitCode).toBe(3);
  });

  it("refuses ballots where every poll is void", async () => {
    const run3 = await run(await polls(void1), "tally", "--election");
    expect(run3.exitCode).toBe(3);
    expect(run3.stderr).toContain("poll record --election 2026-10 --id <id> --opened <time>");
  });

  const read = (fields: string) =>
    `formatVersion: 1\n${fields}\n${fields.includes("read:") ? "" : "read: 2026-10-26\n"}`;
  const ranking = "ranking: [[Ada Lindqvist], [Bo Keller], [Cy Mora], [Di Okoye]]";

  it.each([
    ["of the void poll", `poll: E_first\nballots: 3\n${ranking}`, 3, "is for the poll E_first"],
    ["of an unknown poll", `poll: E_9\nballots: 3\n${ranking}`, 3, "is for the poll E_9"],
    [
      "read too early",
      `poll: E_second\nballots: 3\n${ranking}\nread: 2026-10-25`,
      3,
      "before voting ended",
    ],
    ["that names none", `ballots: 3\n${ranking}`, 3, "does not name a poll"],
    [
      "with other ballots",
      `poll: E_second\nballots: 4\n${ranking}`,
      1,
      "says 4 ballots, the file has 3",
    ],
    [
      "with a tie",
      `poll: E_second\nballots: 3\nranking: [[Ada Lindqvist], [Bo Keller, Cy Mora], [Di Okoye]]`,
      1,
      "= Cy Mora",
    ],
    [
      "of other candidates",
      `poll: E_second\nballots: 3\nranking: [[Ada Lindqvist], [Bo Keller], [Cy Mora], [Zoe]]`,
      1,
      "> Zoe",
    ],
    [
      "without a candidate",
      `poll: E_second\nballots: 3\nranking: [[Ada Lindqvist], [Bo Keller], [Cy Mora]]`,
      1,
      "these ballots rank",
    ],
  ])("holds it against a page result %s", async (_, fields, exitCode, message) => {
    const workspace = await polls(void1, second);
    await workspace.write(pagePath, read(fields));
    for (const words of [
      ["tally", "--election"],
      ["seats", "fill"],
      ["results", "prepare"],
    ]) {
      const done = await run(workspace, ...words);
      expect(done.exitCode).toBe(exitCode);
      expect(done.stderr).toContain(message);
    }
    expect((await everything(workspace)).has(`${draft}/manifest.json`)).toBe(false);
  });

  it("does not publish a draft from before the page said otherwise or the poll was void", async () => {
    const publish = ["publish", "--confirm", "2026-10"];
    const workspace = await polls(first);
    await results(workspace, prepare);
    await workspace.write(pagePath, read(`poll: E_first\nballots: 9\n${ranking}`));
    const before = await everything(workspace);
    const differs = await results(workspace, publish);
    expect(differs.exitCode).toBe(1);
    expect(differs.stderr).toContain("the poll's page says 9 ballots, the file has 3");
    expect(await everything(workspace)).toEqual(before);
    const voided = await polls(first);
    await results(voided, prepare);
    await voided.write(yaml, (await voided.read(yaml)).replace(first, `${void1}\n  - ${second}`));
    expect((await results(voided, publish)).exitCode).toBe(2);
  });

  it("is verified: a record made from a void poll's ballots does not follow", async () => {
    const workspace = await polls(first);
    await run(workspace, "poll", "record", ...page);
    await results(workspace, prepare);
    await results(workspace, ["publish", "--confirm", "2026-10"]);
    const sound = await results(workspace, ["verify"]);
    expect(sound.exitCode).toBe(0);
    expect(sound.stdout).toContain("the poll, its page and the ballots\teach other\tmatches");
    for (const path of [yaml, `${folder}/record.json`, `${kept}/record.json`]) {
      const text = await workspace.read(path);
      const voided =
        path === yaml
          ? text.replace(first, `${void1}\n  - ${second}`)
          : text.replace(
              /"opened": "2026-10-19T15:00:00Z"\n {4}\}/,
              `"opened": "2026-10-19T15:00:00Z", "voidedBecause": "x" }, { "provider": "civs", "id": "E_second", "opened": "2026-10-21T15:00:00Z" }`,
            );
      expect(voided).not.toBe(text);
      await workspace.write(path, voided);
    }
    const verified = await results(workspace, ["verify"]);
    expect(verified.exitCode).toBe(1);
    expect(verified.stdout).toContain(
      "page.poll: expected the poll in force, E_second, found E_first",
    );
    expect(verified.stdout).toContain("page of another poll: expected");
  });
});

describe("ballots of a void poll that come back", () => {
  // The same three ballots in every form: their lines in another order, other ends of lines, a blank line.
  const lines = ballots.trimEnd().split("\n");
  it.each([
    ["as they were", ballots],
    ["with Windows line ends", ballots.replaceAll("\n", "\r\n")],
    ["in another order", `${[lines[0], ...lines.slice(1).reverse()].join("\n")}\n`],
    ["with a blank line", `${ballots}\n`],
    ["without a last line end", ballots.trimEnd()],
  ])("%s are asked about, even where the page agrees", async (_, again) => {
    const workspace = await polls(first);
    await run(workspace, ...restart, ...opened);
    await workspace.write(ballotsPath, again);
    await dated(workspace, "2026-10-26T16:00:00Z");
    expect((await run(workspace, "poll", "record", ...page)).exitCode).toBe(0);
    const tally = await run(workspace, "tally", "--election");
    expect(tally.exitCode).toBe(3);
    expect(tally.stderr).toContain(
      `${ballotsPath} has the same ballots as the poll E_first, which does not count`,
    );
    expect((await results(workspace, ["prepare"])).exitCode).toBe(3);
  });

  it.each([
    [["--id", "E_SECOND", "--restarts", "x"], "the poll E_second is already recorded"],
    [["--id", " e_first", "--restarts", "x"], "the poll E_first is already recorded"],
    [
      ["--id", "https://civs1.civs.us/cgi-bin/vote.pl?id=E_second", "--restarts", "x"],
      "the poll E_second is already recorded",
    ],
    [["--id", "../E_third", "--restarts", "x"], "is not a poll's id"],
    [["--id", "the new one", "--restarts", "x"], "is not a poll's id"],
    [
      ["--id", "E_third", "--opened", "2026-10-20T15:00Z", "--restarts", "x"],
      "is before the poll that it replaces opened",
    ],
    [
      ["--id", "E_third", "--opened", "2026-10-28T15:00Z", "--restarts", "x", ...page],
      "its page has no result yet",
    ],
  ])("no poll is recorded with %j", async (words, message) => {
    const workspace = await polls(void1, second);
    const before = await everything(workspace);
    const refused = await run(workspace, "poll", "record", ...words);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(message);
    expect(await everything(workspace)).toEqual(before);
  });
});
