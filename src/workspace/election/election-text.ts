import { Document, isMap, isSeq, type Pair, parseDocument, type Scalar } from "yaml";
import { type Timeline, writtenPeriods } from "../../calendar/timeline.ts";
import { type Election, electionSchema } from "../../election/election.ts";
import { yamlTextWith } from "../formats/yaml-edit.ts";
import { parseYaml, yamlText } from "../formats/yaml-file.ts";
import { electionFilePath } from "./election-file.ts";

/** What is known about an election when it is planned. */
export type NewElection = Pick<
  Election,
  | "election"
  | "charter"
  | "season"
  | "seats"
  | "officials"
  | "planned"
  | "timelineApproved"
  | "results"
  | "rule"
> & { readonly timeline: Timeline };

/** When the committee approved a timeline, and where that is recorded. */
export type Approval = NonNullable<Election["timelineApproved"]>;

/** An approval as written in the file. */
export function plainApproval({ date, reference }: Approval) {
  return { date: date.toString(), reference };
}

/** The text, checked against the schema again. */
export function checked(text: string, election: string): string {
  parseYaml(text, electionFilePath(election), electionSchema);
  return text;
}

/** Writes nested maps on one line, and empty lists as `[]`. */
function flowBelow(document: Document): void {
  const { contents } = document;
  if (!isMap(contents)) return;
  for (const { value } of contents.items) {
    if (isMap(value)) value.flow = true;
    if (!isSeq(value)) continue;
    if (value.items.length === 0) value.flow = true;
    for (const item of value.items) if (isMap(item)) item.flow = true;
  }
}

function remark(document: Document, key: string, comment: string): void {
  if (!isMap(document.contents)) return;
  const pair = document.contents.items.find((item) => (item.key as Scalar).value === key);
  const value = (pair as Pair<Scalar, Scalar> | undefined)?.value;
  if (value != null) value.comment = ` ${comment}`;
}

/** The text of a new election's `election.yaml`. */
export function newElectionText(facts: NewElection): string {
  const { season, timelineApproved, planned } = facts;
  const document = new Document({
    formatVersion: 1,
    election: facts.election,
    charter: facts.charter,
    season,
    seats: facts.seats,
    officials: facts.officials,
    planned: planned?.toString(),
    timelineApproved: timelineApproved && plainApproval(timelineApproved),
    ...writtenPeriods(facts.timeline),
    results: facts.results?.toString(),
    polls: [],
    rule: facts.rule,
    candidates: [],
    decisions: [],
  });
  flowBelow(document);
  remark(document, "seats", "due when nominations open");
  remark(document, "rule", "what ranks the candidates when no one defeats every other");
  return checked(yamlText(document), facts.election);
}

/** Wider entries are written with one field per line. */
export const widestEntry = 90;

/** Adds an entry to a list: on one line, unless it holds maps itself or is too long for one. */
export function append(document: Document, key: string, entry: Record<string, unknown>): void {
  const list = document.get(key, true);
  const node = document.createNode(entry);
  const nested = isMap(node)
    ? node.items.map(({ value }) => value).filter((each) => isMap(each) || isSeq(each))
    : [];
  for (const each of nested) each.flow = true;
  const fits = JSON.stringify(entry).length <= widestEntry && !nested.some(isMap);
  if (isMap(node)) node.flow = fits;
  if (!isSeq(list)) {
    document.set(key, document.createNode([node]));
    return;
  }
  if (list.items.length === 0) list.flow = false;
  list.add(node);
}

/** The text with one top-level entry edited; other lines stay. */
export function edited(text: string, key: string, edit: (document: Document) => void): string {
  const document = parseDocument(text);
  edit(document);
  return yamlTextWith(text, document, key);
}
