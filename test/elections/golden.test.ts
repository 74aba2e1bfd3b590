import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { runCli } from "../support/run-cli.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

/** What an election's folder expects, worked out by hand as its SOURCE.md says. */
interface Expected {
  readonly exitCode: number;
  readonly voteNeeded: boolean;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly openQuestions: readonly string[];
  readonly openSeats: number;
  /** How a remark begins. */
  readonly remark?: string;
}

interface Outcome {
  readonly login: string;
  readonly outcome: string;
  readonly seat: number | null;
  readonly until: string | null;
}

const here = fileURLToPath(new URL(".", import.meta.url));
/** Folders with a ledger are elections whose seats are filled. */
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => readdirSync(join(here, name)).includes("committee.yaml"));

const places: Readonly<Record<string, string>> = {
  "election.yaml": "elections/arch-committee-2030-10/election.yaml",
  "committee.yaml": "elections/committee.yaml",
  "people.yaml": "elections/people.yaml",
  "ballots.csv": "elections/.private/2030-10/ballots.csv",
};

/** The pages that a result changes: everyone whom the ledger knows is listed, the next election announced. */
function pagesOf(folder: string): Record<string, string> {
  const ledger = readFileSync(join(here, folder, "committee.yaml"), "utf8");
  const people = [...ledger.matchAll(/holder: ([\w-]+),\s*name: ([\w ]+)/g)];
  const items = people.map(([, login, name]) => {
    return `- \`${name}\` ([\`${login}\`](https://github.com/${login})).`;
  });
  const list = ["The current Architecture Committee members are:", "", ...items, "", "The end."];
  return {
    "README.md": list.join("\n"),
    "elections/README.md": "## Current elections\n\n- October 2030 - TBA\n",
  };
}

async function workspaceOf(folder: string): Promise<string> {
  const files = readdirSync(join(here, folder)).filter((name) => name in places);
  const texts = files.map((name) => [
    places[name] ?? "",
    readFileSync(join(here, folder, name), "utf8"),
  ]);
  return (await temporaryWorkspace({ ...pagesOf(folder), ...Object.fromEntries(texts) })).root;
}

/** Fields whose value is a login, an organization; a decision's `order` lists logins. */
const loginFields = new Set(["login", "holder", "person", "by", "order", "candidate"]);
const organizationFields = new Set(["affiliation", "organization", "organizations", "also"]);

/** The text of a YAML file with each of its logins, or organizations, written by `rewrite`. */
function rewritten(
  text: string,
  isField: (field: string) => boolean,
  rewrite: (value: string) => string,
): string {
  const walk = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, field));
    if (typeof value === "string") return isField(field) ? rewrite(value) : value;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, key)]));
  };
  return stringify(walk(parse(text), ""));
}

function worded({ outcome, seat, until }: Outcome): string {
  return seat === null ? outcome : `${outcome} on ${seat} until ${until}`;
}

describe("golden elections", () => {
  it.each(folders.map((folder) => [folder]))("%s", async (folder) => {
    const expected: Expected = JSON.parse(
      readFileSync(join(here, folder, "expected.json"), "utf8"),
    );
    expect(readFileSync(join(here, folder, "SOURCE.md"), "utf8")).toContain("Made-up people");
    const workingFolder = await workspaceOf(folder);
    const run = await runCli(["seats", "fill", "--json"], { workingFolder });
    const report = JSON.parse(run.stdout);
    expect({
      exitCode: run.exitCode,
      voteNeeded: report.vote.needed,
      outcomes: Object.fromEntries(
        report.outcomes.map((outcome: Outcome) => [outcome.login, worded(outcome)]),
      ),
      openQuestions: report.openQuestions.map(({ about }: { about: string }) => about),
      openSeats: report.openSeats,
      ...(expected.remark === undefined
        ? {}
        : { remark: report.remarks[0].slice(0, expected.remark.length) }),
    }).toEqual(expected);
  });

  it.each(folders.map((folder) => [folder]))("%s, in whatever case", async (folder) => {
    const { exitCode, outcomes }: Expected = JSON.parse(
      readFileSync(join(here, folder, "expected.json"), "utf8"),
    );
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(2)), async (choices) => {
        const next = (): number => choices.next().value ?? 0;
        const inAnyCase = (value: string): string =>
          [...value]
            .map((letter) => [letter, letter.toUpperCase(), letter.toLowerCase()][next()])
            .join("");
        const files = ["election.yaml", "committee.yaml", "people.yaml"].filter((name) =>
          existsSync(join(here, folder, name)),
        );
        const workingFolder = await workspaceOf(folder);
        for (const name of files) {
          const logins = rewritten(
            readFileSync(join(here, folder, name), "utf8"),
            (field) => loginFields.has(field),
            inAnyCase,
          );
          const organizations = rewritten(
            logins,
            (field) => organizationFields.has(field),
            (value) => inAnyCase(value).replaceAll(" ", next() === 0 ? " " : "  "),
          );
          writeFileSync(join(workingFolder, places[name] ?? ""), organizations);
        }
        const run = await runCli(["seats", "fill", "--json"], { workingFolder });
        expect({ exitCode: run.exitCode, said: run.stderr }).toMatchObject({ exitCode });
        const report = JSON.parse(run.stdout);
        expect(
          Object.fromEntries(
            report.outcomes.map((outcome: Outcome) => [
              outcome.login.toLowerCase(),
              worded(outcome),
            ]),
          ),
        ).toEqual(outcomes);
      }),
      { numRuns: 5 },
    );
  });

  it.each(folders.map((folder) => [folder]))("%s is published, and verified", async (folder) => {
    const { exitCode, outcomes }: Expected = JSON.parse(
      readFileSync(join(here, folder, "expected.json"), "utf8"),
    );
    const root = await workspaceOf(folder);
    const results = (...words: string[]) =>
      runCli(["results", ...words], { workingFolder: root, now: "2030-11-01T10:00Z" });
    expect((await results("prepare", "--level", "matrix")).exitCode).toBe(exitCode);
    if (exitCode !== 0) return;
    expect((await results("publish", "--confirm", "2030-10")).exitCode).toBe(0);
    const page = readFileSync(join(root, "elections/arch-committee-2030-10/Results.md"), "utf8");
    // Without a vote and with everyone appointed, the pages name the nominees once.
    const from = Math.max(page.indexOf("The nominees "), 0);
    const elected = page.slice(from, page.indexOf("Congratulations"));
    const seated = Object.keys(outcomes).filter((login) => outcomes[login]?.startsWith("seated"));
    const linked = [...elected.matchAll(/https:\/\/github\.com\/([\w-]+)/g)].map(
      ([, login]) => login,
    );
    expect(linked.sort()).toEqual(seated.sort());
    const verified = await results("verify", "2030-10", "--json");
    expect(JSON.parse(verified.stdout)).toMatchObject({ follows: true });
    expect(verified.exitCode).toBe(0);
  });
});
