import { type Document, isMap, type YAMLMap, type YAMLSeq } from "yaml";
import type { Candidate } from "../../candidates/candidate.ts";
import { formatInstant } from "../../dates.ts";
import { electionSchema } from "../../election/election.ts";
import { compareLogins, sameLogin } from "../../people/account.ts";
import { electionFilePath } from "../election/election-file.ts";
import type { FileChange } from "../file-plan.ts";
import { listAt, openAsBlock, yamlTextWith } from "../formats/yaml-edit.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { readText, type Workspace } from "../workspace.ts";

type Field = Exclude<keyof Candidate, "login">;

/** The keys of an entry in file order. */
const fieldOrder: readonly Field[] = [
  "name",
  "affiliation",
  "file",
  "submitted",
  "pullRequest",
  "announcement",
  "acceptedLate",
  "withdrawn",
];

function plainField(candidate: Candidate, field: Field): unknown {
  if (field === "submitted") return formatInstant(candidate.submitted);
  if (field !== "withdrawn") return candidate[field];
  const { withdrawn } = candidate;
  return withdrawn === undefined
    ? undefined
    : { date: withdrawn.date.toString(), reason: withdrawn.reason };
}

function differs(field: Field, a: Candidate, b: Candidate): boolean {
  return JSON.stringify(plainField(a, field)) !== JSON.stringify(plainField(b, field));
}

function entryOf(list: YAMLSeq, login: string): YAMLMap | undefined {
  return list.items.filter(isMap).find((item) => {
    const value = item.get("login");
    return typeof value === "string" && sameLogin(value, login);
  });
}

/**
 * Where a new entry goes: sorted by login if the entries are, so that two officials working in two clones
 * change different lines; otherwise last.
 */
function placeOf(list: YAMLSeq, login: string): number {
  const logins = list.items.map((item) => (isMap(item) ? item.get("login") : undefined));
  const known = logins.filter((each): each is string => typeof each === "string");
  const isSorted = known.every(
    (each, at) => at === 0 || compareLogins(known[at - 1] ?? "", each) < 0,
  );
  if (!isSorted || known.length < logins.length) return logins.length;
  const at = known.findIndex((each) => compareLogins(login, each) < 0);
  return at === -1 ? logins.length : at;
}

/** A comment above the first entry belongs to it and moves down with it. */
function giveCommentToFirst(list: YAMLSeq): void {
  const [first] = list.items;
  if (!isMap(first) || list.commentBefore == null) return;
  first.commentBefore = list.commentBefore;
  list.commentBefore = null;
}

/** Adds a candidate to the document, or updates the entry with the same login. */
function recordCandidate(
  document: Document,
  previous: Candidate | undefined,
  candidate: Candidate,
): void {
  const list = listAt(document, ["candidates"]);
  const entry = entryOf(list, candidate.login);
  if (entry === undefined) {
    const filled = fieldOrder
      .map((field): [string, unknown] => [field, plainField(candidate, field)])
      .filter(([, value]) => value !== undefined);
    openAsBlock(list);
    const fields = Object.fromEntries(filled);
    const added = document.createNode({ login: candidate.login, ...fields }, { flow: false });
    const at = placeOf(list, candidate.login);
    if (at === 0) giveCommentToFirst(list);
    list.items.splice(at, 0, added);
    return;
  }
  for (const field of fieldOrder) {
    const value = plainField(candidate, field);
    if (previous !== undefined && !differs(field, previous, candidate)) continue;
    if (value === undefined) entry.delete(field);
    else entry.set(field, document.createNode(value, { flow: entry.flow === true }));
  }
}

/**
 * The change that writes these candidates to `election.yaml`, keyed by login; other entries, comments and order
 * stay.
 *
 * @throws ElectionError (input) where the file is missing or malformed.
 */
export async function planCandidates(
  workspace: Workspace,
  election: string,
  candidates: readonly Candidate[],
): Promise<FileChange> {
  const path = electionFilePath(election);
  const before = await readText(workspace, path);
  const { value, document } = parseYaml(before ?? "", path, electionSchema);
  const previousOf = ({ login }: Candidate): Candidate | undefined =>
    value.candidates.find((each) => sameLogin(each.login, login));
  const changed = candidates.filter((candidate) => {
    const previous = previousOf(candidate);
    return (
      previous === undefined || fieldOrder.some((field) => differs(field, previous, candidate))
    );
  });
  if (changed.length === 0) return { path, before, after: before ?? "" };
  for (const candidate of changed) recordCandidate(document, previousOf(candidate), candidate);
  const after = yamlTextWith(before ?? "", document, "candidates");
  parseYaml(after, path, electionSchema);
  return { path, before, after };
}

/** The text of `election.yaml` without the entry of a candidate. */
export function withoutCandidate(text: string, path: string, login: string): string {
  const { document } = parseYaml(text, path, electionSchema);
  const list = listAt(document, ["candidates"]);
  const entry = entryOf(list, login);
  list.items = list.items.filter((item) => item !== entry);
  if (list.items.length === 0) list.flow = true;
  return yamlTextWith(text, document, "candidates");
}
