import { Temporal } from "temporal-polyfill";
import { loginKey } from "../../people/account.ts";
import type { Recognition } from "./recognize.ts";
import { type CommitteeSources, revisionName } from "./sources.ts";

/** The members that a revision of the README listed. */
export interface PastList {
  readonly date: Temporal.PlainDate;
  readonly name: string;
  /** Keys of logins. */
  readonly members: ReadonlySet<string>;
  /** Every member's account could be told: who is missing is gone. */
  readonly isWhole: boolean;
  /** The sentence of the launch page, which names the initial members. */
  readonly isLaunch: boolean;
}

/** Every revision of the list that can be read, with its people recognized, oldest first. */
export function pastLists(
  { revisions, listPath }: CommitteeSources,
  { quietly, person }: Recognition,
): PastList[] {
  return revisions.flatMap((revision): PastList[] => {
    if ("unreadable" in revision.list) return [];
    const name = revisionName(listPath, revision);
    const { form, members } = revision.list;
    const isLaunch = form === "prose";
    const found = members.map((member) =>
      isLaunch
        ? person({ name: member.name, login: undefined }, name, { mayStayOpen: true })?.login
        : quietly(member.name, member.login),
    );
    const logins = found.filter((login) => login !== undefined);
    return [
      {
        date: revision.date,
        name,
        members: new Set(logins.map(loginKey)),
        isWhole: logins.length === found.length,
        isLaunch,
      },
    ];
  });
}

/** The first list within these days that has a person. */
export function firstWith(
  lists: readonly PastList[],
  login: string,
  before: Temporal.PlainDate,
): PastList | undefined {
  return lists.find(
    ({ date, members }) =>
      Temporal.PlainDate.compare(date, before) < 0 && members.has(loginKey(login)),
  );
}

/**
 * The first list that no longer has a person who stood on one after they were elected, no later than a
 * day; undefined where the lists do not show that they left.
 */
export function firstWithout(
  lists: readonly PastList[],
  login: string,
  after: Temporal.PlainDate,
  until: Temporal.PlainDate,
): PastList | undefined {
  const { compare } = Temporal.PlainDate;
  const within = lists.filter(
    ({ date, isWhole }) => isWhole && compare(date, after) >= 0 && compare(date, until) <= 0,
  );
  const first = within.findIndex(({ members }) => members.has(loginKey(login)));
  if (first === -1) return undefined;
  return within.find(({ members }, index) => index > first && !members.has(loginKey(login)));
}
