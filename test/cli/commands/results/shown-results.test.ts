import { rm } from "node:fs/promises";
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
import {
  type TemporaryWorkspace,
  temporaryWorkspace,
} from "../../../support/temporary-workspace.ts";

const recordPath = `${folder}/record.json`;
const privateFolder = "elections/.private/2026-10";
const poll = (id: string): string => `{ provider: civs, id: ${id}, opened: 2026-10-19T15:00Z }`;

describe("a published result", () => {
  type Files = Readonly<Record<string, string>>;

  /** The files of an election whose result is published. */
  async function publishedFiles(level = "ranking"): Promise<Files> {
    const workspace = await workspaceWith();
    await results(workspace, ["prepare", "--level", level]);
    await results(workspace, ["publish", "--confirm", "2026-10"]);
    return Object.fromEntries((await everything(workspace)).entries());
  }

  const shows: readonly (readonly string[])[] = [
    ["results", "page"],
    ["results", "page", "2026-10"],
    ["announce", "results", "--election", "2026-10"],
    ["announce", "results", "--election", "2026-10", "--format", "chat"],
  ];

  function run({ root }: TemporaryWorkspace, words: readonly string[]) {
    return runCli(words, { workingFolder: root, now: "2026-10-27T12:00:00Z" });
  }

  it.each(shows.map((words) => [words.join(" "), words] as const))(
    "that follows from the files is shown: %s",
    async (_, words) => {
      const shown = await run(await temporaryWorkspace(await publishedFiles()), words);
      expect(shown.exitCode).toBe(0);
      expect(shown.stdout).toContain("Cy Mora");
    },
  );

  it("is shown by someone who has no private files", async () => {
    const workspace = await temporaryWorkspace(await publishedFiles());
    await rm(join(workspace.root, "elections/.private"), { recursive: true });
    const shown = await run(workspace, ["results", "page"]);
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toContain("Cy Mora");
  });

  /** Each takes away one of the things that the result rests on; text with others is what must be named. */
  const broken: readonly (readonly [string, (files: Files) => Files, string])[] = [
    [
      "a name that is not the candidate's",
      (files) => ({ [recordPath]: (files[recordPath] ?? "").replaceAll("Cy Mora", "Cy Moran") }),
      "Cy Moran",
    ],
    [
      "a seat until another season",
      (files) => ({
        [recordPath]: (files[recordPath] ?? "").replace('"seat": 2', '"seat": 9'),
      }),
      "seat",
    ],
    [
      "another complete record",
      (files) => ({
        [`${privateFolder}/record.json`]: (files[`${privateFolder}/record.json`] ?? "").replaceAll(
          "Di Okoye",
          "Di Okoya",
        ),
      }),
      "completeRecord",
    ],
    [
      "other ballots",
      () => ({ [`${privateFolder}/ballots.csv`]: ballots.replaceAll("1,2,3,4", "4,3,2,1") }),
      "Cy Mora",
    ],
    [
      "a ballot more",
      () => ({ [`${privateFolder}/ballots.csv`]: `${ballots}1,2,3,4\n` }),
      "ballots.counted",
    ],
    [
      "a poll that replaced the one that was counted",
      () => ({
        [`${folder}/election.yaml`]: electionFile(
          fourStand,
          `polls: [${poll("E_one").replace(" }", ', voidedBecause: "a name was missing" }')}, ${poll("E_two")}]\n`,
        ),
      }),
      "E_two",
    ],
    [
      "someone who withdrew",
      (files) => ({
        [`${folder}/election.yaml`]: (files[`${folder}/election.yaml`] ?? "").replace(
          /(name: "Cy Mora".*?) \}/,
          "$1, withdrawn: { date: 2026-10-15, reason: no time } }",
        ),
      }),
      "cy-m",
    ],
  ];

  it.each(broken)("is not shown with %s", async (_, change, named) => {
    const files = await publishedFiles();
    const workspace = await temporaryWorkspace({ ...files, ...change(files) });
    for (const words of shows) {
      const shown = await run(workspace, words);
      expect(shown.stdout).toBe("");
      expect(shown.exitCode).toBe(1);
      expect(shown.stderr).toContain("does not follow");
      expect(shown.stderr).toContain("results verify ");
      expect(shown.stderr).toContain(named);
    }
  });

  /** Records that name someone else, where only public files are at hand and the record shows the winners alone. */
  const swaps: readonly (readonly [string, (record: string) => string])[] = [
    [
      "the seat of one who ran and lost",
      (record) => {
        const told = JSON.parse(record) as { outcomes: { outcome: { state: string } }[] };
        const { outcomes } = told;
        const lost = outcomes.find(({ outcome }) => outcome.state !== "seated");
        const won = outcomes.find(({ outcome }) => outcome.state === "seated");
        if (lost === undefined || won === undefined) throw new Error("one lost, one won");
        [lost.outcome, won.outcome] = [won.outcome, lost.outcome];
        return JSON.stringify(told, null, 2);
      },
    ],
    ["a person who did not run", (record) => record.replaceAll("cy-m", "mallory-z")],
    ["another name for the account", (record) => record.replaceAll("Cy Mora", "Mallory Zed")],
    ["a name that looks like it", (record) => record.replaceAll("Cy Mora", "Cу Mora")],
    ["another account for the name", (record) => record.replaceAll("cy-m", "cy-mm")],
    ["a longer term", (record) => record.replaceAll("autumn 2027", "autumn 2029")],
  ];

  it.each(swaps)("is refused without private files, with %s", async (_, change) => {
    const files = await publishedFiles("winners");
    const isPublic = ([path]: readonly [string, string]) => !path.startsWith(privateFolder);
    const open = Object.fromEntries(Object.entries(files).filter(isPublic));
    const record = change(files[recordPath] ?? "");
    expect(record).not.toBe(files[recordPath]);
    const workspace = await temporaryWorkspace({ ...open, [recordPath]: record });
    for (const words of [["results", "verify"], ["results", "show"], ...shows]) {
      const shown = await run(workspace, words);
      expect([words, shown.exitCode]).toEqual([words, 1]);
    }
  });

  it("is refused where every public file but the candidates names someone else", async () => {
    const files = await publishedFiles("winners");
    const open = Object.entries(files)
      .filter(([path]) => !path.startsWith(privateFolder))
      .map(([path, text]) =>
        path.endsWith("election.yaml")
          ? [path, text]
          : [path, text.replaceAll("cy-m", "mallory-z").replaceAll("Cy Mora", "Mallory Zed")],
      );
    const workspace = await temporaryWorkspace(Object.fromEntries(open));
    for (const words of [["results", "verify"], ["results", "show"], ...shows]) {
      const shown = await run(workspace, words);
      expect([words, shown.exitCode]).toEqual([words, 1]);
      expect(shown.stdout + shown.stderr).toContain("the candidate mallory-z");
    }
  });

  it("is not shown from a file whose numbers contradict each other", async () => {
    const workspace = await temporaryWorkspace(await publishedFiles());
    const path = `${draft}/record.json`;
    const complete = (await publishedFiles())[`${privateFolder}/record.json`] ?? "";
    await workspace.write(path, complete.replace('"openSeats": 0', '"openSeats": 1'));
    const shown = await run(workspace, ["results", "page", path]);
    expect(shown.stdout).toBe("");
    expect(shown.exitCode).toBe(1);
    expect(shown.stderr).toContain("openSeats");
  });
});
