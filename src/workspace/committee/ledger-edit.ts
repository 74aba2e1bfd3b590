import { Document, isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import { formatSeason } from "../../calendar/election-id.ts";
import { type Ledger, ledgerSchema } from "../../committee/ledger.ts";
import type { LedgerChanges } from "../../results/ledger-changes.ts";
import { type FileChange, planFile } from "../file-plan.ts";
import { keepingLineEnds, listAt, openAsBlock, unfolded } from "../formats/yaml-edit.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { readText, type Workspace } from "../workspace.ts";
import { ledgerPath } from "./committee-file.ts";

type Entry = Readonly<Record<string, unknown>>;

function entryText(entry: Entry, flow: boolean): string {
  const document = new Document(entry);
  if (isMap(document.contents)) document.contents.flow = flow;
  return document.toString(unfolded).trimEnd();
}

/** Appends to a block list by inserting lines, so that everything else stays to the byte. */
function appendLines(text: string, key: string, entries: readonly Entry[]): string | undefined {
  const list = parseDocument(text).get(key, true);
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isMap(last) || last.range == null) return undefined;
  const [start, end] = last.range;
  const lead = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  if (!/^ *- +$/.test(lead)) return undefined;
  const nextLine = text.indexOf("\n", end - 1);
  const at = nextLine === -1 ? text.length : nextLine + 1;
  const indent = " ".repeat(lead.length);
  const lines = entries.map(
    (entry) => lead + entryText(entry, last.flow === true).replaceAll("\n", `\n${indent}`),
  );
  const before = text.slice(0, at);
  return `${before}${before.endsWith("\n") ? "" : "\n"}${lines.join("\n")}\n${text.slice(at)}`;
}

/** Appends to a list that is missing, empty or in one line. */
function appendToDocument(text: string, key: string, entries: readonly Entry[]): string {
  const document = parseDocument(text);
  const list = listAt(document, [key]);
  openAsBlock(list);
  for (const entry of entries) list.add(document.createNode(entry, { flow: true }));
  return document.toString(unfolded);
}

/** The text with entries added to one of its lists; for a list in block form, other lines stay byte for byte. */
function appendEntries(text: string, key: string, entries: readonly Entry[]): string {
  if (entries.length === 0) return text;
  return appendLines(text, key, entries) ?? appendToDocument(text, key, entries);
}

/** Removes entries from one of the ledger's lists; for a list in block form, only their lines. */
function removeEntries(text: string, key: string, positions: readonly number[]): string {
  if (positions.length === 0) return text;
  const document = parseDocument(text);
  const list = document.get(key, true);
  const items = isSeq(list) ? list.items : [];
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length - 1;
  const lines = text.split("\n");
  const drop = new Set<number>();
  for (const position of positions) {
    const [start = 0, end = 0] = (isMap(items[position]) ? items[position].range : null) ?? [];
    for (let line = lineAt(start); line <= lineAt(Math.max(start, end - 1)); line++) drop.add(line);
  }
  for (const position of [...positions].sort((a, b) => b - a)) document.deleteIn([key, position]);
  const without = lines.filter((_, line) => !drop.has(line)).join("\n");
  const same = JSON.stringify(parseDocument(without).toJS()) === JSON.stringify(document.toJS());
  return same ? without : document.toString(unfolded);
}

/** Changes existing entries of the ledger: the season of moved seats, the end of affiliations. */
function changeEntries(
  text: string,
  { seats }: Ledger,
  { moves, endedAffiliations }: LedgerChanges,
): string {
  if (moves.length + endedAffiliations.length === 0) return text;
  const document = parseDocument(text);
  for (const { seat, ...moved } of moves) {
    const at = ["seats", seats.findIndex(({ id }) => id === seat)];
    document.setIn([...at, "season"], moved.to);
    listAt(document, [...at, "moved"]).add(document.createNode(moved, { flow: true }));
  }
  for (const { position, until } of endedAffiliations) {
    document.setIn(["affiliations", position, "until"], until);
  }
  return document.toString(unfolded);
}

/**
 * The ledger's text with a result's changes; existing comments, order and layout stay.
 *
 * @param removed positions of the terms to remove.
 * @throws ElectionError (input) where the text, or the changed text, is not a valid ledger.
 */
export function editLedger(
  text: string,
  changes: LedgerChanges,
  removed: readonly number[] = [],
): string {
  const { value } = parseYaml(text, ledgerPath, ledgerSchema);
  const terms = changes.terms.map((term) => ({ ...term, until: formatSeason(term.until) }));
  const edited = keepingLineEnds(text, (plain) => {
    const changed = removeEntries(changeEntries(plain, value, changes), "terms", removed);
    return appendEntries(
      appendEntries(changed, "terms", terms),
      "affiliations",
      changes.affiliations,
    );
  });
  parseYaml(edited, ledgerPath, ledgerSchema);
  return edited;
}

/** The values of an entry as files write them. */
function plain(entry: object): Entry {
  return JSON.parse(JSON.stringify(entry));
}

function entryAt(text: string, key: string, position: number): YAMLMap | undefined {
  const found = parseDocument(text).getIn([key, position], true);
  return isMap(found) ? found : undefined;
}

/** The text with one field of one entry set; all other lines stay. */
function setField(
  text: string,
  [key, position]: readonly [string, number],
  field: string,
  value: unknown,
): string {
  const entry = entryAt(text, key, position);
  if (entry?.range == null) return text;
  const [start, end] = entry.range;
  const part = new Document();
  entry.set(field, part.createNode(value, { flow: true }));
  part.contents = entry as never;
  const column = start - (text.lastIndexOf("\n", start - 1) + 1);
  const written = part
    .toString(unfolded)
    .trimEnd()
    .replaceAll("\n", `\n${" ".repeat(column)}`);
  // A block entry reaches over the line ends that follow it: they are given back.
  const whole = text.slice(start, end);
  const after = whole.slice(whole.trimEnd().length);
  return `${text.slice(0, start)}${written}${after}${text.slice(end)}`;
}

function changedText(before: string, known: Ledger, after: Ledger): string {
  let text = before;
  for (const [position, { ended }] of after.terms.entries()) {
    if (ended === undefined || known.terms[position]?.ended !== undefined) continue;
    text = setField(text, ["terms", position], "ended", plain(ended));
  }
  for (const [position, { until }] of known.affiliations.entries()) {
    const now = after.affiliations[position]?.until?.toString();
    if (now === undefined || now === until?.toString()) continue;
    text = setField(text, ["affiliations", position], "until", now);
  }
  const added = after.affiliations.slice(known.affiliations.length).map(plain);
  return appendEntries(text, "affiliations", added);
}

/**
 * The change that writes terms ended early and changes of organization into `committee.yaml`: fields are
 * set and entries added; all other lines stay.
 */
export async function planLedger(workspace: Workspace, after: Ledger): Promise<FileChange> {
  const before = (await readText(workspace, ledgerPath)) ?? "";
  const { value } = parseYaml(before, ledgerPath, ledgerSchema);
  const text = keepingLineEnds(before, (ledger) => changedText(ledger, value, after));
  parseYaml(text, ledgerPath, ledgerSchema);
  return planFile(workspace, ledgerPath, text);
}
