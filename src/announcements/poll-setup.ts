import * as z from "zod";
import { electionTitle } from "../calendar/election-id.ts";
import { spokenTime } from "../calendar/zones.ts";
import type { Election } from "../election/election.ts";
import { ElectionError } from "../errors.ts";
import { foldName } from "../people/fold-name.ts";
import { visible } from "../visible-text.ts";
import { plural } from "../wording.ts";
import { electionAddress, links } from "./links.ts";

/**
 * The title of an election's poll as the process for officials gives it: H1 is the first half of the
 * year of the election's name, H2 the second.
 */
export function pollTitle(election: string): string {
  const [year, month] = election.split("-");
  return `${year} ${Number(month) <= 6 ? "H1" : "H2"} Kata Architecture Committee Election Poll`;
}

/** A check box of CIVS's form, whether to tick it, and why. */
export interface PollOption {
  readonly label: string;
  readonly on: boolean;
  readonly why: string;
}

/** Everything to type into CIVS's form for a new poll, in the form's order. */
export interface PollSetup {
  readonly title: string;
  readonly supervisor: string;
  readonly closes: string;
  readonly description: string;
  /** A line each. */
  readonly candidates: readonly string[];
  readonly winners: number;
  readonly options: readonly PollOption[];
}

/** The form of `poll show --json`. */
export const pollReport = z.strictObject({
  formatVersion: z.literal(1),
  election: z.string(),
  title: z.string(),
  supervisor: z.string(),
  closes: z.string(),
  description: z.string(),
  candidates: z.array(z.string()),
  winners: z.int(),
  options: z.array(z.strictObject({ label: z.string(), on: z.boolean(), why: z.string() })),
  batches: z
    .strictObject({ files: z.int(), size: z.int() })
    .nullable()
    .describe(
      "files of addresses to upload; null without a roll, or where only another official has it",
    ),
});

/** What is wrong with a name on a ballot, or undefined. CIVS's export separates names by commas. */
function nameProblem(name: string): string | undefined {
  if (visible(name) !== name) return "contains invisible characters";
  if (name.includes(",")) return "contains a comma, which breaks CIVS's export";
  if (/[<>&]/.test(name)) return "contains an HTML character, which CIVS reads as markup";
  if (/\(write-in\)\s*$/i.test(name)) return "ends like a write-in";
  return name.trim() === name && name !== "" ? undefined : "begins or ends with a blank";
}

/**
 * The names for the ballots, in code-unit order (CIVS shuffles them for each voter).
 *
 * @throws ElectionError (refused) for names that CIVS's export cannot hold, that two candidates share, or for
 * fewer than two candidates.
 */
function candidateNames({ election, candidates }: Election): string[] {
  const names = candidates
    .filter(({ withdrawn }) => withdrawn === undefined)
    .map(({ name }) => name);
  const problems = names.flatMap((name, at) => {
    const problem = nameProblem(name);
    const twin = names.findIndex((other) => foldName(other) === foldName(name)) < at;
    return [
      ...(problem === undefined ? [] : [`“${visible(name)}” ${problem}`]),
      ...(twin ? [`“${visible(name)}” is the name of two candidates`] : []),
    ];
  });
  if (problems.length > 0) {
    throw new ElectionError("refused", problems.join("\n"), {
      hint: `Agree on another spelling with the candidate, and correct name in elections/arch-committee-${election}/election.yaml.`,
    });
  }
  if (names.length < 2) {
    throw new ElectionError("refused", "a poll needs at least two candidates", {
      hint: "Accept the candidacies with kata-election candidates accept.",
    });
  }
  return names.sort((a, b) => (a < b ? -1 : 1));
}

function describe(election: Election): string {
  const { seats } = election;
  return [
    `Election of ${plural(seats, "member")} of the Kata Containers Architecture Committee, ${electionTitle(election.election)}.`,
    "Rank the candidates in the order you prefer; you can give several the same rank.",
    `Their statements: ${electionAddress(election.election)}`,
    `How the elections work: ${links.elections}`,
    `Voting ends on ${spokenTime(election.voting.closes)}.`,
  ].join("\n");
}

function options({ publication }: Election, noOpinion: boolean): PollOption[] {
  const resultsForAll = publication === "matrix";
  return [
    { label: "Private poll", on: true, why: "only people on the roll can vote, once each" },
    { label: "Make this a test poll", on: false, why: "" },
    {
      label: "Do not release results to all voters",
      on: !resultsForAll,
      why: resultsForAll
        ? "this election publishes its matrix"
        : `this election publishes ${publication} only; permit the officials' addresses`,
    },
    {
      label: "Enable detailed ballot reporting",
      on: true,
      why: "without it there are no ballots to recount",
    },
    {
      label: "In detailed ballot report, also reveal the identity of the voter",
      on: false,
      why: "ballots are secret",
    },
    {
      label: "Allow voters to write in new choices",
      on: false,
      why: "candidates run by pull request",
    },
    {
      label: "Present choices on voting page in exactly the given order",
      on: false,
      why: "each voter sees them in a random order",
    },
    {
      label: "Allow voters to select “no opinion” for some choices",
      on: noOpinion,
      why: noOpinion
        ? "no opinion means no information, not the last rank"
        : "unranked candidates are ranked last, as voters expect",
    },
    { label: "Enforce proportional representation", on: false, why: "the charter says Condorcet" },
  ];
}

/**
 * What to type into CIVS to set up an election's poll.
 *
 * @throws ElectionError (refused) where the candidates' names cannot be on ballots, or no official is recorded.
 */
export function pollSetup(election: Election, { noOpinion }: { noOpinion: boolean }): PollSetup {
  const officials = election.officials.map(({ login }) => login);
  if (officials.length === 0) {
    throw new ElectionError(
      "refused",
      "no official is recorded; a poll needs one as its supervisor",
      {
        hint: `Record one with kata-election plan ${election.election} --official <login>.`,
      },
    );
  }
  return {
    title: pollTitle(election.election),
    supervisor: `Kata Containers election officials (${officials.join(", ")})`,
    closes: spokenTime(election.voting.closes),
    description: describe(election),
    candidates: candidateNames(election),
    winners: election.seats,
    options: options(election, noOpinion),
  };
}
