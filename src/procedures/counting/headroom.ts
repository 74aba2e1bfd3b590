import type { Temporal } from "temporal-polyfill";
import { formatSeason, seasonOfElection } from "../../calendar/election-id.ts";
import type { Charter } from "../../charter/charter.ts";
import { charterInForce } from "../../charter/kata-charters.ts";
import { affiliationsOn } from "../../committee/affiliations.ts";
import { continuingMembers } from "../../committee/continuing.ts";
import { requireConsistentLedger } from "../../committee/ledger-problems.ts";
import { readMemberList } from "../../committee/member-list/member-list.ts";
import { spelledAlike } from "../../committee/organization-remarks.ts";
import { describeDueSeat, type ElectionTime, seatsDue } from "../../committee/seats-due.ts";
import { utcDate } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { organizationIndex } from "../../people/organizations.ts";
import { type Headroom, headroom } from "../../seats/organizations/headroom.ts";
import { visible } from "../../visible-text.ts";
import { readCandidacyFiles } from "../../workspace/candidates/candidacy-files.ts";
import { ledgerPath, readLedger } from "../../workspace/committee/committee-file.ts";
import { readCharter, readCharters } from "../../workspace/election/charter-file.ts";
import {
  chooseElection,
  electionFilePath,
  readElection,
} from "../../workspace/election/election-file.ts";
import {
  readElectionPages,
  runningElection,
  scheduleOf,
} from "../../workspace/election/election-pages.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import { comingElection, timeOfMonth } from "../planning/next-election.ts";

/** What `seats headroom` reports; its JSON but for the version. */
export interface HeadroomView {
  /** The election, or null where none is planned and the answer is for the season to come. */
  readonly election: string | null;
  readonly season: string;
  readonly limit: number;
  readonly seatsDue: readonly { readonly seat: number; readonly why: string }[];
  readonly organizations: readonly Headroom[];
  /** The same with the opposite setting for groups of affiliated companies, where that differs. */
  readonly otherwise: readonly Headroom[] | null;
  readonly groups: Charter["rules"]["groups"]["value"];
  /** Names of continuing members with no known organization, or with several. */
  readonly unsure: readonly string[];
  /** Organizations that differ only in spelling and may be the same. */
  readonly spelledAlike: readonly (readonly string[])[];
}

interface HeadroomQuestion {
  readonly election: Election | undefined;
  /** The election in progress that has pages but no `election.yaml`. */
  readonly onPages?: string;
  readonly time: ElectionTime;
  readonly charter: Charter;
}

/** The election named or in progress; otherwise the next one by the ledger. */
async function questionOf(
  workspace: Workspace,
  at: Temporal.Instant,
  named: string | undefined,
): Promise<HeadroomQuestion> {
  const id = named ?? (await runningElection(workspace, at));
  const isPlanned =
    id !== undefined && (await readText(workspace, electionFilePath(id))) !== undefined;
  const charters = await readCharters(workspace);
  const byHand =
    id === undefined || isPlanned
      ? undefined
      : scheduleOf((await readElectionPages(workspace, id)).page);
  if (id !== undefined && byHand !== undefined) {
    const charter = charterInForce(utcDate(byHand.nominations.opens), charters);
    return { election: undefined, onPages: id, time: { election: id, ...byHand }, charter };
  }
  if (id !== undefined && (isPlanned || id < utcDate(at).toString().slice(0, 7))) {
    const { value: election } = await readElection(
      workspace,
      await chooseElection(workspace, named),
    );
    return { election, time: election, charter: await readCharter(workspace, election.charter) };
  }
  if (id !== undefined) await chooseElection(workspace, id);
  const time = id === undefined ? (await comingElection(workspace, at)).time : timeOfMonth(id, at);
  return { election: undefined, time, charter: charterInForce(utcDate(at), charters) };
}

/** The organizations that the candidacies of an election name. */
async function declaredOrganizations(workspace: Workspace, election: string): Promise<string[]> {
  const files = await readCandidacyFiles(workspace, election);
  return files.flatMap(({ content }) =>
    "reading" in content ? [content.reading.affiliation?.value ?? []].flat() : [],
  );
}

/** The README's member list, used where there is no ledger; empty where it cannot be read. */
async function listedByOrganization(workspace: Workspace): Promise<readonly string[]> {
  const text = (await readText(workspace, "README.md")) ?? "";
  const names = new Map<string, string[]>();
  try {
    for (const { name, organization } of readMemberList(text, "README.md").members) {
      const employer = organization?.name ?? "no organization";
      names.set(employer, [...(names.get(employer) ?? []), name]);
    }
  } catch (failure) {
    if (!(failure instanceof ElectionError)) throw failure;
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([employer, members]) => visible(`  ${employer}: ${members.join(", ")}`));
}

/** Only the ledger knows whose seats are up: without it, show who sits now and no number of places. */
async function refuseWithoutLedger(workspace: Workspace, limit: number): Promise<void> {
  if ((await readText(workspace, ledgerPath)) !== undefined) return;
  const listed = await listedByOrganization(workspace);
  const known = [
    `At most ${limit} members may be of one organization. The members now, by the list of README.md:`,
    ...listed,
    "Those whose seats are not up fill the limit.",
  ];
  throw new ElectionError("input", `there is no ${ledgerPath} to say whose seats are up`, {
    hint: [
      ...(listed.length === 0 ? [] : known),
      "Officials write it with kata-election committee init.",
    ].join("\n"),
  });
}

/**
 * The places left per organization, for the election named, in progress or to come.
 *
 * @throws ElectionError (input) where a file is malformed, or there is no such election.
 */
export async function headroomOf(
  workspace: Workspace,
  at: Temporal.Instant,
  named?: string,
): Promise<HeadroomView> {
  const { election, onPages, time, charter } = await questionOf(workspace, at, named);
  await refuseWithoutLedger(workspace, charter.rules.organizationLimit.value);
  const { value: ledger } = await readLedger(workspace);
  requireConsistentLedger(ledger, charter, time.election);
  const index = organizationIndex(await readPeople(workspace));
  const on = utcDate(time.nominations.closes);
  const opening = utcDate(time.nominations.opens);
  const continuing = continuingMembers(ledger, time, charter, opening).map(({ login, name }) => ({
    name,
    affiliations: affiliationsOn(ledger, login, on),
  }));
  const due = seatsDue(ledger, time, charter);
  const others = [
    ...due.flatMap(({ lastTerm }) =>
      lastTerm === undefined ? [] : affiliationsOn(ledger, lastTerm.holder, on),
    ),
    ...(election?.candidates ?? []).flatMap(({ affiliation }) => affiliation),
    ...(onPages === undefined ? [] : await declaredOrganizations(workspace, onPages)),
  ].filter((name) => name !== "unknown");
  const { groups, organizationLimit } = charter.rules;
  const count = (together: boolean) =>
    headroom(continuing, others, organizationLimit.value, { index, groups: together, on });
  const report = count(groups.value === "on");
  const other = count(groups.value !== "on");
  const same = JSON.stringify(report.organizations) === JSON.stringify(other.organizations);
  return {
    election: election?.election ?? onPages ?? null,
    season: formatSeason(seasonOfElection(time.election, time.season)),
    limit: organizationLimit.value,
    seatsDue: due.map((seat) => ({ seat: seat.seat, why: describeDueSeat(seat) })),
    organizations: report.organizations,
    otherwise: same ? null : other.organizations,
    groups: groups.value,
    unsure: report.unsure,
    spelledAlike: spelledAlike(
      [...continuing.flatMap((each) => each.affiliations), ...others],
      index,
    ),
  };
}
