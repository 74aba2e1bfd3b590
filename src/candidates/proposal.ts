import type { Temporal } from "temporal-polyfill";
import { hasCandidacyEnding, isElectionPage } from "./candidacy-file-name.ts";
import { type Finding, finding } from "./finding.ts";

/** A file that a pull request changes. */
export interface ProposedFile {
  readonly path: string;
  readonly change: "added" | "modified" | "removed" | "renamed";
  /** The path before, where the file was renamed. */
  readonly previousPath: string | undefined;
}

/** What a pull request does to candidacies, and to anything else; paths in the order of the files. */
export interface Proposal {
  /** New candidacies, also where they do not belong. */
  readonly added: readonly string[];
  /** Candidacies that are there already. */
  readonly changed: readonly { readonly path: string; readonly previousPath: string }[];
  readonly removed: readonly string[];
  readonly others: readonly string[];
}

/** Facts about a pull request besides its files. */
export interface PullRequestState {
  readonly state: "open" | "closed" | "merged";
  readonly draft: boolean;
  readonly opened: Temporal.Instant;
  /** Undefined where the account is gone. */
  readonly author: string | undefined;
  /** The branch that it goes into. */
  readonly base: string;
  readonly defaultBranch: string;
}

/** The election in whose folder, or in a folder below it, a file lies; undefined for one anywhere else. */
export function electionOfPath(path: string): string | undefined {
  return /^elections\/arch-committee-([^/]+)\/[^/]/.exec(path)?.[1];
}

/** Where a file lies within its election's folder; its name alone where it lies anywhere else. */
export function nameInElection(path: string): string {
  const parts = path.split("/");
  return parts.slice(electionOfPath(path) === undefined ? -1 : 2).join("/");
}

function isCandidacyPath(path: string, elections: ReadonlySet<string>): boolean {
  const election = electionOfPath(path);
  return election !== undefined && elections.has(election) && !isElectionPage(nameInElection(path));
}

/** Whether a new file is meant as a candidacy by its name, but lies beside the elections' folders. */
function isMisplaced(path: string): boolean {
  const near = /^elections\/(?:[^/]+$|arch-committee-)/.test(path);
  return near && hasCandidacyEnding(path) && !isElectionPage(nameInElection(path));
}

/**
 * Sorts the files of a pull request.
 *
 * @param elections ids of the elections that have a folder.
 */
export function sortProposal(
  files: readonly ProposedFile[],
  elections: ReadonlySet<string>,
): Proposal {
  const added: string[] = [];
  const changed: { path: string; previousPath: string }[] = [];
  const removed: string[] = [];
  const others: string[] = [];
  const isCandidacy = (path: string): boolean => isCandidacyPath(path, elections);
  const goes = (path: string): void => void (isCandidacy(path) ? removed : others).push(path);
  const comes = (path: string): void =>
    void (isCandidacy(path) || isMisplaced(path) ? added : others).push(path);
  for (const { path, change, previousPath } of files) {
    if (change === "added") comes(path);
    else if (change === "removed") goes(path);
    else if (change === "modified") {
      if (isCandidacy(path)) changed.push({ path, previousPath: path });
      else others.push(path);
    } else if (previousPath === undefined) comes(path);
    else if (
      isCandidacy(path) &&
      isCandidacy(previousPath) &&
      electionOfPath(path) === electionOfPath(previousPath)
    ) {
      changed.push({ path, previousPath });
    } else {
      goes(previousPath);
      comes(path);
    }
  }
  return { added, changed, removed, others };
}

/** Paths of the candidacies that a pull request adds, changes or removes; none where it is about others. */
export function candidaciesOf({ added, changed, removed }: Proposal): string[] {
  return [...added, ...changed.map(({ path }) => path), ...removed];
}

function stateFindings(file: string, pullRequest: PullRequestState): Finding[] {
  const { state, draft, author, base, defaultBranch } = pullRequest;
  const found: Finding[] = [];
  if (state === "closed") found.push(finding(file, { code: "pull-request-closed" }));
  if (state === "open" && draft) found.push(finding(file, { code: "pull-request-draft" }));
  if (base !== defaultBranch) {
    found.push(finding(file, { code: "base-branch", base, expected: defaultBranch }));
  }
  if (author === undefined) found.push(finding(file, { code: "author-gone" }));
  return found;
}

/** The repository's spell check demands that names and words it does not know are added here. */
function isDictionary(path: string): boolean {
  return /(?:^|\/)kata-dictionary\.txt$/i.test(path);
}

function otherChange(path: string): "other-change" | "outside-change" {
  return electionOfPath(path) === undefined ? "outside-change" : "other-change";
}

/** Findings about a pull request as a whole; none if it touches no candidacy. */
export function checkProposal(proposal: Proposal, pullRequest: PullRequestState): Finding[] {
  const candidacies = candidaciesOf(proposal);
  const [first] = candidacies;
  if (first === undefined) return [];
  const { removed, others } = proposal;
  const elections = [...new Set(candidacies.flatMap((path) => electionOfPath(path) ?? []))].sort();
  const several: Finding[] = [];
  if (candidacies.length > 1) {
    several.push(finding(first, { code: "several-candidacies", files: candidacies.length }));
  }
  if (elections.length > 1) several.push(finding(first, { code: "several-folders", elections }));
  return [
    ...stateFindings(first, pullRequest),
    ...several,
    ...removed.map((path) => finding(path, { code: "candidacy-removed" })),
    ...others
      .filter((path) => !isDictionary(path))
      .map((path) => finding(path, { code: otherChange(path) })),
  ];
}
