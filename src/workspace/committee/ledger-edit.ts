import { Document, isMap, isSeq, parseDocument, YAMLSeq } from "yaml";
import { formatSeason } from "../../calendar/election-id.ts";
import { type Ledger, ledgerSchema } from "../../committee/ledger.ts";
import type { LedgerChanges } from "../../results/ledger-changes.ts";
import { keepingLineEnds } from "../formats/yaml-edit.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { ledgerPath } from "./committee-file.ts";

type Entry = Readonly<Record<string, unknown>>;

/** Without folding: lines that people wrote stay as long as they are. */
const layout = { lineWidth: 0, flowCollectionPadding: true } as const;

function entryText(entry: Entry, flow: boolean): string {
  const document = new Document(entry);
  if (isMap(document.contents)) document.contents.flow = flow;
  return document.toString(layout).trimEnd();
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
  const found = document.get(key, true);
  const list = isSeq(found) ? found : new YAMLSeq();
  if (list !== found) document.set(key, list);
  if (list.items.length === 0) {
    list.flow = false;
    list.commentBefore = list.commentBefore ?? list.comment ?? null;
    list.comment = null;
  }
  for (const entry of entries) list.add(document.createNode(entry, { flow: true }));
  return document.toString(layout);
}

/** A text with entries added to one of its lists; lines that stand there stay to the byte where the list is in block form. */
export function appendEntries(text: string, key: string, entries: readonly Entry[]): string {
  if (entries.length === 0) return text;
  return appendLines(text, key, entries) ?? appendToDocument(text, key, entries);
}

/** Takes entries out of one of the ledger's lists: their lines alone, where the list is in block form. */
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
  return same ? without : document.toString(layout);
}

/** Changes entries that stand in the ledger: the season of seats that move, the end of affiliations. */
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
    const known = document.getIn([...at, "moved"], true);
    const list = isSeq(known) ? known : new YAMLSeq();
    if (list !== known) document.setIn([...at, "moved"], list);
    list.add(document.createNode(moved, { flow: true }));
  }
  for (const { position, until } of endedAffiliations) {
    document.setIn(["affiliations", position, "until"], until);
  }
  return document.toString(layout);
}

/**
 * The ledger's text with a result's changes in it: comments, order and the form of what stands there stay.
 *
 * @param removed positions of terms that go.
 * @throws ElectionError (input) where the text, or what the changes make of it, is not a valid ledger.
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
