import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Prompter } from "../../../../src/cli/prompts/prompter.ts";
import { demoBallots } from "../../../../src/demo/ballots.ts";
import { candidacyFile, candidacyText, demoCandidacies } from "../../../../src/demo/candidacies.ts";
import { startGitHubStandIn } from "../../../../src/demo/stand-in.ts";
import { demoFolder, demoWorkspaceFiles } from "../../../../src/demo/workspace-files.ts";
import { type CliRun, runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

/** What the officials know when a question comes, by a part of its words. */
type Knowledge = readonly (readonly [RegExp, string | boolean])[];

const always: Knowledge = [
  [/Done\?$/, true],
  [/Write these files/, true],
  [/Why\?/, "history imported from 2019"],
  [/URL of the message/, "https://lists.example/2027-04/mail"],
  [/to freeze the roll/, "2027-04"],
  [/^Which official are you\?/, "priya-h"],
];

/** An official who runs every step that is offered, and leaves where nothing is due. */
function official(knows: Knowledge, complaint?: string): Prompter & { asked: string[] } {
  const asked: string[] = [];
  let complains = complaint;
  const answer = (message: string): string | boolean => {
    asked.push(message);
    if (asked.length > 300) throw new Error("the session goes round in circles");
    const found = [...knows, ...always].find(([about]) => about.test(message));
    if (found === undefined) throw new Error(`nobody knows an answer to: ${message}`);
    return found[1];
  };
  return {
    asked,
    text: async ({ message, validate, default: suggestion }) => {
      const known = [...knows, ...always].some(([about]) => about.test(message));
      const text = known ? String(answer(message)) : (suggestion ?? String(answer(message)));
      const judged = validate?.(text) ?? true;
      if (judged !== true) throw new Error(`${message} ${text}: ${judged}`);
      return text;
    },
    line: async ({ prompt }) => String(answer(prompt)),
    longText: async ({ message }) => String(answer(message)),
    choice: async ({ message, choices }) => {
      const values: readonly string[] = choices.map(({ value }) => value);
      const picks = (): string => {
        if (message === "What is wrong?") {
          const wrong = complains ?? "";
          complains = undefined;
          return wrong;
        }
        const suggested = choices.find(({ name }) => name.endsWith("(suggested)")) ?? choices[0];
        if (message === "Your answer?") return suggested?.value ?? "";
        if (message !== "What now?") return String(answer(message));
        if (values.includes("run")) return "run";
        return complains === undefined ? "quit" : "complaint";
      };
      const picked = picks();
      const choice = choices.find(({ value }) => value === picked);
      if (choice === undefined) throw new Error(`${message}: no choice ${picked} in ${values}`);
      return choice.value;
    },
    confirm: async ({ message }) => answer(message) === true,
  };
}

/** A made-up community whose clock and GitHub the test moves. */
async function community() {
  const { root } = await temporaryWorkspace({ ...demoWorkspaceFiles });
  let now = "";
  const github = await startGitHubStandIn(() => Date.parse(now));
  onTestFinished(() => github.close());
  const typed: string[] = [];
  return {
    root,
    typed,
    /** What arrives from outside at a time: pull requests, a download. */
    arrives: async (files: Readonly<Record<string, string>>, at: string) => {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), text);
        const seconds = Date.parse(at) / 1000;
        await utimes(join(root, path), seconds, seconds);
      }
    },
    /** An official types a command at this time. */
    types: async (at: string, words: readonly string[], prompter: Prompter): Promise<CliRun> => {
      now = at;
      typed.push(words.join(" "));
      const run = await runCli(words, {
        workingFolder: root,
        now: at,
        prompter,
        environment: {
          GH_TOKEN: "made-up",
          GITHUB_API_URL: github.url,
          GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
        },
      });
      return run;
    },
  };
}

async function ageKey(): Promise<string> {
  return identityToRecipient(await generateIdentity());
}

const ranking = demoCandidacies.map(({ login }) => login).join(" > ");

describe("kata-election next", () => {
  it("holds the whole sample election with 11 commands typed by hand, of at most 25", async () => {
    const { root, typed, types, arrives } = await community();
    const session = async (at: string, knows: Knowledge = [], complaint?: string) => {
      const person = official(knows, complaint);
      const run = await types(at, ["next"], person);
      const whoAsked = person.asked.filter((message) => message.startsWith("Which official"));
      expect(whoAsked.length, `${at}: who acts is asked once`).toBeLessThanOrEqual(1);
      expect(run.exitCode, `${at}\n${run.stdout}\n${run.stderr}`).toBe(0);
      return run.stdout;
    };
    await session("2027-03-01T10:00Z", [
      [/do nominations open/, "2027-04-05"],
      [/^Officials, as login=Name/, "priya-h=Priya Hale, oskar-v=Oskar Voss"],
      [/approve the dates/, false],
    ]);
    await session("2027-03-11T18:00Z", [
      [/On which day/, "2027-03-11"],
      [/Where can that be read/, "committee meeting notes"],
    ]);
    await session("2027-03-22T09:00Z");
    await session("2027-04-05T15:10Z", []);
    const files = demoCandidacies.map((each): [string, string] => [
      `${demoFolder}/${candidacyFile(each)}`,
      candidacyText(each),
    ]);
    await arrives(Object.fromEntries(files.slice(0, 5)), "2027-04-10T12:00Z");
    await session("2027-04-10T16:00Z", [[/pull request opened/, "2027-04-07T12:00Z"]]);
    await arrives(Object.fromEntries(files.slice(5)), "2027-04-12T13:30Z");
    await session("2027-04-12T15:10Z", [[/pull request opened/, "2027-04-12T13:30Z"]]);
    const opened: Knowledge = [
      [/poll's id/, "E_rehearsal"],
      [/public key/, await ageKey()],
    ];
    await session("2027-04-19T15:05Z", opened);
    const corrected = await session(
      "2027-04-21T10:00Z",
      [
        [/Which GitHub login/, "chen-m"],
        [/Which email address/, "chen.m@elsewhere.example"],
        [/What is the reason/, "the address did not work"],
      ],
      "voter-address",
    );
    expect(corrected).toContain("kata-election roll address chen-m chen.m@elsewhere.example");
    await session("2027-04-24T16:00Z");
    await arrives({ "elections/.private/2027-04/ballots.csv": demoBallots() }, "2027-04-26T15:20Z");
    await session("2027-04-26T15:30Z", [
      [/How many ballots/, "33"],
      [/ranking/, ranking],
      [/Publish the result/, "2027-04"],
    ]);
    const last = await session("2027-04-27T09:00Z");
    expect(last).toContain("No election is in progress.");
    expect(await readFile(join(root, demoFolder, "Results.md"), "utf8")).toContain(
      "Goran Delacroix",
    );
    const shown = await runCli(["status", "2027-04", "--json"], {
      workingFolder: root,
      now: "2027-04-27T09:00Z",
    });
    const { steps } = JSON.parse(shown.stdout) as { steps: { step: string; state: string }[] };
    const open = steps.filter(({ state }) => state !== "done").map(({ step }) => step);
    expect(open).toEqual(["roles-review"]);
    // A session each for: plan, approval, first roll, opening, reminder, closing, voting, a voter's
    // complaint, reminder, count and result, and a last look.
    expect(typed.length, "commands typed by hand, of at most 25").toBe(11);
  });
});
