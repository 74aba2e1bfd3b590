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

const flags = [
  ...["--name", "Zoë de la Cruz", "--login", "@zoe-c", "--affiliation", "Northwind"],
  ...[
    "--email",
    "zoe@works.example",
    "--email",
    "zoe@home.example",
    "--statement",
    "\nI stand.\n\n",
  ],
];
const written = `Name: Zoë de la Cruz

GitHub: zoe-c

Affiliation: Northwind

Email: zoe@works.example, zoe@home.example

Background:

I stand.
`;
const path = `${nominationsFolder}/ZoeDeLaCruz.md`;

function nominate(root: string, words: readonly string[], options: CliOptions = {}) {
  return runCli(["candidates", "nominate", ...words], {
    workingFolder: root,
    now: duringNominations,
    ...options,
  });
}

describe("candidates nominate", () => {
  it("writes the file that the options describe, and says what is next", async () => {
    const { root, read } = await nominationsWorkspace();
    const run = await nominate(root, flags);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run.stderr).toContain(`wrote ${path}`);
    expect(run.stderr).toContain("before 2031-10-13T15:00Z");
    expect(await read(path)).toBe(written);
  });

  it("changes nothing the second time", async () => {
    const { root, read } = await nominationsWorkspace();
    await nominate(root, flags);
    const again = await nominate(root, flags);
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toContain("Nothing to change");
    expect(await read(path)).toBe(written);
  });

  it("shows the file and writes nothing with --dry-run", async () => {
    const { root, read } = await nominationsWorkspace();
    const run = await nominate(root, [...flags, "--dry-run"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("+Name: Zoë de la Cruz");
    await expect(read(path)).rejects.toThrow("ENOENT");
  });

  it("asks for what is missing, shows the file and asks before it writes", async () => {
    const { root, read } = await nominationsWorkspace();
    const prompter = fakePrompter(
      [/your name/i, "Zoë de la Cruz"],
      [/GitHub/, "https://github.com/zoe-c"],
      [/work for/, "Northwind"],
      [/email/, "zoe@works.example, zoe at home dot example"],
      [/who you are.*editor/i, "\n\nI stand.\n"],
      [/write this file/i, true],
    );
    const run = await nominate(root, [], { prompter });
    expect(run.stderr).toContain("+GitHub: zoe-c");
    expect(run.exitCode).toBe(0);
    expect(await read(path)).toBe(written);
  });

  it("takes one line where the editor saved nothing", async () => {
    const { root, read } = await nominationsWorkspace();
    const prompter = fakePrompter([/editor/, " \n"], [/in one line/, "I stand."]);
    const run = await nominate(root, [...flags.slice(0, -2), "--yes"], { prompter });
    expect(run.exitCode).toBe(0);
    expect(await read(path)).toBe(written);
    expect(run.stderr).toContain("Nothing was written in the editor.");
  });

  it("leaves the editor's guide out", async () => {
    const { root, read } = await nominationsWorkspace();
    const answers = fakePrompter();
    const prompter = {
      ...answers,
      longText: async ({ default: guide = "" }) => `I stand.\r\n${guide}`,
    };
    const run = await nominate(root, [...flags.slice(0, -2), "--yes"], { prompter });
    expect(run.exitCode).toBe(0);
    expect(await read(path)).toBe(written);
  });

  it("writes nothing without a yes", async () => {
    const { root, read } = await nominationsWorkspace();
    const run = await nominate(root, flags, {
      prompter: fakePrompter([/write this file/i, false]),
    });
    expect(run.exitCode).toBe(130);
    await expect(read(path)).rejects.toThrow("ENOENT");
  });

  it("reads the text from a file beside the working folder", async () => {
    const { root, read } = await nominationsWorkspace({ "notes/me.txt": "\ufeff\r\nI stand.\r\n" });
    const run = await nominate(`${root}/notes`, [
      ...flags.slice(0, -2),
      "--background-file",
      "me.txt",
    ]);
    expect(run.exitCode).toBe(0);
    expect(await read(path)).toBe(written);
  });

  it.each([
    ["2031-10-06T14:59:59Z", "open 2031-10-06T15:00Z"],
    ["2031-10-13T15:00:00Z", "closed 2031-10-13T15:00Z"],
    [afterNominations, "ask them"],
  ])("refuses at %s, before it asks anything", async (now, message) => {
    const { root, read } = await nominationsWorkspace();
    const run = await nominate(root, [], { now, prompter: fakePrompter() });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(message);
    await expect(read(path)).rejects.toThrow("ENOENT");
  });

  it.each([
    ["--name", "42", "a name of letters"],
    ["--name", "Zoë\nEmail: eve@home.example", "a name of letters"],
    ["--login", "zoe c", "a GitHub login"],
    ["--affiliation", "unknown", "an organization, or none"],
    ["--email", "zoe", "an address such as"],
    ["--statement", " \n ", "the text about yourself is empty"],
    ["--affiliation", "*Northwind*", "would not be read back as you gave it"],
    ["--file", "../../Zoe.md", "not a name for a candidacy"],
    ["--file", "README.md", "not a name for a candidacy"],
    ["--file", "Zoe.pdf", "not a name for a candidacy"],
    ["--background-file", "me.txt", "give the text about yourself"],
  ])("refuses %s %j with exit 2", async (flag, value, message) => {
    const { root, read } = await nominationsWorkspace();
    const words = [...flags];
    const place = words.indexOf(flag);
    if (place !== -1 && flag !== "--email") words.splice(place, 2);
    const run = await nominate(root, [...words, flag, value]);
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(2);
    await expect(read(path)).rejects.toThrow("ENOENT");
  });

  it.each([["--name"], ["--login"], ["--affiliation"]])(
    "names the option %s when nobody can be asked",
    async (flag) => {
      const { root } = await nominationsWorkspace();
      const words = [...flags];
      words.splice(words.indexOf(flag), 2);
      const run = await nominate(root, words);
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain(`${flag} is required`);
    },
  );

  it("needs --file where the name has no ASCII letters", async () => {
    const { root, read } = await nominationsWorkspace();
    const words = ["--name", "王小明", ...flags.slice(2)];
    expect(await nominate(root, words)).toMatchObject({ exitCode: 2 });
    const run = await nominate(root, [...words, "--file", "WangXiaoming.md"]);
    expect(run.exitCode).toBe(0);
    expect(await read(`${nominationsFolder}/WangXiaoming.md`)).toContain("Name: 王小明\n");
  });

  it.each([
    ["zoedelacruz.md", candidacy("Somebody Else", "else"), "exists already"],
    ["Other.md", candidacy("Other", "ZOE-C"), "@ZOE-C runs already (Other.md)"],
    ["Other.md", candidacy("zoë de la cruz", "other"), "runs already (Other.md)"],
  ])("refuses beside %s", async (name, text, message) => {
    const { root, read } = await nominationsWorkspace({ [name]: text });
    const run = await nominate(root, flags);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(message);
    await expect(read(path)).rejects.toThrow("ENOENT");
  });

  it.each([
    ["--login", "octavia", "[official-standing]"],
    ["--statement", "TODO", "[placeholder]"],
    ["--statement", "I stand \u202eno", "[bidirectional-control]"],
    ["--statement", "\u001b[2J", "[control-character]"],
  ])("refuses %s %j, which the check would refuse", async (flag, value, code) => {
    const { root } = await nominationsWorkspace();
    const words = [...flags];
    words.splice(words.indexOf(flag), 2);
    const run = await nominate(root, [...words, flag, value]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(code);
    expect(run.stderr).not.toContain("\u202e");
    expect(run.stderr).not.toContain("\u001b");
  });
});
