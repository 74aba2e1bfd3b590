import { spawnSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { fileWords } from "../../src/cli/options.ts";
import { everyLeaf } from "../support/every-command.ts";
import { candidacy } from "../support/nominations-workspace.ts";
import { ballots, folder, readme, workspaceWith } from "../support/results-workspace.ts";
import { rollWorkspace } from "../support/roll-workspace.ts";
import { runCli } from "../support/run-cli.ts";
import { executable } from "../support/run-executable.ts";

const afterVoting = "2026-10-27T12:00:00Z";

function run(root: string, line: string, input: string | Uint8Array = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...line.split(" ")], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: root, KATA_ELECTION_BY: "octavia", NO_COLOR: "1" },
    input,
  });
  return { status, stdout, told: stderr.toString("utf8") };
}

/** What stands in the files that are read. */
interface Inputs {
  readonly uploaded: string;
  readonly names: string;
  readonly record: string;
  readonly shard: string;
  readonly pack: Uint8Array;
  readonly identity: string;
  readonly roll: string;
  readonly list: string;
}

/** Where standard input can stand: the word, a command line with FILE in its place, and what is read. */
const readers: readonly (readonly [
  word: string,
  line: string,
  input: string | ((inputs: Inputs) => string | Uint8Array),
  exit?: number,
])[] = [
  ["ballots check <file>", "ballots check FILE", ballots],
  [
    "ballots check --candidates",
    "ballots check up.txt --format civs-upload --candidates FILE",
    (of) => of.names,
  ],
  ["ballots convert <file>", "ballots convert FILE --to json", ballots],
  [
    "ballots convert --candidates",
    "ballots convert up.txt --format civs-upload --to civs --candidates FILE",
    (of) => of.names,
  ],
  [
    "candidates check [files...]",
    `candidates check FILE --now 2026-10-08T12:00Z`,
    candidacy("Eva Roth", "eva-r"),
  ],
  [
    "candidates nominate --background-file",
    "candidates nominate --name Eva --login eva-r --affiliation none --unknown-login --dry-run --now 2026-10-08T12:00Z --background-file FILE",
    "I have kept the runtime going since 2019.\n",
  ],
  [
    "committee init --answers",
    "committee init --answers FILE",
    "formatVersion: 1\nby: octavia\nanswers: []\n",
    3,
  ],
  [
    "plan --avoid-file",
    "plan 2027-04 --first-day 2027-04-05 --official octavia --unknown-login --dry-run --now 2027-02-10T12:00Z --avoid-file FILE",
    '2027-04-06..2027-04-08="KubeCon"\n',
  ],
  ["private unpack <file>", "private unpack FILE --dry-run --identity key.txt", (of) => of.pack],
  [
    "private unpack --identity",
    "private unpack pack.age --dry-run --identity FILE",
    (of) => of.identity,
  ],
  ["results page [record]", "results page FILE", (of) => of.record],
  ["results verify [record]", "results verify FILE", (of) => of.record],
  ["results verify --ballots", "results verify 2026-10 --ballots FILE", ballots],
  ["roll diff <earlier>", "roll diff FILE 2026-10", (of) => of.roll],
  ["roll diff <later>", "roll diff 2026-10 FILE", (of) => of.roll],
  [
    "roll opt-in import <file>",
    "roll opt-in import FILE --dry-run",
    "Email address,Reason\nbo@mail.example,Not activated\n",
  ],
  ["roll publish --list", "roll publish --dry-run --list FILE", (of) => of.list],
  ["roll summary --previous", "roll summary --previous FILE", (of) => of.list],
  ["tally [ballots]", "tally FILE", ballots],
  ["tally --candidates", "tally up.txt --format civs-upload --candidates FILE", (of) => of.names],
  ["tally --merge", "tally --merge FILE", (of) => of.shard],
];

/** Where standard output can stand, and what it begins with. */
const writers: readonly (readonly [word: string, line: string, begins: string])[] = [
  ["announce --copy-to", "announce results --copy-to -", "Subject:"],
  ["ballots convert --output", "ballots convert ballots.csv --to json --output -", "{"],
  ["calendar --ics", "calendar --ics -", "BEGIN:VCALENDAR\r\n"],
  ["private pack --output", "private pack --to KEY --output -", "age-encryption.org/v1\n"],
  ["results page --output", "results page --output -", "<!doctype html>"],
  [
    "roll export --output",
    "roll export --to csv --encrypt-to KEY --output -",
    "-----BEGIN AGE ENCRYPTED FILE-----",
  ],
];

/** Words that sound like a file and are none, with the reason. */
const others = new Map([
  [
    "candidates accept <file or pull request>",
    "the registry records a file of the election's folder",
  ],
  ["candidates nominate --file", "a name for the candidacy, not a path"],
  ["site build --output", "a folder"],
]);

/** A workspace with a roll, one with a published result, and the files that the commands read. */
async function prepared() {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const { root, read, write } = await rollWorkspace();
  const published = await workspaceWith();
  const of = async (workingFolder: string, line: string): Promise<string> => {
    const { stdout, ...rest } = await runCli(line.split(" "), { workingFolder, now: afterVoting });
    expect(rest).toMatchObject({ exitCode: 0 });
    return stdout;
  };
  await of(published.root, "results prepare");
  await of(published.root, "results publish --confirm 2026-10");
  await of(root, "roll build");
  await of(root, `private pack --to ${recipient} --output pack.age`);
  await write("README.md", readme);
  await write("ballots.csv", ballots);
  await write("up.txt", "1,2\n1,2\n2,1\n");
  await write("key.txt", `${identity}\n`);
  const inputs: Inputs = {
    uploaded: "1,2\n",
    names: "Ada\nBo\n",
    record: await published.read(`${folder}/record.json`),
    shard: await of(root, "tally --partial ballots.csv"),
    pack: await readFile(join(root, "pack.age")),
    identity: `# made today\n${identity}\n`,
    roll: await read("elections/.private/2026-10/roll.yaml"),
    list: await of(root, "roll export --to json"),
  };
  const rootOf = (line: string): string =>
    /^(?:results|announce|plan)/.test(line) ? published.root : root;
  return { inputs, identity, recipient, rootOf };
}

describe("standard input and output", () => {
  it("has a line below for every word that takes a file", async () => {
    const found = (await everyLeaf()).flatMap(({ words, command }) => {
      const { toRead, toWrite } = fileWords(command);
      const shown = [...command.registeredArguments, ...command.options].map((word) => {
        const isOption = "long" in word;
        const text = isOption ? `${word.flags}` : `${word.name()}`;
        const isFile = [...toRead, ...toWrite].includes(word) || /file|path/.test(text);
        const argument = "required" in word && word.required ? "<>" : "[]";
        const dots = word.variadic ? "..." : "";
        const name = isOption ? word.long : `${argument[0]}${word.name()}${dots}${argument[1]}`;
        return { isFile, name: `${words.join(" ")} ${name}` };
      });
      return shown.filter(({ isFile }) => isFile).map(({ name }) => name);
    });
    const known = [...readers.map(([word]) => word), ...writers.map(([word]) => word)];
    expect(found.sort()).toEqual([...known, ...others.keys()].sort());
  });

  it("reads from - what it reads from a file", { timeout: 180_000 }, async () => {
    const { inputs, rootOf } = await prepared();
    for (const [word, line, given, exit = 0] of readers) {
      const input = typeof given === "string" ? given : given(inputs);
      const file = word.startsWith("candidates check") ? `${folder}/EvaRoth.md` : "given.file";
      const root = rootOf(line);
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), input);
      const plain = (output: string): string => output.replaceAll(file, "-");
      const timed = line.includes("--now") ? line : `${line} --now ${afterVoting}`;
      const own = { workingFolder: root, environment: { KATA_ELECTION_BY: "octavia", CI: "" } };
      const fromFile = await runCli(timed.replace("FILE", file).split(" "), own);
      const expected = {
        word,
        status: exit,
        stdout: plain(fromFile.stdout),
        told: plain(fromFile.stderr),
      };
      expect({ ...expected, status: fromFile.exitCode }).toEqual(expected);
      await rm(join(root, file));
      const { status, stdout, told } = run(root, timed.replace("FILE", "-"), input);
      expect({ word, status, stdout: plain(stdout.toString()), told: plain(told) }).toEqual(
        expected,
      );
    }
  });

  it("writes to - what it would write to a file", { timeout: 180_000 }, async () => {
    const { identity, recipient, rootOf } = await prepared();
    for (const [word, line, begins] of writers) {
      const { status, stdout, told } = run(rootOf(line), line.replace("KEY", recipient));
      expect({ word, told, status }).toEqual({ word, told, status: 0 });
      expect(stdout.toString("latin1").slice(0, begins.length)).toBe(begins);
      if (!word.startsWith("private")) continue;
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      expect((await decrypter.decrypt(stdout)).length).toBeGreaterThan(512);
    }
  });

  it.each([
    ["tally - --format civs-upload --candidates -", "standard input is named twice"],
    ["roll diff - -", "standard input is named twice"],
    ["tally --merge - -", "standard input is named twice"],
    ["private unpack - --identity -", "standard input is named twice"],
    ["results verify - --ballots -", "standard input is named twice"],
  ])("%s: %s", async (line, message) => {
    const { root } = await workspaceWith();
    const { status, told } = run(root, line, ballots);
    expect(told).toContain(message);
    expect(status).toBe(2);
  });

  it("does not print a pack to a terminal", async () => {
    const identity = await generateX25519Identity();
    const { root } = await rollWorkspace();
    const words = ["private", "pack", "--to", await identityToRecipient(identity), "--output", "-"];
    const { exitCode, stdout, stderr } = await runCli(words, { workingFolder: root, screen: true });
    expect(stderr).toContain("binary output is not printed to a terminal");
    expect([exitCode, stdout]).toEqual([2, ""]);
  });
});
