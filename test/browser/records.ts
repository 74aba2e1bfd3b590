import { makeProfile, withoutCandidates } from "../../src/ballots/profile.ts";
import { organizationIndex } from "../../src/people/organizations.ts";
import { buildRecord, electionFacts, publicRecord } from "../../src/results/build-record.ts";
import { errataSchema } from "../../src/results/corrections/erratum.ts";
import type { ElectionRecord } from "../../src/results/record.ts";
import { declareElection } from "../../src/seats/declare.ts";
import { tally } from "../../src/tally/tally.ts";
import { electionCase } from "../support/election-case.ts";
import { goldenRecord } from "./golden-record.ts";

const digest = "e".repeat(64);

const givenNames = "Amaranta Bartholomew Clementine Desiderio Evangeline Ferdinand".split(" ");
const familyNames = "Ashdown Birkenfeld Castellanos Drummond Ellerby".split(" ");

/** So many candidates, up to thirty, of as many organizations, ranked by 97 ballots that agree roughly. */
export function crowdedRecord(size: number): ElectionRecord {
  const names = givenNames
    .flatMap((given) => familyNames.map((family) => `${given} ${family}`))
    .slice(0, size);
  const ballots = Array.from({ length: 97 }, (_, voter) => ({
    times: 1,
    ranks: names.map((_, at) => at * 7 + ((voter * 31 + at * 17) % 60) + 1),
  }));
  const profile = { ...makeProfile(names, []), ballots };
  const logins = names.map((_, at) => `c-${at + 1}`);
  const input = electionCase({
    candidates: logins.map((login, at) => `${login}:Works ${at + 1}`),
    registry: Object.fromEntries(logins.map((login, at) => [login, { name: names[at] }])),
  });
  const declaration = declareElection({
    ...input,
    count: (without) => tally(withoutCandidates(profile, without), "minimax", () => digest),
  });
  const roll = { voters: 180, revision: 1, sha256: digest };
  const facts = electionFacts(declaration, input.ledger, organizationIndex(input.people), {
    roll,
    inputs: [{ path: "elections/committee.yaml", sha256: digest }],
  });
  return publicRecord(buildRecord(facts), "matrix", digest);
}

/** Names that want to be markup, a template, a script, another direction of writing, or endless. */
export const hostileNames = {
  "Ada Lindqvist": `<script>document.title="owned"</script><img src=x onerror="document.title='owned'">`,
  "Bo Keller": "\u05d3\u05e0\u05d4 \u05e9\u05e8\u05d5\u05df (5\u20134)",
  "Cy Mora": `</title></style><svg onload=alert(1)><%= it %> {0} \u202egnirts`,
  "Rosa Vint": "R".repeat(120),
} as const;

/** The contested golden election, whose candidates and organizations have hostile names. */
async function hostileRecord(): Promise<ElectionRecord> {
  const record = publicRecord(await goldenRecord("contested"), "matrix", digest);
  const replaced: Readonly<Record<string, string>> = {
    ...hostileNames,
    Borealis: `<b onclick="x">&amp;</b>"' style=x`,
    Meridian: "\u0634\u0631\u0643\u0629 \u202e Ltd",
  };
  const swap = (value: unknown): unknown => {
    if (typeof value === "string") return replaced[value] ?? value;
    if (Array.isArray(value)) return value.map(swap);
    const isPlain = typeof value === "object" && value?.constructor === Object;
    if (!isPlain) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, swap(each)]));
  };
  return swap(record) as ElectionRecord;
}

async function correctedRecord(): Promise<ElectionRecord> {
  const errata = errataSchema.parse([
    {
      revision: 2,
      date: "2030-11-03",
      by: "octavia",
      reason: "ballots of the last day were missing",
      changed: [{ where: "ballots.counted", was: "8", now: "9" }],
      previousDigest: digest,
    },
  ]);
  return { ...(await golden("contested")), errata };
}

/** A golden election as its record is published with everything that may be. */
async function golden(folder: string): Promise<ElectionRecord> {
  return publicRecord(await goldenRecord(folder), "matrix", digest);
}

const examples = {
  "winners only": async () => publicRecord(await goldenRecord("contested"), "winners", digest),
  "the ranking": async () => publicRecord(await goldenRecord("contested"), "ranking", digest),
  "the complete record": () => goldenRecord("contested"),
  "somebody passed over": () => golden("passed-over-by-the-limit"),
  "members above the limit": () => golden("members-alone-exceed-the-limit"),
  "a tie settled": () => golden("tie-settled-by-decision"),
  uncontested: () => golden("uncontested"),
  "too few candidates": () => golden("too-few-candidates"),
  "a withdrawal": () => golden("withdrawal-makes-a-vote-needless"),
  "hostile names": hostileRecord,
  "a corrected result": correctedRecord,
  "thirty candidates": async () => crowdedRecord(30),
} as const;

/** Every shape of result that the page has to tell. */
export const exampleNames = Object.keys(examples) as (keyof typeof examples)[];

/** The record of an example. */
export function exampleRecord(name: keyof typeof examples): Promise<ElectionRecord> {
  return examples[name]();
}
