import { describe, expect, it } from "vitest";
import { fakePrompter } from "../../../support/fake-prompter.ts";
import {
  afterNominations,
  candidacy,
  duringNominations,
  nominationsFolder,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";

const close = (root: string, words: readonly string[] = [], options: CliOptions = {}) =>
  runCli(["candidates", "close", ...words], {
    workingFolder: root,
    now: afterNominations,
    ...options,
  });

/** People with these affiliations, Ann first, who filed in time and were accepted. */
function standing(affiliations: readonly string[], more = "") {
  const names = ["Ann", "Ben", "Cas", "Dot", "Edo"].slice(0, affiliations.length);
  const entries = names.map(
    (name, index) =>
      `  - { login: ${name.toLowerCase()}, name: ${name} Moss, affiliation: ${affiliations[index]}, file: ${name}Moss.md, submitted: 2031-10-07T09:00Z${index === 0 ? more : ""} }\n`,
  );
  const files = names.map((name, index): [string, string] => [
    `${name}Moss.md`,
    candidacy(`${name} Moss`, name.toLowerCase(), affiliations[index]),
  ]);
  return nominationsWorkspace(
    Object.fromEntries(files),
    affiliations.length === 0 ? "" : `candidates:\n${entries.join("")}`,
  );
}

describe("candidates close", () => {
  it("says that a vote is needed: four unaffiliated people stand for three seats", async () => {
    const { root } = await standing(["none", "none", "none", "none"]);
    const run = await close(root);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("4 candidates run for 3 seats; a vote is needed");
    expect(run.stdout).not.toContain("Elected");
  });

  it("waits where the election's page names another number of seats", async () => {
    const workspace = await standing(["none", "none", "none"]);
    const page = `${nominationsFolder}/README.md`;
    await workspace.write(page, "# Elections\n\nFour seats are up for election.\n");
    const run = await close(workspace.root);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain(`${page}:3 says 4 seats; 3 are up for election. Correct the page`);
    const status = await runCli(["status"], {
      workingFolder: workspace.root,
      now: afterNominations,
    });
    expect(status.stdout).toContain(`${page}:3 says 4 seats; 3 are up`);
    await workspace.write(page, "# Elections\n\nThree seats are up for election.\n");
    expect((await close(workspace.root)).exitCode).toBe(0);
  });

  it("asks whether an organization spelled in two ways is one, before it counts twice", async () => {
    const { root } = await standing(["Northwind", "none", "Northwind Inc", "none"]);
    const run = await close(root);
    expect(run.stderr).toContain(
      'note: “Northwind” and “Northwind Inc” count as different organizations; if they are one, record it: organizations: [{ name: "Northwind", also: ["Northwind Inc"] }] in elections/people.yaml',
    );
  });

  it.each([
    "Northwind / Southwind",
    "Northwind & Southwind",
    "Northwind (consultant)",
    "formerly Northwind",
    "Nortwind",
    "Northwind Labs",
    "www.northwind.example",
    "Northwind Deutschland GmbH",
  ])("asks before the list is final what %s is, where that decides who is seated", async (name) => {
    // Without a vote all three are seated; as Northwind the third is over its limit of two, and a seat stays open.
    const { root, read } = await standing(["Northwind", "Northwind", JSON.stringify(name)]);
    const run = await close(root, ["--by", "octavia"]);
    expect(run.exitCode).toBe(3);
    expect(run.stdout).not.toContain("Elected without a vote");
    expect(run.stderr).toContain(`“${name}”`);
    expect(run.stderr).toContain("organizations: [{ name:");
    const json = JSON.parse((await close(root, ["--json"])).stdout);
    expect(json).toMatchObject({ voteNeeded: null, seatedWithoutVote: null });
    expect(json.questions).toHaveLength(1);
    expect(await read("elections/committee.yaml")).not.toContain("2031-10");
  });

  it.each([
    "Independent Labs",
    "Retired (ex Umbra)",
    "Self Storage",
    "Individual Systems",
    "Student Union",
  ])(
    "asks whether %s is an organization, where three of it would be over the limit",
    async (name) => {
      const word = JSON.stringify(name);
      const { root } = await standing([word, word, word]);
      const run = await close(root);
      expect(run.exitCode).toBe(3);
      expect(run.stdout).not.toContain("Elected");
      expect(run.stderr).toContain(
        `“${name}” counts as an organization of its own; as no organization`,
      );
    },
  );

  it("closes once people.yaml says what the name means", async () => {
    const { root, write } = await standing(["Northwind", "Northwind", "Northwind Labs"]);
    await write(
      "elections/people.yaml",
      "formatVersion: 1\norganizations: [{ name: Northwind }, { name: Northwind Labs }]\n",
    );
    const run = await close(root);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Elected without a vote: Ann Moss, Ben Moss, Cas Moss.");
  });

  it("tells a name to settle before the count, where a vote is held all the same", async () => {
    const { root } = await standing(["Northwind", "Northwind", "Northwind Labs", "none", "none"]);
    const run = await close(root);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("a vote is needed");
    expect(run.stderr).toContain(
      "note: “Northwind Labs” counts as an organization of its own. If it is “Northwind”, the limit may seat others",
    );
  });

  it("says who is elected without one: three for three", async () => {
    const { root } = await standing(["none", "Northwind", "Southwind"]);
    const run = await close(root);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Elected without a vote: Ann Moss, Ben Moss, Cas Moss.");
    expect(run.stderr).toContain("No poll is held. Ask the members whose seats are not up to");
  });

  it("leaves seats open: two for three", async () => {
    const { root } = await standing(["none", "none"]);
    const run = await close(root, ["--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      formatVersion: 1,
      election: "2031-10",
      seats: 3,
      voteNeeded: false,
      openSeats: 1,
      seatedWithoutVote: ["Ann Moss", "Ben Moss"],
      undecided: [],
    });
    expect((await close(root)).stderr).toContain("1 of 3 seats stays open");
  });

  it("asks again after a withdrawal: three of four are left for three seats", async () => {
    const { root } = await standing(["none", "none", "none", "none"]);
    await runCli(["candidates", "withdraw", "ann", "--reason", "no time"], {
      workingFolder: root,
      now: afterNominations,
    });
    const run = await close(root);
    expect(run.stdout).toContain("Elected without a vote: Ben Moss, Cas Moss, Dot Moss.");
  });

  it("stops with exit 3 where it depends on an affiliation that no one knows", async () => {
    // If Ann belongs to Northwind too, three of it compete for the two places of the limit.
    const { root } = await standing(["unknown", "Northwind", "Northwind"]);
    const run = await close(root);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("depends on an uncertain affiliation");
    expect(run.stderr).toContain("about: affiliation");
  });

  it("stops with exit 3 while a candidacy is undecided", async () => {
    const late = await standing(["none"], "");
    await late.write(
      "elections/arch-committee-2031-10/BoKeller.md",
      candidacy("Bo Keller", "bo-k"),
    );
    const run = await close(late.root);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("BoKeller.md is not accepted: accept it, or remove the file");
    const path = "elections/arch-committee-2031-10/election.yaml";
    const text = await late.read(path);
    await late.write(path, text.replace("2031-10-07T09:00Z", "2031-10-13T15:00Z"));
    expect((await close(late.root)).stderr).toContain("AnnMoss.md came late: accept it with");
  });

  it("refuses while nominations are open", async () => {
    const { root } = await standing(["none"]);
    const run = await close(root, [], { now: duringNominations });
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toContain("nominations for election 2031-10 close 2031-10-13T15:00Z");
  });

  const yaml = "elections/arch-committee-2031-10/election.yaml";
  const byOctavia = ["--by", "@Octavia"];

  it("records who closed the list, when, and who was on it", async () => {
    const workspace = await standing(["none", "none", "none", "none"]);
    expect((await close(workspace.root)).stderr).toContain("The list is not recorded as closed");
    expect(await workspace.read(yaml)).not.toContain("candidatesClosed");
    const run = await close(workspace.root, byOctavia);
    expect(run.exitCode).toBe(0);
    expect(await workspace.read(yaml)).toContain(
      "\ncandidatesClosed: { at: 2031-10-14T12:00Z, by: octavia, candidates: [ ann, ben, cas, dot ] }\n",
    );
    const again = await close(workspace.root, ["--json"], { now: "2031-10-15T12:00:00Z" });
    expect(JSON.parse(again.stdout)).toMatchObject({
      closed: { at: "2031-10-14T12:00Z", by: "octavia", candidates: ["ann", "ben", "cas", "dot"] },
    });
    expect(again.stderr).toContain("@octavia closed the list on 2031-10-14T12:00Z.");
  });

  it("takes the official of KATA_ELECTION_BY where no one can be asked, but --json only looks", async () => {
    const workspace = await standing(["none", "none", "none", "none"]);
    const environment = { KATA_ELECTION_BY: "octavia" };
    await close(workspace.root, ["--json"], { environment });
    expect(await workspace.read(yaml)).not.toContain("candidatesClosed");
    await close(workspace.root, [], { environment });
    expect(await workspace.read(yaml)).toContain(
      "candidatesClosed: { at: 2031-10-14T12:00Z, by: octavia,",
    );
  });

  it("asks at a terminal who closes it, and records nothing while a candidacy is undecided", async () => {
    const workspace = await standing(["none"]);
    const prompter = fakePrompter([/Which official closes the list/, "wei-l"]);
    await close(workspace.root, [], { screen: true, prompter });
    expect(await workspace.read(yaml)).toContain("by: wei-l, candidates: [ ann ] }");
    const other = await standing(["none"]);
    await other.write(
      "elections/arch-committee-2031-10/BoKeller.md",
      candidacy("Bo Keller", "bo-k"),
    );
    expect((await close(other.root, byOctavia)).exitCode).toBe(3);
    expect(await other.read(yaml)).not.toContain("candidatesClosed");
  });

  it.each([
    ["zoe", "@zoe is not an official of this election"],
    ["o ctavia", "Write a GitHub login, such as octavia"],
  ])("refuses %s as the official", async (by, message) => {
    const { root } = await standing(["none"]);
    const run = await close(root, ["--by", by]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it("records the confirmation of the continuing members, where one is called for", async () => {
    const workspace = await standing(["none"]);
    const confirmed = [...byOctavia, "--confirmed", '2031-10-14="notes of the 14th"'];
    const run = await close(workspace.root, confirmed);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain(
      "2 of 3 seats stay open. The members whose seats are not up confirmed it.",
    );
    const text = await workspace.read(yaml);
    expect(text).toContain(
      "decisions:\n  - about: confirmation\n    by: octavia\n    date: 2031-10-14\n    reason:",
    );
    expect(text).toContain("reference: notes of the 14th");
    await close(workspace.root, confirmed);
    expect(await workspace.read(yaml)).toBe(text);
    const many = await standing(["none", "none", "none", "none"]);
    const refused = await close(many.root, confirmed);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("there is nothing to confirm: a vote is needed");
    expect(await many.read(yaml)).not.toContain("candidatesClosed");
  });

  it("takes nobody after that, until the list is opened again with a reason", async () => {
    const workspace = await standing(["none", "Northwind"]);
    const options = { workingFolder: workspace.root, now: afterNominations };
    await close(workspace.root, byOctavia);
    const bo = candidacy("Bo Keller", "bo-k");
    await workspace.write("elections/arch-committee-2031-10/BoKeller.md", bo);
    const accept = ["candidates", "accept", "BoKeller.md", "--submitted", "2031-10-11T09:00Z"];
    const refused = await runCli(accept, options);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(
      "@octavia closed the list on 2031-10-14T12:00Z, and @bo-k is not on it",
    );
    const reopen = ["candidates", "reopen", ...byOctavia, "--reason", "overlooked on the 11th"];
    expect((await runCli([...reopen.slice(0, 4), "--reason", " "], options)).exitCode).toBe(2);
    expect((await runCli(reopen, options)).exitCode).toBe(0);
    const text = await workspace.read(yaml);
    expect(text).not.toContain("candidatesClosed");
    expect(text.replace(/\s+/g, " ")).toContain(
      "about: reopening closed: 2031-10-14T12:00Z candidates: [ ann, ben ] by: octavia date: 2031-10-14 reason: overlooked on the 11th",
    );
    expect((await runCli(reopen, options)).stderr).toContain("is not closed");
    expect((await runCli([...accept, "--unknown-login"], options)).exitCode).toBe(0);
    await close(workspace.root, byOctavia);
    expect(await workspace.read(yaml)).toContain("candidates: [ ann, ben, bo-k ] }");
  });

  it("lets the affiliation declared until then count", async () => {
    const workspace = await standing(["none", "Northwind"]);
    await close(workspace.root, byOctavia);
    const accept = (...words: string[]) =>
      runCli(["candidates", "accept", "BenMoss.md", ...words], {
        workingFolder: workspace.root,
        now: afterNominations,
      });
    const moved = await accept("--affiliation", "Southwind");
    expect(moved.exitCode).toBe(1);
    expect(moved.stderr).toContain("the affiliation of @ben counts as it was declared then");
    expect((await accept("--pull-request", "https://github.com/o/r/pull/1")).exitCode).toBe(0);
  });

  it("warns of a poll that was opened with the list", async () => {
    const workspace = await standing(["none", "none", "none", "none"]);
    await close(workspace.root, byOctavia);
    const polls = "polls: [{ provider: civs, id: E_1, opened: 2031-10-20T15:00Z }]\n";
    await workspace.write(yaml, (await workspace.read(yaml)) + polls);
    const run = await runCli(["candidates", "reopen", ...byOctavia, "--reason", "x"], {
      workingFolder: workspace.root,
      now: afterNominations,
    });
    expect(run.exitCode).toBe(0);
    expect(run.stderr.replace(/\n/g, " ")).toContain("poll E_1 has the old list");
  });

  it.each([
    ["[ann, ben]", "candidatesClosed.candidates: expected an entry for @ben among candidates"],
    ["[]", "@ann is a candidate, but was not on the list when it was closed"],
  ])("refuses a file edited by hand so that the closed list is %s", async (list, message) => {
    const workspace = await standing(["none"]);
    const closed = `candidatesClosed: { at: 2031-10-14T12:00Z, by: octavia, candidates: ${list} }\n`;
    await workspace.write(yaml, (await workspace.read(yaml)) + closed);
    const run = await close(workspace.root);
    expect(run.exitCode).toBe(2);
    expect(run.stderr.replace(/\n/g, " ")).toContain(message);
  });
});

describe("what stands in an election's folder beside candidacies with names as usual", () => {
  const zoe = candidacy("Zoe Young", "zoe-y", "Southwind");

  it.each([
    ["README.md"],
    ["readme.MD"],
    ["Results.md"],
    ["autumn-results.md"],
    ["election.md"],
    [".ZoeYoung.md"],
    [".github/ZoeYoung.md"],
  ])(
    "a candidacy written into %s is listed, and keeps the list open until it is moved",
    async (name) => {
      const { root } = await nominationsWorkspace({ [`${nominationsFolder}/${name}`]: zoe });
      const run = await close(root);
      expect(run.exitCode).toBe(3);
      expect(run.stdout).toContain("Zoe Young\tzoe-y\tSouthwind\tnot accepted");
      expect(run.stderr).toContain(`${name} holds a candidacy: move it into a file of its own`);
    },
  );

  it.each([
    ["a/b/c/d/e/ZoeYoung.md"],
    ["ZoeYoung.md/index"],
    ["ZoeYoung.md.txt"],
    ["ZoeYoung.adoc"],
    ["zoe-y/README.md"],
    ["ZoeYoung,md"],
  ])("a candidacy in %s is listed, and keeps the list open until it is accepted", async (name) => {
    const { root } = await nominationsWorkspace({ [`${nominationsFolder}/${name}`]: zoe });
    const run = await close(root);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain(`${name} is not accepted: accept it, or remove the file`);
  });

  it("pages that name candidates are no candidacies, and are named where they are no own pages", async () => {
    const list = "- [`Zoe Young`](https://github.com/zoe-y)\n";
    const { root } = await nominationsWorkspace({
      "README.md": `# Election\n\n${list}`,
      "Results.md": `# Results\n\nThe nominees were:\n\n${list}`,
      "questions.md": "# Questions\n\nQ: why?\n",
      "voters.md": "| login | name |\n|---|---|\n| zoe-y | Zoe |\n",
      "template.md": "Name:\n\nGitHub:\n\nAffiliation:\n",
      "ZoeYoung.pdf.md": "My notes.\n",
      [`${nominationsFolder}/.github/notes.md`]: "Notes.\n",
    });
    const run = await close(root);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain(
      "Not candidacies (they name no candidate): ZoeYoung.pdf.md, questions.md, template.md, voters.md.",
    );
  });
});
