import type { Temporal } from "temporal-polyfill";
import { formatSeason } from "../../calendar/election-id.ts";
import { loginKey, sameLogin } from "../../people/account.ts";
import type { OrganizationIndex } from "../../people/organizations.ts";
import { visible } from "../../visible-text.ts";
import { listNames } from "../../wording.ts";
import { affiliationsOn } from "../affiliations.ts";
import { type Ledger, latestTerm, type Term } from "../ledger.ts";
import { committeeOn, seatOf } from "../members.ts";
import type { Doubt } from "./inquiry.ts";
import type { KnownMember } from "./recognize.ts";

/** A member whom the list has, with their account. */
export interface ListedPerson extends KnownMember {
  /** File and line. */
  readonly place: string;
  readonly organization: string | undefined;
}

/** Records a contradiction with both sides in `found`; the ledger does not need an answer. */
export type Difference = Pick<Doubt, "id" | "question" | "found">;

interface Compared {
  readonly ledger: Ledger;
  readonly listPath: string;
  readonly today: Temporal.PlainDate;
  /** People in the built-in history who were not elected by then. */
  readonly notYet: ReadonlySet<string>;
}

/** The last term of someone that had begun by a day. */
export function lastTerm({ terms }: Ledger, login: string): Term | undefined {
  return latestTerm(terms.filter(({ holder }) => sameLogin(holder, login)));
}

/**
 * Listed members without a current term, so that someone must say how they joined: the ledger has no term for
 * them, or the last one is over and the seat was not filled since.
 */
export function unseatedMembers(
  listed: readonly ListedPerson[],
  { ledger, today, notYet }: Compared,
): ListedPerson[] {
  return listed.filter(({ login }) => {
    if (notYet.has(loginKey(login))) return false;
    const state = seatOf(ledger, login, today);
    return state === undefined ? lastTerm(ledger, login) === undefined : state.overdue;
  });
}

function behindResult(
  listed: readonly ListedPerson[],
  { ledger, listPath, today }: Compared,
): Difference[] {
  const keys = new Set(listed.map(({ login }) => loginKey(login)));
  const missing = committeeOn(ledger, today).flatMap(({ term }) =>
    term === undefined || keys.has(loginKey(term.holder)) ? [] : [term],
  );
  const elections = [...new Set(missing.map(({ elected }) => elected))].sort();
  return elections.flatMap((election): Difference[] => {
    const unlisted = missing.filter(({ elected }) => elected === election);
    const before = listed.filter(({ login }) => {
      const last = lastTerm(ledger, login);
      const successor = ledger.terms.some(
        (term) => term.elected === election && term.seat === last?.seat,
      );
      return last !== undefined && last.elected < election && successor;
    });
    const question =
      before.length === 0
        ? `${listPath} does not list ${unlisted.map(({ name }) => visible(name)).join(", ")}`
        : `${listPath} does not show the result of ${election} yet`;
    return [
      {
        id: `list:${election}`,
        question,
        found: [
          ...unlisted.map(
            ({ name, holder, until, seat, source }) =>
              `${source ?? election}: ${visible(name)} (${holder}) holds seat ${seat} until ${formatSeason(until)}`,
          ),
          ...before.map(({ name, place }) => `${place}: lists ${visible(name)}`),
        ],
      },
    ];
  });
}

function listedWithoutSeat(listed: readonly ListedPerson[], compared: Compared): Difference[] {
  const { ledger, listPath, today, notYet } = compared;
  return listed.flatMap(({ login, name, place }): Difference[] => {
    const id = `listed:${loginKey(login)}`;
    const lists = `${place}: lists ${visible(name)}`;
    if (notYet.has(loginKey(login))) {
      const found = [lists, `on ${today}, no page said that they were elected`];
      return [{ id, question: `${listPath} is newer than ${today}`, found }];
    }
    if (seatOf(ledger, login, today) !== undefined) return [];
    const last = lastTerm(ledger, login);
    if (last === undefined) return [];
    const { ended, until, elected, seat } = last;
    if (ended !== undefined) {
      const found = [
        lists,
        `${ended.reference ?? "the ledger"}: ${visible(ended.reason)}, ${ended.date}`,
      ];
      return [
        {
          id,
          question: `${listPath} still lists ${visible(name)}, who left: the page is outdated`,
          found,
        },
      ];
    }
    const isListed = (term: Term): boolean =>
      listed.some((each) => sameLogin(each.login, term.holder));
    const next = ledger.terms.find((term) => term.seat === seat && term.elected > elected);
    if (next !== undefined && !isListed(next)) return [];
    const found = [
      lists,
      `elected ${elected} until ${formatSeason(until)}${next === undefined ? "" : `; ${visible(next.name)} was elected to the seat in ${next.elected}`}`,
    ];
    return [{ id, question: `${listPath} lists ${visible(name)}, who holds no seat`, found }];
  });
}

/** Differences between the ledger's committee on the day and the member list, with both sides. */
export function listDifferences(
  listed: readonly ListedPerson[],
  compared: Compared,
  { key, canonical }: OrganizationIndex,
): Difference[] {
  const { ledger, today } = compared;
  const organizations = listed.flatMap(({ login, name, place, organization }): Difference[] => {
    const known = affiliationsOn(ledger, login, today);
    const isSame = organization !== undefined && known.map(key).includes(key(organization));
    const sits = seatOf(ledger, login, today) !== undefined;
    if (!sits || known.length === 0 || isSame) return [];
    const told = listNames(known.map(canonical));
    const listedAs = organization === undefined ? "no organization" : visible(organization);
    return [
      {
        id: `organization:${loginKey(login)}`,
        question: `Which organization does ${visible(name)} (${login}) work for?`,
        found: [`the ledger: ${told}`, `${place}: ${listedAs}`],
      },
    ];
  });
  return [
    ...behindResult(listed, compared),
    ...listedWithoutSeat(listed, compared),
    ...organizations,
  ];
}
