import type * as commander from "commander";
import type { AnyCommand } from "../command.ts";
import type { OpenContext } from "../context.ts";

/** A top-level word of the command line; its module is loaded only when the word is used. */
export interface CommandWord {
  readonly name: string;
  readonly summary: string;
  readonly load: (open: OpenContext) => Promise<AnyCommand | commander.Command>;
}

/** The words in groups, in the order of an election. */
export const commandGroups: Readonly<Record<string, readonly CommandWord[]>> = {
  "Start here:": [
    {
      name: "next",
      summary: "show the next step, and take it",
      load: async (open) => (await import("../commands/next/next.ts")).nextCommand(open),
    },
    {
      name: "status",
      summary: "show progress, what is due, and the command for it",
      load: async (open) => (await import("../commands/status/status.ts")).statusCommand(open),
    },
    {
      name: "rehearse",
      summary: "practice a whole made-up election, step by step",
      load: async (open) =>
        (await import("../commands/rehearse/rehearse.ts")).rehearseCommand(open),
    },
    {
      name: "demo",
      summary: "watch a whole made-up election",
      load: async (open) => (await import("../commands/demo/demo.ts")).demoCommand(open),
    },
    {
      name: "doctor",
      summary: "check your setup",
      load: async (open) => (await import("../commands/doctor/doctor.ts")).doctorCommand(open),
    },
  ],
  "Run an election:": [
    {
      name: "plan",
      summary: "plan an election: dates, seats, officials",
      load: async (open) => (await import("../commands/plan/plan.ts")).planCommand(open),
    },
    {
      name: "announce",
      summary: "print the emails and chat messages, filled in",
      load: async (open) =>
        (await import("../commands/announce/announce.ts")).announceCommand(open),
    },
    {
      name: "roll",
      summary: "build the voter roll: who may vote, and why",
      load: async (open) => (await import("../commands/roll/roll.ts")).rollCommand(open),
    },
    {
      name: "candidates",
      summary: "submit a candidacy, or manage the list of candidates",
      load: async (open) =>
        (await import("../commands/candidates/candidates.ts")).candidatesCommand(open),
    },
    {
      name: "poll",
      summary: "set up the CIVS poll and record its result",
      load: async (open) => (await import("../commands/poll/poll.ts")).pollCommand(open),
    },
    {
      name: "tally",
      summary: "count ballots and rank the candidates",
      load: async (open) => (await import("../commands/tally/tally.ts")).tallyCommand(open),
    },
    {
      name: "results",
      summary: "draft, publish, verify and show the result",
      load: async (open) => (await import("../commands/results/results.ts")).resultsCommand(open),
    },
  ],
  "Between elections:": [
    {
      name: "committee",
      summary: "show who holds which seat, and keep that record",
      load: async (open) =>
        (await import("../commands/committee/committee.ts")).committeeCommand(open),
    },
    {
      name: "seats",
      summary: "fill the seats; show what the limit allows",
      load: async (open) => (await import("../commands/seats/seats.ts")).seatsCommand(open),
    },
    {
      name: "roles",
      summary: "review committers, admins and owners",
      load: async (open) => (await import("../commands/roles/roles.ts")).rolesCommand(open),
    },
    {
      name: "site",
      summary: "build the public website of the elections",
      load: async (open) => (await import("../commands/site/site.ts")).siteCommand(open),
    },
    {
      name: "charter",
      summary: "show the rules, each with its clause",
      load: async (open) => (await import("../commands/charter/charter.ts")).charterCommand(open),
    },
    {
      name: "private",
      summary: "hand over or delete an election's private files",
      load: async (open) => (await import("../commands/private/private.ts")).privateCommand(open),
    },
  ],
  "Tools:": [
    {
      name: "ballots",
      summary: "check and convert ballot files",
      load: async (open) => (await import("../commands/ballots/ballots.ts")).ballotsCommand(open),
    },
    {
      name: "lot",
      summary: "draw lots that anyone can repeat with sha256sum",
      load: async (open) => (await import("../commands/lot/lot.ts")).lotCommand(open),
    },
    {
      name: "calendar",
      summary: "show an election's dates, or write a calendar file",
      load: async (open) =>
        (await import("../commands/calendar/calendar.ts")).calendarCommand(open),
    },
    {
      name: "schema",
      summary: "print the JSON Schema of a report or a file",
      load: async (open) => (await import("../commands/schema.ts")).schemaCommand(open),
    },
    {
      name: "completion",
      summary: "print a shell completion script",
      load: async (open) => (await import("../commands/completion.ts")).completionCommand(open),
    },
  ],
};
