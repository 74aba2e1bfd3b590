import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { compareSeasons, formatSeason, type SeasonOfYear } from "../../calendar/election-id.ts";
import { type Attempt, beginLedger } from "../../committee/beginning/begin-ledger.ts";
import { type Answers, expectedAnswer } from "../../committee/beginning/inquiry.ts";
import { committeeOn } from "../../committee/members.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { answersTemplate, readAnswersFile } from "../../workspace/committee/answers-file.ts";
import { ledgerPath } from "../../workspace/committee/committee-file.ts";
import { readCommitteeSources } from "../../workspace/committee/committee-sources.ts";
import { ledgerText } from "../../workspace/committee/ledger-text.ts";
import { type FileChange, planFile } from "../../workspace/file-plan.ts";
import { planIgnoreRule } from "../../workspace/private/private-ignore.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import { committeeJson, committeeReport } from "./show.ts";

/**
 * Refuses to write over a ledger that people may have edited.
 *
 * @throws ElectionError (input) where there is a ledger.
 */
export async function refuseToOverwrite(workspace: Workspace): Promise<void> {
  if ((await readText(workspace, ledgerPath)) === undefined) return;
  throw new ElectionError("input", `${ledgerPath} exists already`, {
    hint: "--replace rebuilds it and drops what people wrote into it; --dry-run shows the difference.",
  });
}

/** An attempt to build the ledger, the answers it used, and a file to fill in with the missing ones. */
export interface LedgerAttempt {
  readonly attempt: Attempt;
  readonly answers: Answers;
  readonly template: () => string;
}

/**
 * Reads what the pages say about the committee; call the result with answers to make an attempt.
 *
 * @param today in UTC: later facts are left out.
 */
export async function ledgerAttempts(
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<(answers: Answers) => LedgerAttempt> {
  const sources = await readCommitteeSources(workspace, today);
  return (answers) => {
    const attempt = beginLedger(sources, answers);
    const known = { ...answers, by: answers.by || undefined };
    return { attempt, answers, template: () => answersTemplate(attempt.open, known) };
  };
}

function readFlag(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at > 0 && text.slice(at + 1).trim() !== "")
    return [text.slice(0, at).trim(), text.slice(at + 1)];
  throw new ElectionError("input", `--answer ${visible(text)} does not say what it answers`, {
    hint: "Write the id and the answer: --answer 'login:ada-lindqvist=ada-l'.",
  });
}

/**
 * The answers from a file and from flags (`id=answer`), which override it.
 *
 * @param named.file as seen from the folder `from`.
 * @returns also the ids answered by flags, and who filled in the file.
 * @throws ElectionError (input) where the file is malformed, or a flag says nothing.
 */
export async function givenAnswers(named: {
  readonly file: string | undefined;
  readonly from: string;
  readonly flags: readonly string[];
}): Promise<{
  readonly values: Answers["values"];
  readonly by: string | undefined;
  readonly signalled: ReadonlySet<string>;
}> {
  const { file, from } = named;
  const known = file === undefined ? undefined : await readAnswersFile(from, file);
  const flags = named.flags.map(readFlag);
  const values = new Map([...(known?.values ?? []), ...flags]);
  return { values, by: known?.by, signalled: new Set(flags.map(([id]) => id)) };
}

/** What the ledger was begun from, in a sentence. */
export function describeHistory({ builtInUntil, ledger }: Attempt): string {
  if (builtInUntil === undefined) return "begun from the member list, the result pages and answers";
  const later = ledger.terms.some(({ elected }) => elected > builtInUntil);
  return `built-in history of the elections until ${builtInUntil}${later ? ", then the result pages" : ""}`;
}

/**
 * Plans the ledger of an attempt with nothing left to ask.
 *
 * @param signalled answers given one by one: one that matches no question is a mistake. A filled-in file may
 * answer questions no longer asked.
 * @throws ElectionError (undecided) where something is open or contradictory; (input) where a single answer
 * matches no question.
 */
export async function planLedgerFile(
  workspace: Workspace,
  attempt: Attempt,
  signalled: ReadonlySet<string>,
): Promise<readonly FileChange[]> {
  const { open, unused, wrong, odd, asOf, ledger } = attempt;
  if (open.length > 0) {
    const ids = open.map(({ id }) => `  ${id}`).join("\n");
    const hint =
      "Fill in the file printed on stdout and give it with --answers, answer one with\n--answer 'id=answer', or run the command at a terminal, where it asks you.";
    throw new ElectionError("undecided", `no page answers:\n${ids}`, { hint });
  }
  const slips = unused.filter((id) => signalled.has(id));
  if (slips.length > 0) {
    throw new ElectionError("input", `no question has the id ${slips.join(", ")}`, {
      hint: "Correct the id, or leave out the answer. To see the ids, run the command without answers.",
    });
  }
  if (wrong.length > 0) {
    const message = `the pages and the answers contradict each other:\n${wrong.join("\n")}`;
    const hint = ["Correct the answers or the pages; nothing was written.", ...odd].join("\n");
    throw new ElectionError("undecided", message, { hint });
  }
  const remarks = [
    "Who holds which committee seat, since when, and who members worked for.",
    `Written by kata-election committee init as of ${asOf}: ${describeHistory(attempt)}.`,
    "Edit it by hand, or with kata-election committee step-down and move.",
    ...odd.map((each) => `  ${each}`),
  ];
  return [
    await planIgnoreRule(workspace),
    await planFile(workspace, ledgerPath, ledgerText(ledger, remarks)),
  ];
}

/** The seats by the season in which they are due next, soonest first; a vacant seat is due in the first. */
export function dueBySeason({ ledger, asOf }: Attempt): readonly {
  readonly season: SeasonOfYear;
  readonly seats: readonly number[];
}[] {
  const groups = new Map<string, { season: SeasonOfYear; seats: number[] }>();
  const states = committeeOn(ledger, asOf);
  for (const { seat, term } of states) {
    if (term === undefined) continue;
    const key = formatSeason(term.until);
    const group = groups.get(key) ?? { season: term.until, seats: [] };
    group.seats.push(seat);
    groups.set(key, group);
  }
  const [next, ...later] = [...groups.values()].toSorted((a, b) =>
    compareSeasons(a.season, b.season),
  );
  if (next === undefined) return [];
  const vacant = states.filter(({ term }) => term === undefined).map(({ seat }) => seat);
  const seats = [...next.seats, ...vacant].toSorted((a, b) => a - b);
  return [{ ...next, seats }, ...later];
}

const doubt = z.strictObject({ id: z.string(), question: z.string(), found: z.array(z.string()) });

export const committeeInitReport = z.strictObject({
  formatVersion: z.literal(1),
  asOf: z.iso.date(),
  history: z.string().describe("what the ledger was begun from"),
  open: z.array(
    doubt.extend({
      expected: z.string(),
      suggestion: z.string().nullable(),
      mayStayOpen: z.boolean(),
    }),
  ),
  settled: z.array(
    doubt.extend({
      answer: z.string(),
      by: z.string().describe("a login, pages, or nobody where it stays open"),
    }),
  ),
  odd: z.array(z.string()),
  seats: committeeReport.shape.seats,
  chair: z.string().nullable(),
  due: z.array(z.strictObject({ season: z.string(), seats: z.array(z.int()) })),
  terms: z.int(),
});

/** The result of building a ledger, as JSON; nothing can be written while `open` has entries. */
export function committeeInitJson(attempt: Attempt): z.input<typeof committeeInitReport> {
  const { ledger, asOf, open, settled, odd } = attempt;
  const on: Temporal.PlainDate = asOf;
  return {
    formatVersion: 1,
    asOf: asOf.toString(),
    history: describeHistory(attempt),
    open: open.map((each) => ({
      ...{ id: each.id, question: each.question, found: [...each.found] },
      expected: expectedAnswer(each),
      suggestion: each.suggestion ?? null,
      mayStayOpen: each.mayStayOpen,
    })),
    settled: settled.map((each) => ({ ...each, found: [...each.found] })),
    odd: [...odd],
    seats: committeeJson({ on, seats: committeeOn(ledger, on), chairs: [] }).seats,
    chair: null,
    due: dueBySeason(attempt).map(({ season, seats }) => ({
      season: formatSeason(season),
      seats: [...seats],
    })),
    terms: ledger.terms.length,
  };
}
