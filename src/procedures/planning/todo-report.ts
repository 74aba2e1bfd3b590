import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { formatInstant } from "../../dates.ts";
import { commandText, processPage } from "./steps.ts";
import type { Todo, TodoList } from "./todo.ts";

const todoSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  page: z.string().describe("where the process is written down"),
  state: z.enum(["due", "overdue", "later", "when-needed"]),
  from: z.string().nullable().describe("an instant in UTC"),
  by: z.string().nullable().describe("an instant in UTC"),
  mayBeSkipped: z.boolean(),
  commands: z.array(z.string()).describe("in their order; <…> is to be filled in"),
});

/** `next --json` */
export const todoReport = z.strictObject({
  formatVersion: z.literal(1),
  now: z.string(),
  election: z.string().nullable().describe("the step's; null where no election is in progress"),
  step: todoSchema
    .nullable()
    .describe("the step that is late or due, else the first one to come; null where none is left"),
  alsoDue: z.array(todoSchema),
  complaints: z.array(todoSchema).describe("when a voter reports a problem while voting is open"),
});

/** A list of what there is to do as `next --json` prints it. */
export function todoJson(
  { due, later, complaints }: TodoList,
  now: Temporal.Instant,
): z.input<typeof todoReport> {
  type State = z.input<typeof todoSchema>["state"];
  const time = (at: Temporal.Instant | undefined) => (at === undefined ? null : formatInstant(at));
  const json = (todo: Todo, state: State): z.input<typeof todoSchema> => ({
    id: todo.id,
    title: todo.title,
    why: todo.why,
    page: processPage,
    state: todo.isLate ? "overdue" : state,
    from: time(todo.from),
    by: time(todo.by),
    mayBeSkipped: todo.settles !== undefined,
    commands: todo.commands.map((each) => `kata-election ${commandText(each)}`),
  });
  const [first, ...others] = due;
  const step = first ?? later;
  return {
    formatVersion: 1,
    now: formatInstant(now),
    election: step?.election ?? null,
    step: step === undefined ? null : json(step, first === undefined ? "later" : "due"),
    alsoDue: others.map((each) => json(each, "due")),
    complaints: complaints.map((each) => json(each, "when-needed")),
  };
}
