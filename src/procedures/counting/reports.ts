import * as z from "zod";
import { ballotFormats } from "../../ballots/formats/format-names.ts";
import { unrankedPolicies } from "../../ballots/profile.ts";
import { completionRules } from "../../charter/completion-rule.ts";
import { drawLot } from "../../seats/lot.ts";
import { sha256 } from "../../workspace/digest.ts";

// The JSON that `tally`, `ballots check` and `lot` print: their contracts.

const count = z.int().nonnegative();
const names = z.array(z.string());
const version = z.literal(1);
const unranked = z
  .enum(unrankedPolicies)
  .describe("what a ballot that leaves a candidate unranked was taken to mean");
const pairwise = z
  .array(z.array(count))
  .describe("pairwise[a][b]: ballots that rank candidate a above candidate b");
const tiers = z.array(names).describe("tiers, best first; names in one tier are tied");

const problem = z.strictObject({
  line: count.describe("0 where the problem is in the file as a whole"),
  column: count.optional(),
  candidate: z.string().optional(),
  found: z.string(),
  allowed: z.string(),
});

export const ballotCheckReport = z.strictObject({
  formatVersion: version,
  format: z.enum(ballotFormats),
  candidates: names,
  unranked,
  ballots: z.strictObject({ readable: count, abstentions: count, invalid: count }),
  doubts: z.array(
    z.strictObject({
      line: count,
      text: z.string(),
      hint: z.string(),
      explainsRows: z.boolean().optional(),
      about: z.literal("direction").optional(),
    }),
  ),
  problems: z.array(problem).describe("the first hundred"),
  warnings: names,
});

export const lotReport = z.strictObject({
  formatVersion: version,
  method: z.string(),
  seed: z.string(),
  order: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
});

/** Names in the order that a public seed gives, and how anyone can repeat it. */
export function lotJson(seed: string, names: readonly string[]): z.input<typeof lotReport> {
  const method = "ascending SHA-256 of seed, line feed, name";
  return { formatVersion: 1, method, seed, order: [...drawLot(seed, names, sha256)] };
}

const bounds = z.strictObject({ atLeast: count, atMost: count.optional() });

const openQuestion = z.strictObject({
  about: z.string(),
  text: z.string(),
  file: z.enum(["people", "command"]).optional(),
  record: z.string().describe("the entry or the command that records the answer"),
});

const seat = z.strictObject({
  login: z.string(),
  name: z.string(),
  seat: z.int(),
  until: z.string(),
});

const outcome = z.strictObject({
  login: z.string(),
  name: z.string(),
  rank: z.int(),
  organization: z.string().nullable(),
  outcome: z.enum(["seated", "passed over", "not reached", "tied", "undecided"]),
  seat: z.int().nullable(),
  until: z.string().nullable(),
  reason: z.string(),
});

/** Who is seated and why, as {@link seatingJson} gives it. */
const seating = z.strictObject({
  election: z.string(),
  charter: z.string(),
  declared: z.iso.date(),
  vote: z.strictObject({ needed: z.boolean().nullable(), reason: z.string() }),
  seats: z.array(z.strictObject({ seat: z.int(), because: z.unknown(), until: z.string() })),
  continuing: z.array(seat),
  struck: z.array(z.strictObject({ name: z.string(), login: z.string().nullable() })),
  outcomes: z.array(outcome),
  ties: z.array(z.strictObject({ among: names, places: z.int(), about: z.enum(["seat", "term"]) })),
  doubts: z.array(
    z.strictObject({
      login: z.string(),
      name: z.string(),
      why: z.enum(["unknown", "several", "moved"]),
      options: z.array(z.strictObject({ affiliation: z.string(), seated: names })),
    }),
  ),
  openSeats: count,
  remarks: names,
  openQuestions: z.array(openQuestion),
});

export const seatsFillReport = z.union([
  seating.extend({ formatVersion: version }),
  z
    .strictObject({
      formatVersion: version,
      whatIf: names,
      asIs: z.union([seating, z.strictObject({ undecided: z.string() })]),
      asIf: z.union([seating, z.strictObject({ undecided: z.string() })]),
      changes: names,
    })
    .describe("with --what-if"),
]);

const headroomEntry = z.strictObject({ organization: z.string(), held: names, free: count });

export const headroomReport = z.strictObject({
  formatVersion: version,
  election: z.string().nullable(),
  season: z.string(),
  limit: z.int(),
  seatsDue: z.array(z.strictObject({ seat: z.int(), why: z.string() })),
  organizations: z.array(headroomEntry),
  otherwise: z
    .array(headroomEntry)
    .nullable()
    .describe("with groups of affiliated companies counted the other way, where that differs"),
  groups: z.enum(["off", "on"]),
  unsure: names.describe("continuing members of whom no single organization is known"),
  spelledAlike: z.array(names),
});

const tally = z.strictObject({
  formatVersion: version,
  rule: z.enum(completionRules),
  candidates: names,
  ballots: z.strictObject({
    counted: count,
    invalid: count,
    abstentions: count,
    digest: z.string().nullable().describe("SHA-256 of the sorted canonical ballots"),
    unranked,
    skipped: z.array(problem),
  }),
  pairwise,
  condorcetWinner: z.string().nullable(),
  condorcetLoser: z.string().nullable(),
  smithSet: names,
  schwartzSet: names,
  ranking: tiers,
  remarks: names.optional(),
  weakCondorcetWinners: names,
  cycles: z.array(names),
  reasons: z.array(z.strictObject({ candidate: z.string(), place: z.int(), reason: z.string() })),
  agreement: z.array(
    z.strictObject({
      rule: z.enum(completionRules),
      ranking: tiers.nullable(),
      agrees: z.boolean(),
      remarks: names,
    }),
  ),
  closeness: z.strictObject({ places: z.int(), changed: bounds, added: bounds }).optional(),
  shards: names.optional().describe("SHA-256 of each shard's bytes"),
  seating: seating.optional(),
  poll: z.strictObject({ id: z.string().nullable(), page: z.string() }).optional(),
});

export const tallyReport = z.union([
  tally,
  z
    .strictObject({
      formatVersion: version,
      partial: z.strictObject({
        candidates: names,
        unranked,
        counted: count,
        abstentions: count,
        invalid: count,
        digest: z.string(),
        pairwise,
      }),
    })
    .describe("with --partial"),
]);
