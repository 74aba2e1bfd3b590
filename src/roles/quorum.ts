import type { Charter } from "../charter/charter.ts";
import { compareLogins, loginKey, sameLogin } from "../people/account.ts";
import type { CommitteeMember } from "./access.ts";
import type { NominationComment, NominationIssue, NominationReaction } from "./nomination.ts";
import { mayTakeBack, type Stance, stanceOf } from "./statement-words.ts";

/** One thing that someone said on a nomination. */
export interface Statement {
  readonly login: string;
  readonly stance: Stance;
  readonly by: "comment" | "reaction";
  /** When it was said. */
  readonly at: string;
  /** When its author edited it. */
  readonly editedAt?: string;
  /** Who edited it that is not its author: then it says nothing certain. */
  readonly editedBy?: string;
  readonly url: string;
  /** The comment as typed, or the reaction's name. */
  readonly text: string;
}

/** Why something that a member said is not counted. */
export type Uncounted =
  | "unclear"
  /** Two answers contradict each other, and it cannot be told which came last. */
  | "contradicting"
  | "edited-by-another"
  /** A later comment of theirs may take the answer back. */
  | "perhaps-taken-back"
  /** The nominee's own approval. */
  | "own";

/** Where a member of the committee stands; `silent` said nothing at all. */
export type Position =
  | { readonly is: "approves" | "objects"; readonly statement: Statement }
  | { readonly is: "unclear"; readonly why: Uncounted; readonly statement: Statement }
  | { readonly is: "silent" };

export interface MemberPosition {
  readonly member: CommitteeMember;
  readonly position: Position;
  /** Comments of theirs that a person has to read: unclear ones, before or after the clear answer. */
  readonly toRead: readonly Statement[];
}

/** Whether a nomination has its quorum. */
export interface Quorum {
  /** Approvals that the charter asks for. */
  readonly needed: number;
  /** Every member of the active committee, by login. */
  readonly members: readonly MemberPosition[];
  readonly approvals: number;
  /** How many approvals are missing; 0 where the quorum is reached. */
  readonly missing: number;
  /** Clear answers of people who are not on the committee, the last of each; by login. They do not count. */
  readonly others: readonly Statement[];
}

/** How many approvals a charter asks of a committee of that size: a majority is more than half. */
export function approvalsNeeded({ rules }: Charter, committee: number): number {
  const { value } = rules.committerQuorum;
  return value === "majority" ? Math.floor(committee / 2) + 1 : value;
}

const reactionStances: ReadonlyMap<string, Stance> = new Map([
  ["THUMBS_UP", "approves"],
  ["THUMBS_DOWN", "objects"],
]);

function ofReaction({ content, user, createdAt }: NominationReaction, url: string): Statement[] {
  if (user === null) return [];
  const stance = reactionStances.get(content) ?? "unclear";
  return [{ login: user.login, stance, by: "reaction", at: createdAt, url, text: content }];
}

function ofComment(
  comment: NominationComment,
  nominee: string | undefined,
): (Statement & { readonly id: number })[] {
  const { id, author, body, createdAt, editedAt, editor, url } = comment;
  if (author === null) return [];
  const isForeign = editedAt !== null && !sameLogin(editor?.login, author.login);
  return [
    {
      id,
      login: author.login,
      stance: stanceOf(body, nominee),
      by: "comment",
      at: createdAt,
      ...(editedAt === null ? {} : { editedAt }),
      ...(isForeign ? { editedBy: editor?.login ?? "someone unknown" } : {}),
      url,
      text: body,
    },
  ];
}

/** Everything that was said, oldest first; comments of the same second by their number. */
function statementsOf(issue: NominationIssue, nominee: string | undefined): Statement[] {
  const comments = issue.comments
    .flatMap((comment) => ofComment(comment, nominee))
    .sort((a, b) => a.id - b.id);
  const reactions = issue.reactions
    .flatMap((reaction) => ofReaction(reaction, issue.url))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const ordered = [...reactions, ...comments.map(({ id: _, ...statement }) => statement)];
  return ordered.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

function isClear({ stance }: Statement): boolean {
  return stance !== "unclear";
}

/** Whether an answer may be later than the deciding one, though it was not made later. */
function mayBeLater(other: Statement, deciding: Statement): boolean {
  if ((other.editedAt ?? "") >= deciding.at) return true;
  if (other.by === "reaction" && deciding.by === "reaction") return true;
  return other.by !== deciding.by && other.at === deciding.at;
}

function positionOf(said: readonly Statement[], isNominee: boolean): Position {
  const deciding = said.findLast(isClear);
  if (deciding === undefined) {
    const last = said.at(-1);
    return last === undefined
      ? { is: "silent" }
      : { is: "unclear", why: "unclear", statement: last };
  }
  const unclear = (why: Uncounted): Position => ({ is: "unclear", why, statement: deciding });
  if (deciding.editedBy !== undefined) return unclear("edited-by-another");
  const isTakenBack = said.some(
    (other) =>
      !isClear(other) &&
      other.by === "comment" &&
      (said.indexOf(other) > said.indexOf(deciding) || mayBeLater(other, deciding)) &&
      mayTakeBack(other.text),
  );
  if (isTakenBack) return unclear("perhaps-taken-back");
  const contradicting = said.some(
    (other) => isClear(other) && other.stance !== deciding.stance && mayBeLater(other, deciding),
  );
  if (contradicting) return unclear("contradicting");
  if (deciding.stance === "objects") return { is: "objects", statement: deciding };
  return isNominee ? unclear("own") : { is: "approves", statement: deciding };
}

/**
 * Who of a committee approved a nomination: by a thumb on the issue or a clear comment. The last clear
 * answer of each person counts, once; what is unclear never does, and is handed on to be read.
 *
 * @param nominee whose own approval does not count, where they sit on the committee.
 */
export function countQuorum(
  issue: NominationIssue,
  committee: readonly CommitteeMember[],
  needed: number,
  nominee: string | undefined,
): Quorum {
  const statements = statementsOf(issue, nominee);
  const byPerson = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = loginKey(statement.login);
    byPerson.set(key, [...(byPerson.get(key) ?? []), statement]);
  }
  const members = committee
    .toSorted((a, b) => compareLogins(a.login, b.login))
    .map((member): MemberPosition => {
      const said = byPerson.get(loginKey(member.login)) ?? [];
      const isNominee = sameLogin(member.login, nominee);
      const position = positionOf(said, isNominee);
      return { member, position, toRead: said.filter((statement) => !isClear(statement)) };
    });
  const sitting = new Set(committee.map(({ login }) => loginKey(login)));
  const others = [...byPerson]
    .filter(([key]) => !sitting.has(key))
    .flatMap(([, said]) => said.findLast(isClear) ?? [])
    .sort((a, b) => compareLogins(a.login, b.login));
  const approvals = members.filter(({ position }) => position.is === "approves").length;
  return { needed, members, approvals, missing: Math.max(0, needed - approvals), others };
}
