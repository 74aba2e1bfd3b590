import type { ContributedCommit, Contribution } from "./contribution.ts";

/** A half-open span of whole seconds, as texts such as `2026-10-05T15:00:00Z` that sort like times. */
export interface TimeRange {
  readonly from: string;
  readonly until: string;
}

/** A pull request with commits still to be read. */
export interface LongPullRequest {
  /** GitHub's global id of it. */
  readonly node: string;
  readonly repository: string;
  readonly number: number;
  /** Commits received so far, and how many there are. */
  readonly received: number;
  readonly total: number;
  /** Where its commits go on. */
  readonly after: string;
}

/** Further commits of a pull request; it is complete without an `after`. */
export interface FurtherCommits {
  readonly of: LongPullRequest;
  readonly commits: readonly ContributedCommit[];
  readonly after: string | null;
  /** GitHub's global ids of their authors, by account id. */
  readonly nodes: ReadonlyMap<number, string>;
}

/** Some of a slice's pull requests, as they were received together. */
export interface ContributionPage {
  /** How many GitHub announces for the whole slice. */
  readonly announced: number;
  /** Where to go on; null after the last page. */
  readonly cursor: string | null;
  readonly contributions: readonly Contribution[];
  /** Those still incomplete. */
  readonly long: readonly LongPullRequest[];
  /** GitHub's global ids of the users in it, by account id. */
  readonly nodes: ReadonlyMap<number, string>;
}

/** What is stored of one part of the period, by when pull requests were merged. */
export interface Slice {
  readonly range: TimeRange;
  /** Pull requests that GitHub announced for it when its last page was read. */
  readonly announced: number;
  readonly received: number;
  /** Where to continue reading; null at the end. */
  readonly cursor: string | null;
  /** Pull requests in it whose commits are not all there yet. */
  readonly long: readonly LongPullRequest[];
  /** Stored by an earlier run: its commits without an account are asked about again. */
  readonly kept: boolean;
}

/** Keeps what was received, slice by slice, through interruptions. Slices do not overlap. */
export interface SliceStore {
  /** In the order of time. */
  slices(): readonly Slice[];
  append(range: TimeRange, page: ContributionPage): Promise<void>;
  addCommits(range: TimeRange, further: FurtherCommits): Promise<void>;
  discard(range: TimeRange): Promise<void>;
  /** A slice's pull requests, in the order received. */
  contributions(range: TimeRange): Promise<readonly Contribution[]>;
  /** GitHub's global ids of the users in all slices, by account id. */
  nodes(): ReadonlyMap<number, string>;
}
