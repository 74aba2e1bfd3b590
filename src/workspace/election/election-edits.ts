import { isMap, isSeq, parseDocument } from "yaml";
import type { Message } from "../../calendar/messages.ts";
import { phases, type Schedule, type Timeline, writtenPeriods } from "../../calendar/timeline.ts";
import { formatInstant } from "../../dates.ts";
import type { Closing } from "../../election/closing.ts";
import type { Election } from "../../election/election.ts";
import type { Rescheduling } from "../../election/rescheduling.ts";
import { sameLogin } from "../../people/account.ts";
import type { FileChange } from "../file-plan.ts";
import { readText, type Workspace } from "../workspace.ts";
import { electionFilePath } from "./election-file.ts";
import {
  type Approval,
  append,
  checked,
  edited,
  plainApproval,
  widestEntry,
} from "./election-text.ts";

function withApproval(text: string, approval: Approval | undefined): string {
  const key = "timelineApproved";
  if (approval === undefined) {
    if (!parseDocument(text).has(key)) return text;
    return edited(text, key, (document) => document.delete(key));
  }
  const written = plainApproval(approval);
  return edited(text, key, (document) =>
    document.set(key, document.createNode(written, { flow: true })),
  );
}

/** The file with a top-level scalar set or removed. */
function withScalar(text: string, key: string, value: string | undefined): string {
  if (value === undefined && !parseDocument(text).has(key)) return text;
  return edited(text, key, (document) =>
    value === undefined ? document.delete(key) : document.set(key, value),
  );
}

function withTimeline(text: string, before: Timeline, after: Timeline): string {
  const edges = phases.flatMap((phase) =>
    (["opens", "closes"] as const).map((edge) => ({ phase, edge, at: after[phase][edge] })),
  );
  return edges
    .filter(({ phase, edge, at }) => !before[phase][edge].equals(at))
    .reduce(
      (current, { phase, edge, at }) =>
        edited(current, phase, (document) => document.setIn([phase, edge], formatInstant(at))),
      text,
    );
}

/**
 * The file with other periods: the change and the old timeline are added to `rescheduled`, and an approval is
 * kept only if it is of the new timeline.
 */
export function rescheduledText(
  text: string,
  election: Election,
  { results, ...timeline }: Schedule,
  change: Pick<Rescheduling, "date" | "by" | "reason">,
  approval: Approval | undefined,
): string {
  const { timelineApproved: replaced, cancelled } = election;
  const dated = withTimeline(text, election, timeline);
  const announced = withScalar(dated, "results", results?.toString());
  const moved = withScalar(announced, "cancelled", undefined);
  const explained = edited(moved, "rescheduled", (document) =>
    append(document, "rescheduled", {
      date: change.date.toString(),
      by: change.by,
      reason: change.reason,
      ...writtenPeriods(election),
      results: election.results?.toString(),
      cancelled: cancelled && { ...cancelled, date: cancelled.date.toString() },
      timelineApproved: replaced && plainApproval(replaced),
    }),
  );
  return checked(withApproval(explained, approval), election.election);
}

/** An official as a command names them. */
export type NamedOfficial = Election["officials"][number];

/** What changes about an election's officials: those who join or get a name or key, and those who leave. */
export interface OfficialChanges {
  readonly joining: readonly NamedOfficial[];
  readonly leaving: readonly string[];
}

function withOfficials(text: string, { joining, leaving }: OfficialChanges): string {
  const same = (item: unknown, login: string): boolean =>
    isMap(item) && sameLogin(String(item.get("login")), login);
  const kept = leaving.reduce(
    (current, login) =>
      edited(current, "officials", (document) => {
        const list = document.get("officials", true);
        if (!isSeq(list)) return;
        list.items = list.items.filter((item) => !same(item, login));
        if (list.items.length === 0) list.flow = true;
      }),
    text,
  );
  return joining.reduce(
    (current, official) =>
      edited(current, "officials", (document) => {
        const list = document.get("officials", true);
        const known = isSeq(list)
          ? list.items.find((item) => same(item, official.login))
          : undefined;
        if (!isMap(known)) {
          append(document, "officials", official);
          return;
        }
        for (const [key, value] of Object.entries(official)) {
          if (key !== "login") known.set(key, value);
        }
      }),
    kept,
  );
}

/** The file with other officials, and the approval of the timeline where one is given. */
export function completedText(
  text: string,
  { election }: Pick<Election, "election">,
  officials: OfficialChanges,
  approval: Approval | undefined,
): string {
  const changed = withOfficials(text, officials);
  return checked(approval === undefined ? changed : withApproval(changed, approval), election);
}

/** The file of an election that is cancelled, or postponed without a date. */
export function cancelledText(
  text: string,
  { election }: Pick<Election, "election">,
  { date, by, reason }: NonNullable<Election["cancelled"]>,
): string {
  const after = edited(text, "cancelled", (document) =>
    document.set(
      "cancelled",
      document.createNode({ date: date.toString(), by, reason }, { flow: true }),
    ),
  );
  return checked(after, election);
}

/** The file with an entry added to one of its lists. */
export function textWithEntry(
  text: string,
  { election }: Pick<Election, "election">,
  list: "announced" | "decisions" | "rolls" | "settled",
  entry: Record<string, unknown>,
): string {
  const after = edited(text, list, (document) => append(document, list, entry));
  return checked(after, election);
}

/** The change that an edit makes to an election's file. */
export async function planElectionEdit(
  workspace: Workspace,
  { election }: Pick<Election, "election">,
  edit: (text: string) => string,
): Promise<FileChange> {
  const path = electionFilePath(election);
  const before = await readText(workspace, path);
  return { path, before, after: edit(before ?? "") };
}

/** The file with the list of candidates recorded as closed. */
export function closedText(
  text: string,
  { election }: Pick<Election, "election">,
  { at, by, candidates }: Closing,
): string {
  const written = { at: formatInstant(at), by, candidates: [...candidates] };
  const after = edited(text, "candidatesClosed", (document) => {
    const node = document.createNode(written);
    const list = node.get("candidates", true);
    if (isSeq(list)) list.flow = true;
    node.flow = JSON.stringify(written).length <= widestEntry;
    document.set("candidatesClosed", node);
  });
  return checked(after, election);
}

/** The file with the list of candidates reopened, and the decision to do so. */
export function reopenedText(
  text: string,
  { election }: Pick<Election, "election">,
  { at, candidates }: Closing,
  decision: Record<string, unknown>,
): string {
  const opened = edited(text, "candidatesClosed", (document) =>
    document.delete("candidatesClosed"),
  );
  const closed = { closed: formatInstant(at), candidates: [...candidates] };
  const entry = { about: "reopening", ...closed, ...decision };
  return textWithEntry(opened, { election }, "decisions", entry);
}

/** The file with all entries of a message that was recorded as sent marked as mistaken, and why. */
export function notSentText(
  text: string,
  { election }: Pick<Election, "election">,
  message: Message,
  mistaken: { readonly date: string; readonly by: string; readonly reason: string },
): string {
  const after = edited(text, "announced", (document) => {
    const list = document.get("announced", true);
    for (const item of isSeq(list) ? list.items : []) {
      if (!isMap(item) || item.get("message") !== message || item.has("mistaken")) continue;
      item.flow = false;
      item.set("mistaken", document.createNode(mistaken, { flow: true }));
    }
  });
  return checked(after, election);
}
