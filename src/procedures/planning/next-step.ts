import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { DueItem } from "../../calendar/due.ts";
import { formatInstant } from "../../dates.ts";
import { findElection } from "../../workspace/election/election-file.ts";
import { runningElection } from "../../workspace/election/election-pages.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { electionStatus } from "./election-status.ts";
import { nextElection } from "./next-election.ts";
import { stepWords } from "./steps.ts";

/** `next --json` */
export const nextStepReport = z
  .object({
    formatVersion: z.literal(1),
    election: z.string().nullable().describe("null where no election is in progress"),
    step: z
      .object({
        title: z.string(),
        state: z.enum(["due", "overdue", "later"]),
        from: z.string().nullable(),
        by: z.string().nullable(),
        commands: z.array(z.string()).describe("in their order, with the program's name"),
      })
      .nullable()
      .describe("null where nothing is left to do"),
  })
  .describe("The step of the process that comes next.");

export type NextStep = z.output<typeof nextStepReport>;

function stepOf(items: readonly DueItem[], election: string): NextStep["step"] {
  const open = items.flatMap((item) =>
    item.state === "done" || item.state === "missed" ? [] : [{ ...item, state: item.state }],
  );
  const isNow = ({ state }: { readonly state: string }): boolean => state !== "later";
  const item = open.find(isNow) ?? open[0];
  if (item === undefined) return null;
  const { title, commands } = stepWords(item, election);
  return {
    title,
    state: item.state,
    from: formatInstant(item.from),
    by: formatInstant(item.by),
    commands: commands.map((command) => `kata-election ${command}`),
  };
}

function stepWithoutDates(title: string, command: string): NonNullable<NextStep["step"]> {
  const commands = [`kata-election ${command}`];
  return { title, state: "due", from: null, by: null, commands };
}

/**
 * The first step that is late or due, else the first one to come: of the election in progress, of the one
 * that runs on its pages (it is to be adopted), else of the one published last and of the next one.
 *
 * @throws ElectionError (input) where a file is malformed.
 */
export async function nextStep(workspace: Workspace, now: Temporal.Instant): Promise<NextStep> {
  const id = await runningElection(workspace, now);
  if (id === undefined) {
    const { unfinished, command } = await nextElection(workspace, now);
    const left = unfinished && stepOf(unfinished.items, unfinished.election);
    if (unfinished && left) return { formatVersion: 1, election: unfinished.election, step: left };
    const title = command.startsWith("plan") ? "Plan the next election" : "Make the seat ledger";
    return { formatVersion: 1, election: null, step: stepWithoutDates(title, command) };
  }
  const election = await findElection(workspace, id);
  const step =
    election === undefined
      ? stepWithoutDates("Make election.yaml from the election's pages", `plan ${id}`)
      : stepOf((await electionStatus(workspace, election, now)).items, id);
  return { formatVersion: 1, election: id, step };
}
