import { describe, expect, it } from "vitest";
import { fakePrompter } from "../../../support/fake-prompter.ts";
import {
  afterNominations,
  candidacy,
  nominationsElection,
  nominationsFolder,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const yaml = `${nominationsFolder}/election.yaml`;
const inTime = ["--submitted", "2031-10-07T09:12Z"];

function candidates(root: string, words: readonly string[], options: CliOptions = {}) {
  return runCli(["candidates", ...words], {
    workingFolder: root,
    now: afterNominations,
    ...options,
  });
}

describe("what is in doubt in a candidacy", () => {
  it.each([
    ["Ada Lindqvist (she/her)", '--name "Ada Lindqvist"'],
    ["Ada Lindqvist - Northwind", '--name "Ada Lindqvist"'],
    ["Lindqvist, Ada", '--name "Ada Lindqvist"'],
    ["Ada Lindqvist, Northwind Inc", '--name "Ada Lindqvist"'],
    ["王小明 (Xiaoming Wang)", '--name "王小明"'],
  ])("is a question: the name %s", async (name, hint) => {
    const { root, read } = await nominationsWorkspace({ "Ada.md": candidacy(name, "ada-l") });
    const run = await candidates(root, ["accept", "Ada.md", ...inTime]);
    expect(run).toMatchObject({ exitCode: 3, stdout: "" });
    expect(run.stderr).toContain(hint);
    expect(await read(yaml)).toBe(nominationsElection);
    const said = await candidates(root, ["accept", "Ada.md", ...inTime, "--name", "Ada (Lin) L."]);
    expect(said.exitCode).toBe(0);
    expect(await read(yaml)).toContain("name: Ada (Lin) L.");
  });

  it("is answered at a terminal, where the likely name is offered", async () => {
    const text = candidacy("Ada Lindqvist (she/her)", "ada-l");
    const { root, read } = await nominationsWorkspace({ "Ada.md": text });
    const prompter = fakePrompter([/the name on the ballot/, "Ada Lindqvist"]);
    const run = await candidates(root, ["accept", "Ada.md", ...inTime], { prompter });
    expect(run.exitCode).toBe(0);
    expect(await read(yaml)).toContain("name: Ada Lindqvist\n");
  });

  it.each([
    ["ada-ll", "@ada-l"],
    ["adal", "@ada-l"],
    ["octavai", "@octavia"],
    ["hal-w", "@hal-v"],
  ])("is a question: the login %s", async (login, near) => {
    const { root, read } = await nominationsWorkspace({ "Zoe.md": candidacy("Zoe Cho", login) });
    const run = await candidates(root, ["accept", "Zoe.md", ...inTime]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain(`Did you mean ${near}`);
    expect(run.stderr).toContain("--unknown-login");
    expect(await read(yaml)).toBe(nominationsElection);
    const words = ["accept", "Zoe.md", ...inTime, "--unknown-login"];
    expect((await candidates(root, words)).exitCode).toBe(0);
    expect(await read(yaml)).toContain(`login: ${login}\n`);
  });

  it("suggests the login and the organization of the one person who fits", async () => {
    const text = "Name: Eve Sato\nBackground:\nI run.\n";
    const { root } = await nominationsWorkspace({ "EveSato.md": text });
    const run = await candidates(root, ["accept", "EveSato.md", ...inTime]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('--login "eve-s"');
    const more = await candidates(root, ["accept", "EveSato.md", ...inTime, "--login", "eve-s"]);
    expect(more.stderr).toContain('--affiliation "Eastwind"');
  });
});

describe("files of the folder", () => {
  const files = {
    "Candidate-BoKeller": candidacy("Bo Keller", "bo-k"),
    "CyMora.MD": candidacy("Cy Mora", "cy-m"),
    "DiNoor.rst": candidacy("Di Noor", "di-n"),
    [`${nominationsFolder}/candidates/ElQuist.md`]: candidacy("El Quist", "el-q"),
    "QandA.md": "# Questions and answers\n\nQ: why?\n",
    "voters.md": "# Voters\n\n| login | name |\n|---|---|\n| ada-l | Ada |\n",
    "template.md": "Name:\n\nGitHub:\n\nBackground:\n",
    "poster.png": "",
  };

  it("are the same candidacies for list and close, and the others are named", async () => {
    const { root, read } = await nominationsWorkspace(files);
    const listed = JSON.parse((await candidates(root, ["list", "--json"])).stdout);
    const expected = ["Candidate-BoKeller", "CyMora.MD", "DiNoor.rst", "candidates/ElQuist.md"];
    expect(listed.candidates.map(({ file }: { file: string }) => file)).toEqual(expected);
    expect(listed.others).toEqual(["QandA.md", "poster.png", "template.md", "voters.md"]);
    const run = await candidates(root, ["close", "--by", "octavia"]);
    expect(run.exitCode).toBe(3);
    for (const file of expected) expect(run.stderr).toContain(`${file} is not accepted`);
    expect(run.stderr).toContain("Not candidacies");
    expect(await read(yaml)).not.toContain("candidatesClosed");
  });

  it("that are no candidacies do not keep the list from being closed", async () => {
    const entry =
      "candidates:\n  - { login: el-q, name: El Quist, affiliation: none, file: candidates/ElQuist.md, submitted: 2031-10-07T09:12Z }\n";
    const { "QandA.md": questions, "voters.md": voters } = files;
    const place = `${nominationsFolder}/candidates/ElQuist.md`;
    const { root, read } = await nominationsWorkspace(
      { "QandA.md": questions, "voters.md": voters, [place]: candidacy("El Quist", "el-q") },
      entry,
    );
    const run = await candidates(root, ["close", "--by", "octavia"]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("QandA.md, voters.md");
    expect(await read(yaml)).toContain("candidatesClosed");
  });
});

describe("an acceptance that was a mistake", () => {
  const entries = `candidates:
  - { login: ada-l, name: Ada Lindqvist, affiliation: none, file: AdaLindqvist.md, submitted: 2031-10-07T09:12Z }
  - { login: bo-k, name: Bo Keller, affiliation: none, file: BoKeller.md, submitted: 2031-10-07T09:12Z }
`;
  const files = { "BoKeller.md": candidacy("Bo Keller", "bo-k") };
  const words = ["withdraw", "BO-K", "--mistaken", "--by", "octavia", "--reason", "an old file"];

  it("is taken back, with the reason kept, and can be made again", async () => {
    const { root, read } = await nominationsWorkspace(files, entries);
    expect((await candidates(root, words)).exitCode).toBe(0);
    const text = (await read(yaml)) ?? "";
    expect(text).not.toContain("name: Bo Keller");
    expect(text).toMatch(/about: mistaken-acceptance[\s\S]*person: bo-k[\s\S]*reason: an old file/);
    expect(
      (await candidates(root, ["accept", "BoKeller.md", ...inTime, "--unknown-login"])).exitCode,
    ).toBe(0);
    expect(await read(yaml)).toContain("name: Bo Keller");
  });

  it("needs the list to be open", async () => {
    const closed = `${entries}candidatesClosed: { at: 2031-10-13T16:00Z, by: octavia, candidates: [ada-l, bo-k] }\n`;
    const { root } = await nominationsWorkspace(files, closed);
    const run = await candidates(root, words);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("candidates reopen 2031-10");
  });

  it("leaves lines apart to others who accept: entries stand by login", async () => {
    const { root, read } = await nominationsWorkspace(
      { "AvaZ.md": candidacy("Ava Zed", "ava-z") },
      entries,
    );
    await candidates(root, ["accept", "AvaZ.md", ...inTime, "--unknown-login"]);
    const logins = ((await read(yaml)) ?? "").match(/login: (?:ada-l|ava-z|bo-k)/g);
    expect(logins).toEqual(["login: ada-l", "login: ava-z", "login: bo-k"]);
  });
});

describe("a plain checkout", () => {
  it("lists who runs in the newest election, from its files", async () => {
    const { root } = await temporaryWorkspace({
      "elections/arch-committee-2031-10/AdaLindqvist.md": candidacy("Ada Lindqvist", "ada-l"),
      "elections/arch-committee-2032-04/BoKeller.md": candidacy("Bo Keller", "bo-k"),
    });
    const run = await candidates(root, ["list"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Bo Keller\tbo-k\tnone\tfiled");
  });
});

describe("a list with doubts", () => {
  it("says of which files, and of none whose name an official settled", async () => {
    const entry =
      'candidates:\n  - { login: wang-x, name: "王小明 (Xiaoming Wang)", affiliation: none, file: Wang.md, submitted: 2031-10-07T09:12Z }\n';
    const { root } = await nominationsWorkspace(
      {
        "Wang.md": candidacy("王小明 (Xiaoming Wang)", "wang-x"),
        "Zoe.md": candidacy("Zoe Cho (she/her)", "zoe-c"),
      },
      entry,
    );
    const run = await candidates(root, ["list"]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr.split("\n")).toEqual([
      "warning: Zoe Cho: Zoe.md is in doubt (kata-election candidates check shows why)",
      "",
    ]);
  });

  it("takes a placeholder for no result: nominations go on", async () => {
    const { root } = await nominationsWorkspace({
      "AdaLindqvist.md": candidacy("Ada Lindqvist", "ada-l"),
      "Results.md": "# Results\n\nThere were [TBD] nominations received:\n\n- [TBD]\n",
    });
    const run = await candidates(root, ["check", "--submitted", "2031-10-07T09:12Z"]);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
  });
});

describe("a job that checks candidacies", () => {
  it.each([
    ["2031-10-07T09:12Z", ["findings=0", "errors=0", "candidate=ada-l", "late=false"]],
    ["2031-10-13T15:00Z", ["findings=1", "errors=1", "candidate=ada-l", "late=true"]],
  ])("opened %s, has outputs for labels", async (submitted, expected) => {
    const { root, read } = await nominationsWorkspace({
      "AdaLindqvist.md": candidacy("Ada Lindqvist", "ada-l"),
    });
    const environment = { GITHUB_OUTPUT: `${root}/output` };
    const words = ["check", "AdaLindqvist.md", "--submitted", submitted];
    await candidates(root, words, { environment });
    expect((await read("output")).trim().split("\n")).toEqual(expected);
  });

  it("opens with the verdict, and has what is bad before what is good", async () => {
    const faulty = candidacy("Ada Lindqvist", "ada-l").replace("Name:", "Title:");
    const { root } = await nominationsWorkspace({
      "AAA.md": candidacy("Bo Keller", "bo-k"),
      "Zoe.md": faulty,
    });
    const run = await candidates(root, ["check", "--submitted", "2031-10-07T09:12Z"]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/^2 files checked: 1 error, 1 warning; not in order\.\n/);
    expect(run.stdout.split("\n").map((line) => /: (error|warning): /.exec(line)?.[1])).toEqual([
      "error",
      "warning",
      undefined,
    ]);
  });

  it("names the words that the spell check does not know", async () => {
    const { root } = await nominationsWorkspace({
      "AdaLindqvist.md": candidacy("Ada Lindqvist", "ada-l", "Northwind"),
      "tests/spellcheck/kata-dictionary.txt": "northwind\nKata\n",
    });
    const run = await candidates(root, ["check", "--submitted", "2031-10-07T09:12Z"]);
    expect(run.stderr).toContain("in tests/spellcheck/kata-dictionary.txt: Lindqvist.");
    const words = [
      "nominate",
      "--name",
      "Zoe Okonkwo",
      "--login",
      "zoe-o",
      "--affiliation",
      "none",
    ];
    const nominated = await candidates(root, [...words, "--statement", "I run.", "--dry-run"], {
      now: "2031-10-08T12:00:00Z",
    });
    expect(nominated.exitCode).toBe(0);
    expect(nominated.stdout).not.toContain("Email:");
    expect(nominated.stderr).toContain("Okonkwo");
  });
});
