import type { Temporal } from "temporal-polyfill";
import type { Charter, Season } from "../../charter/charter.ts";
import type { PeopleFile } from "../../people/people-file.ts";
import type { MemberList } from "../member-list.ts";
import type { Announcement } from "./announcement.ts";
import type { ResultPage } from "./result-page.ts";

/** A candidacy of a past election, as far as its file can be read. */
export interface FiledCandidacy {
  readonly path: string;
  readonly name: string | undefined;
  readonly login: string | undefined;
  /** Organizations that a line of the file declares; undefined where no line does. */
  readonly organizations: readonly string[] | undefined;
  /** Their own words, which may say whom they work for: for people to judge. */
  readonly statement: string;
  /** What stands after the @ of their addresses. */
  readonly mailDomains: readonly string[];
}

/** What the folder of a past election holds. */
export interface ElectionPages {
  readonly election: string;
  /** The season that its `election.yaml` gives, where it has one; else it follows from the month. */
  readonly season?: Season | undefined;
  readonly announcement: Announcement | undefined;
  readonly result: ResultPage | undefined;
  readonly candidacies: readonly FiledCandidacy[];
}

/** The member list as a revision of the README had it. */
export interface ListRevision {
  readonly commit: string;
  /** The UTC day on which the revision was committed. */
  readonly date: Temporal.PlainDate;
  /** What could not be read, where the list of that revision cannot. */
  readonly list: MemberList | { readonly unreadable: string };
}

/** Everything that a checkout says about the committee. */
export interface CommitteeSources {
  readonly charters: readonly Charter[];
  readonly list: MemberList;
  readonly listPath: string;
  /** Oldest first. */
  readonly elections: readonly ElectionPages[];
  /** The index of elections. */
  readonly index: { readonly path: string; readonly text: string } | undefined;
  /** Oldest first; empty where there is no history. */
  readonly revisions: readonly ListRevision[];
  /** What is to be said about the history: there is none, it is cut off, all of it was read. */
  readonly history: string;
  readonly people: Pick<PeopleFile, "names" | "organizations" | "groups">;
}

/** How a revision of the list is named in evidence. */
export function revisionName(path: string, { commit, date }: ListRevision): string {
  return `${path} of ${date.toString()} (commit ${commit.slice(0, 10)})`;
}
