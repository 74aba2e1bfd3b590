import type { Temporal } from "temporal-polyfill";
import type { Schedule, Stage } from "../calendar/timeline.ts";
import type { Charter } from "../charter/charter.ts";
import type { Ledger } from "../committee/ledger.ts";
import type { Named } from "../people/named-person.ts";
import type { ElectionRecord } from "../results/record.ts";
import type { HeadroomReport } from "../seats/organizations/headroom.ts";

/** An official; early pages give no names. */
export interface Official {
  readonly login: string;
  readonly name?: string | undefined;
}

/** A current or past candidate, from their file and the officials. */
export interface Runner extends Named {
  /** As declared; empty if none is declared. */
  readonly organizations: readonly string[];
  /** Path of their file in the checkout. */
  readonly file: string | undefined;
  readonly statement: string | undefined;
  /** `filed`: officials have not accepted it, or keep no list. */
  readonly state: "accepted" | "withdrawn" | "filed";
  readonly withdrawn: { readonly date: string; readonly reason: string } | undefined;
  /** Where it was announced or proposed. */
  readonly announcement: string | undefined;
}

/** An election that is planned, in progress, or awaits its result. */
export interface Running {
  readonly election: string;
  /** Undefined where its page does not say clearly when the periods are. */
  readonly schedule: Schedule | undefined;
  readonly stage: Stage | undefined;
  readonly seats: number | undefined;
  readonly officials: readonly Official[];
  /** The list of candidates is closed. */
  readonly isClosed: boolean;
  readonly vote: "needed" | "skipped" | "unknown";
  readonly poll: string | undefined;
  /** The source: a file of the checkout. */
  readonly source: string;
  readonly runners: readonly Runner[];
  readonly cancelled: string | undefined;
  /** What organizations still have under the limit; undefined without a ledger. */
  readonly headroom: HeadroomReport | undefined;
}

/** The seats that come up next, and their holders (undefined without a ledger). */
export interface Coming {
  readonly election: string;
  /** `spring 2026` */
  readonly season: string;
  readonly seats: number;
  readonly holders: readonly string[] | undefined;
}

/** An elected person, with their seat if the ledger has it. */
export interface Elected extends Named {
  readonly organizations: readonly string[];
  readonly seat: number | undefined;
  readonly until: string | undefined;
  /** Never held a seat before; undefined without a history. */
  readonly isNew: boolean | undefined;
}

/** A decided election. */
export interface PastElection {
  readonly election: string;
  readonly record: ElectionRecord | undefined;
  readonly schedule: Schedule | undefined;
  /** Seats that were up; undefined where no file says it. */
  readonly seats: number | undefined;
  readonly runners: readonly Runner[];
  readonly elected: readonly Elected[];
  readonly how: "vote" | "uncontested" | undefined;
  readonly officials: readonly Official[];
  /** The day of the result; undefined if no file has it. */
  readonly told: Temporal.PlainDate | undefined;
  /** Files of the checkout that say so. */
  readonly sources: readonly string[];
  /** Voters of the roll and ballots counted, where they are public. */
  readonly voters: number | undefined;
  readonly ballots: number | undefined;
}

/** A member of the committee today. */
export interface Member extends Named {
  /** Undefined where the README is the source. */
  readonly seat: number | undefined;
  readonly organizations: readonly string[];
  readonly elected: string | undefined;
  readonly until: string | undefined;
}

export interface SeatedCommittee {
  readonly source: string;
  readonly members: readonly Member[];
  /** Numbers of the seats that no one holds. */
  readonly vacant: readonly number[];
  readonly chair: string | undefined;
}

/** The public list of voters of the election in progress, otherwise of the last one. */
export interface VoterList {
  readonly election: string;
  /** The qualifying period in UTC, half-open; undefined where the list does not say it. */
  readonly rule?: { readonly from: string; readonly until: string } | undefined;
  readonly provisional?: string | undefined;
  readonly frozen?:
    | { readonly revision: number; readonly sha256: string; readonly on: string }
    | undefined;
  /** Logins of the officials, and the UTC date on which voting opens. */
  readonly objections?: { readonly to: readonly string[]; readonly before: string } | undefined;
  readonly voters: readonly { readonly login: string; readonly name: string | null }[];
}

/** Something that was announced or published, for the feed. */
export interface News {
  readonly id: string;
  readonly title: string;
  readonly day: Temporal.PlainDate;
  readonly link: string;
  readonly summary: string;
}

/** Everything on the site, read from the public files of a checkout. */
export interface SiteFacts {
  readonly now: Temporal.Instant;
  readonly version: string;
  readonly charter: Charter;
  readonly running: Running | undefined;
  /** The next election after the one in progress, if any. */
  readonly coming: Coming;
  readonly committee: SeatedCommittee | undefined;
  /** Undefined if neither a ledger nor the pages say. */
  readonly history: { readonly ledger: Ledger; readonly source: string } | undefined;
  /** Newest first. */
  readonly past: readonly PastElection[];
  readonly voterList: VoterList | undefined;
  readonly news: readonly News[];
}
