import { electionTitle, formatSeason } from "../calendar/election-id.ts";
import type { Term } from "../committee/ledger.ts";
import type { SurplusPerson } from "./access.ts";
import type { CommitterDoubt } from "./committers.ts";
import type { FormerRole } from "./former-members.ts";
import type { NamedPerson } from "./named-people.ts";
import type { ReviewRemark, RoleState } from "./review-remarks.ts";

/** Sentences about a review, in plain text; whoever shows them makes texts from outside safe. */

const kinds = { named: "", "community-manager": "Community Manager: ", foundation: "Foundation: " };

/** Why someone has a role by a decision, who decided and until when it holds. */
export function describeNamed({ as, reason, by, date, expires, reference }: NamedPerson): string {
  const end = expires === undefined ? "no expiry" : `until ${expires}`;
  const place = reference === undefined ? "" : `, ${reference}`;
  return `${kinds[as]}${reason} (${by}, ${date}; ${end}${place})`;
}

/** Why a person has to look at a committer before anything is proposed. */
export function describeDoubt(doubt: CommitterDoubt): string {
  switch (doubt.because) {
    case "decision":
      return `votes by a decision, without merged code: ${doubt.decision}`;
    case "excluded":
      return `excluded from the roll: ${doubt.reason}`;
    case "robot":
      return `a robot's account: ${doubt.reason}`;
    case "unresolved":
      return "commits of an unknown author may be theirs";
    case "old-commits":
      return "only commits authored long before they were merged";
    case "co-author":
      return "named only as co-author of merged code, which does not count";
    case "not-counted":
      return `merged on ${doubt.work.at.slice(0, 10)} where the roll does not count it`;
  }
}

/** Where the work can be seen that a doubt is about. */
export function doubtUrl(doubt: CommitterDoubt): string | undefined {
  if ("work" in doubt) return doubt.work.url;
  return "url" in doubt ? doubt.url : undefined;
}

/** Why someone should lose a role. */
export function describeSurplus({ because, by }: SurplusPerson): string {
  switch (because) {
    case "left-committee":
      return "no longer on the committee";
    case "expired":
      return by === undefined
        ? "the decision expired"
        : `expired on ${by.expires}: ${by.reason} (${by.by})`;
    case "unexplained":
      return "not on the committee, and people.yaml does not say why";
  }
}

/** When someone's last term on the committee was over. */
export function describeLeaving({ seat, until, ended }: Term): string {
  if (ended !== undefined) return `left seat ${seat} on ${ended.date} (${ended.reason})`;
  return `seat ${seat} until ${formatSeason(until)}`;
}

const standings: Readonly<Record<RoleState, string>> = {
  invited: "is invited to the organization and has not accepted yet",
  outside: "is not a member of the organization: invite them first",
  unknown:
    "is not an account on GitHub: was it renamed? Correct the login before you add or drop anyone",
};

function seatList(seats: readonly number[]): string {
  return seats.length === 1 ? `Seat ${seats[0]}` : `Seats ${seats.join(", ")}`;
}

/** A remark in a sentence or two. */
export function describeRemark(remark: ReviewRemark): string {
  switch (remark.code) {
    case "no-result":
      return `The ledger has no result of the election of ${electionTitle(remark.election)} yet: this is the committee before it. Admins and owners are reviewed after the election.`;
    case "unknown-authors":
      return `The roll has ${remark.count === 1 ? "an author" : `${remark.count} authors`} of merged commits without a known account; an inactive committer may be one of them: kata-election roll show --review`;
    case "overdue":
      return `${seatList(remark.seats)}: the term is over by its season, and the ledger has no successor.`;
    case "vacant":
      return `${seatList(remark.seats)}: vacant.`;
    case "no-community-manager":
      return "No owner is named as Community Manager (roles in people.yaml, as: community-manager).";
    case "no-foundation":
      return "No owner is named for the Foundation beside the Community Manager (as: foundation).";
    case "no-expiry":
      return `${remark.login} is named as ${remark.role} without an expiry.`;
    case "no-member":
      return `${remark.login} ${standings[remark.standing]}.`;
  }
}

/** What becomes of a role of a former member, in a word or two. */
export const formerRoleWords: Readonly<Record<FormerRole, string>> = {
  none: "–",
  keeps: "keeps",
  proposed: "inactive",
  doubtful: "look at it",
  named: "keeps (named)",
  loses: "loses",
};
