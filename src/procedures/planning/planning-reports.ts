import * as z from "zod";
import { messages } from "../../calendar/messages.ts";
import { closingSchema } from "../../election/closing.ts";

const instant = z.string().describe("an instant in UTC");
const day = z.iso.date();
const count = z.int().nonnegative();
const formatVersion = z.literal(1);
const election = z.string();
const period = z.strictObject({ opens: instant, closes: instant });
const periods = { nominations: period, campaign: period, voting: period };
const warning = z.strictObject({ code: z.string(), text: z.string() });
const stage = z.union([
  z.strictObject({
    kind: z.enum(["before", "during"]),
    phase: z.enum(["nominations", "campaign", "voting"]),
  }),
  z.strictObject({ kind: z.literal("over") }),
]);

/** `announce --list --json` */
export const announcementsReport = z.strictObject({
  formatVersion,
  election: election.nullable().describe("null where no election is in progress"),
  messages: z.array(
    z.strictObject({
      message: z.enum(messages),
      when: z.string(),
      sent: day.nullable().describe("the day on which officials recorded it"),
    }),
  ),
});

/** `calendar --json` */
export const calendarSchema = z.strictObject({
  formatVersion,
  election,
  ...periods,
  results: day.describe("the day of the announcement"),
  source: z.string().optional().describe("the page, where there is no election.yaml"),
});

/** `plan --json` */
export const planReport = z.strictObject({
  formatVersion,
  election,
  charter: z.string(),
  season: z.string(),
  periods: z.strictObject(periods),
  seats: count,
  seatsDue: z
    .array(z.strictObject({ seat: count, why: z.string() }))
    .nullable()
    .describe("null where there is no ledger"),
  officials: z.array(z.string()).describe("logins"),
  read: z.array(z.string()).describe("what stood there before the plan"),
  candidacies: z.array(z.string()),
  warnings: z.array(warning),
  remarks: z.array(z.string()),
  files: z.array(z.strictObject({ path: z.string(), change: z.enum(["new", "changed"]) })),
  written: z.boolean(),
});

const steps = z.array(
  z.strictObject({
    step: z.string(),
    state: z.string(),
    from: instant,
    by: instant,
    commands: z.array(z.string()),
  }),
);

const outcome = z.strictObject({
  election,
  elected: z.array(z.strictObject({ name: z.string(), login: z.string().nullable() })),
  how: z.enum(["vote", "uncontested"]).nullable(),
  path: z.string().describe("where it is written"),
});

const privateRemains = z.array(
  z.strictObject({ election, files: count, until: instant, isDue: z.boolean() }),
);

const electionStatus = z.strictObject({
  formatVersion,
  election,
  now: instant,
  stage,
  secondsLeft: z.int().nullable(),
  periods: z.strictObject(periods),
  officials: z.array(z.string()),
  seats: count,
  vote: z.strictObject({
    vote: z.enum(["needed", "skipped", "unknown"]),
    reason: z.string(),
    confirmation: z.string().optional().describe("what officials still have to do"),
  }),
  candidates: z.strictObject({
    standing: count,
    withdrawn: count,
    notAccepted: z.array(z.string()),
    closed: z.strictObject({ ...closingSchema.shape, at: instant }).nullable(),
  }),
  roll: z
    .strictObject({
      voters: count,
      withoutAddress: count.nullable().describe("null where only another official has the roll"),
      toDecide: count,
      provisional: z.boolean(),
      frozen: z.boolean(),
    })
    .nullable(),
  steps,
  openDecisions: z.array(z.string()),
  warnings: z.array(warning),
  outcome: outcome.nullable(),
  privateRemains,
});

const pagesOnly = z.strictObject({
  formatVersion,
  election,
  source: z.string().nullable().describe("the page, in place of an election.yaml"),
  now: instant,
  stage: stage.nullable(),
  periods: z.strictObject(periods).nullable(),
  results: day.nullable(),
  officials: z.array(z.string()),
  seats: count.nullable(),
  candidacies: z.array(z.string()),
  outcome: outcome.nullable(),
  doubts: z.array(z.string()),
});

const betweenElections = z.strictObject({
  formatVersion,
  election: z.null(),
  next: z.strictObject({
    election,
    season: z.string(),
    pattern: count,
    seats: z
      .array(
        z.strictObject({
          seat: count,
          because: z.string(),
          holder: z.string().nullable(),
          name: z.string().nullable(),
          until: z.string(),
        }),
      )
      .nullable(),
  }),
  command: z.string(),
  committee: z
    .strictObject({
      source: z.string(),
      members: z.array(z.string()),
      notListed: z.array(z.string()),
    })
    .nullable(),
  last: outcome.nullable(),
  privateRemains,
  unfinished: z.strictObject({ election, steps }).nullable(),
});

/** `status --json`: an election with its `election.yaml`, one with pages only, or none in progress. */
export const statusSchema = z.union([electionStatus, pagesOnly, betweenElections]);
