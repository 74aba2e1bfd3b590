import { type Ledger, ledgerSchema } from "../../src/committee/ledger.ts";
import { type Election, electionSchema } from "../../src/election/election.ts";
import type { ElectionFacts } from "../../src/results/build-record.ts";
import type { CandidateOutcome, Outcome, Seating } from "../../src/seats/seating.ts";
import type { Tally } from "../../src/tally/tally-result.ts";

const people = {
  "ada-l": "Ada Lindqvist",
  "bo-k": "Bo Keller",
  "cy-m": "Cy Mora",
  "di-o": "Di Okoye",
} as const;
export type MadeUpLogin = keyof typeof people;

/** October 2026, two seats, with these people standing; the other fields as given. */
export function madeUpElection(
  logins: readonly MadeUpLogin[],
  fields: Readonly<Record<string, unknown>> = {},
  candidateFields: Partial<Record<MadeUpLogin, object>> = {},
): Election {
  return electionSchema.parse({
    formatVersion: 1,
    election: "2026-10",
    charter: "2025-03-07",
    seats: 2,
    officials: [{ login: "octavia" }],
    nominations: { opens: "2026-10-05T15:00Z", closes: "2026-10-12T15:00Z" },
    campaign: { opens: "2026-10-12T15:00Z", closes: "2026-10-19T15:00Z" },
    voting: { opens: "2026-10-19T15:00Z", closes: "2026-10-26T15:00Z" },
    candidates: logins.map((login) => ({
      login,
      name: people[login],
      affiliation: "Northwind",
      file: `${people[login].replace(" ", "")}.md`,
      submitted: "2026-10-06T09:12Z",
      ...candidateFields[login],
    })),
    ...fields,
  });
}

/** Two autumn seats and a spring one; Ada holds seat 1, Eva left seat 2, Fay continues in seat 3. */
export const madeUpLedger: Ledger = ledgerSchema.parse({
  formatVersion: 1,
  seats: [
    { id: 1, season: "autumn" },
    { id: 2, season: "autumn" },
    { id: 3, season: "spring" },
  ],
  terms: [
    {
      seat: 1,
      holder: "ada-l",
      name: "Ada Lindqvist",
      elected: "2025-10",
      how: "vote",
      until: "autumn 2026",
    },
    {
      seat: 2,
      holder: "eva-r",
      name: "Eva Roth",
      elected: "2025-10",
      how: "vote",
      until: "autumn 2026",
    },
    {
      seat: 3,
      holder: "fay-a",
      name: "Fay Ames",
      elected: "2026-04",
      how: "vote",
      until: "spring 2027",
    },
  ],
  affiliations: [
    { person: "ada-l", organization: "Northwind", from: "2024-01-01" },
    { person: "fay-a", organization: "Southwind", from: "2024-01-01" },
  ],
});

const until = { season: "autumn", year: 2027 } as const;

export function seated(seat: number): Outcome {
  return { state: "seated", seat, until };
}

/** A seating of the election's candidates who have not withdrawn: one outcome each, in this order. */
export function madeUpSeating(
  election: Election,
  outcomes: Partial<Record<MadeUpLogin, { rank: number; outcome: Outcome; reason: string }>>,
  fields: Partial<Seating> = {},
): Seating {
  const told = election.candidates.flatMap((candidate): CandidateOutcome[] => {
    const found = outcomes[candidate.login as MadeUpLogin];
    return found === undefined ? [] : [{ candidate, organization: "Northwind", ...found }];
  });
  return {
    seatsDue: 2,
    outcomes: told.sort((a, b) => a.rank - b.rank),
    ties: [],
    doubts: [],
    openSeats: 0,
    remarks: [],
    ...fields,
  };
}

/** Ada over Bo over Cy on each of 40 ballots. */
const madeUpTally: Tally = {
  rule: "minimax",
  candidates: ["Bo Keller", "Ada Lindqvist", "Cy Mora"],
  ballots: {
    counted: 40,
    invalid: 0,
    abstentions: 0,
    digest: "b".repeat(64),
    unranked: "no-opinion",
    skipped: [],
  },
  pairwise: [
    [0, 0, 40],
    [40, 0, 40],
    [0, 0, 0],
  ],
  condorcetWinner: "Ada Lindqvist",
  condorcetLoser: "Cy Mora",
  smithSet: ["Ada Lindqvist"],
  schwartzSet: ["Ada Lindqvist"],
  ranking: [["Ada Lindqvist"], ["Bo Keller"], ["Cy Mora"]],
};

/** What facts say of the committee: Fay continues, two seats at most for an organization. */
export const committee: Pick<ElectionFacts, "continuing" | "limit" | "groups"> = {
  continuing: [
    {
      login: "fay-a",
      name: "Fay Ames",
      seat: 3,
      until: "spring 2027",
      organizations: ["Southwind"],
    },
  ],
  limit: 2,
  groups: "off",
};

/** Three stand for two seats; Bo, second, is passed over, so that Ada and Cy are seated. */
export function contested(electionFields: Readonly<Record<string, unknown>> = {}): ElectionFacts {
  const election = madeUpElection(["ada-l", "bo-k", "cy-m"], {
    polls: [
      { provider: "civs", id: "E_0", opened: "2026-10-18T15:00Z", voidedBecause: "wrong seats" },
      { provider: "civs", id: "E_1", url: "https://civs.example/E_1", opened: "2026-10-19T15:00Z" },
    ],
    ...electionFields,
  });
  return {
    election,
    ledger: madeUpLedger,
    seating: madeUpSeating(
      election,
      {
        "ada-l": { rank: 1, outcome: seated(1), reason: "first: preferred to everyone" },
        "bo-k": {
          rank: 2,
          outcome: { state: "passed over", organization: "Northwind", filledBy: ["Ada Lindqvist"] },
          reason: "second, but Northwind has its places: Ada Lindqvist",
        },
        "cy-m": { rank: 3, outcome: seated(2), reason: "third." },
      },
      { remarks: ["The limit decided a seat."] },
    ),
    ...committee,
    tally: madeUpTally,
    struck: [],
    roll: { voters: 90, revision: 1, sha256: "c".repeat(64) },
    inputs: [{ path: "elections/committee.yaml", sha256: "d".repeat(64) }],
  };
}
