import { type Document, isMap, isPair, isScalar, isSeq, parseDocument, YAMLSeq } from "yaml";
import { yamlText } from "./yaml-file.ts";

/** Without folding: lines that people wrote stay as long as they are. */
export const unfolded = { lineWidth: 0, flowCollectionPadding: true } as const;

/** The list at a place of a document, put there where it is missing. */
export function listAt(document: Document, place: readonly (string | number)[]): YAMLSeq {
  const found = document.getIn(place, true);
  if (isSeq(found)) return found;
  const added = new YAMLSeq();
  document.setIn(place, added);
  return added;
}

/** Makes an empty list one with an entry a line; a remark beside it, as in `[] # none yet`, stays above them. */
export function openAsBlock(list: YAMLSeq): void {
  if (list.items.length > 0) return;
  list.flow = false;
  list.commentBefore = list.commentBefore ?? list.comment ?? null;
  list.comment = null;
}

function keyOf(item: unknown): unknown {
  const key = isPair(item) ? item.key : undefined;
  return isScalar(key) ? key.value : key;
}

/** One top-level entry of the document as text, without the comments above it. */
function entryText(document: Document, key: string): string | undefined {
  const part = document.clone() as Document;
  const { contents, directives } = part;
  if (!isMap(contents)) return undefined;
  const pair = contents.items.find((item) => keyOf(item) === key);
  if (pair === undefined) return undefined;
  if (isScalar(pair.key)) {
    pair.key.commentBefore = null;
    pair.key.spaceBefore = false;
  }
  contents.items = [pair];
  for (const node of [contents, part]) {
    node.commentBefore = null;
    node.comment = null;
  }
  if (directives !== undefined) directives.docStart = null;
  return yamlText(part);
}

/** Where the lines of a top-level entry begin and end, without what is between it and the next. */
function linesOf(
  lines: readonly string[],
  key: string,
): { start: number; end: number } | undefined {
  const start = lines.findIndex((line) => new RegExp(`^["']?${key}["']?\\s*:(\\s|$)`).test(line));
  if (start === -1) return undefined;
  const next = lines.findIndex((line, index) => index > start && /^[^\s#-]|^---/.test(line));
  let end = next === -1 ? lines.length : next;
  while (end > start + 1 && /^(\s*$|#)/.test(lines[end - 1] ?? "")) end--;
  return { start, end };
}

function sameValue(text: string, document: Document): boolean {
  const parsed = parseDocument(text);
  return (
    parsed.errors.length === 0 &&
    JSON.stringify(parsed.toJS({ maxAliasCount: 20 })) ===
      JSON.stringify(document.toJS({ maxAliasCount: 20 }))
  );
}

/**
 * A file's text with one top-level entry taken from the edited document (or removed, if it is gone there); all
 * other lines stay byte for byte. If the layout does not allow that, the whole document is written again.
 *
 * @param text the file from which the document was read before it was edited.
 */
export function yamlTextWith(text: string, document: Document, key: string): string {
  return keepingLineEnds(text, (plain) => withEntry(plain, document, key));
}

/** Edits a text with `\n` line ends, and restores the original line ends afterwards. */
export function keepingLineEnds(text: string, edit: (text: string) => string): string {
  if (!text.includes("\r\n")) return edit(text);
  return edit(text.replaceAll("\r\n", "\n")).replaceAll("\n", "\r\n");
}

function withEntry(text: string, document: Document, key: string): string {
  const lines = text.split("\n");
  const entry = entryText(document, key)?.trimEnd();
  const place = linesOf(lines, key) ?? { start: lines.length, end: lines.length };
  if (entry === undefined) {
    const without = [...lines.slice(0, place.start), ...lines.slice(place.end)].join("\n");
    return sameValue(without, document) ? without : yamlText(document);
  }
  const isLast = place.start === lines.length;
  const before = isLast ? text.trimEnd().split("\n") : lines.slice(0, place.start);
  const after = isLast ? [""] : lines.slice(place.end);
  const spliced = [...before, entry, ...(after.length === 0 ? [""] : after)].join("\n");
  return sameValue(spliced, document) ? spliced : yamlText(document);
}
