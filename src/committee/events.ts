import { Temporal } from "temporal-polyfill";
import { ElectionError } from "../errors.ts";
import { sameLogin } from "../people/account.ts";
import { visible } from "../visible-text.ts";
import { heldBefore } from "./affiliations.ts";
import type { Ledger, Term } from "./ledger.ts";
import { committeeOn } from "./members.ts";

type Affiliation = Ledger["affiliations"][number];

function currentTerm(ledger: Ledger, login: string, on: Temporal.PlainDate): Term {
  const members = committeeOn(ledger, on).flatMap(({ term }) => (term === undefined ? [] : [term]));
  const found = members.find(({ holder }) => sameLogin(holder, login));
  if (found !== undefined) return found;
  throw new ElectionError("input", `${visible(login)} holds no seat on ${on}`, {
    hint: `Members then: ${members.map(({ holder }) => holder).join(", ") || "none"}.`,
  });
}

/** Why and when someone left a seat early. */
export type EarlyEnd = NonNullable<Term["ended"]>;

/**
 * The ledger with a member's term ended early.
 *
 * @throws ElectionError (input) where they hold no seat on that day.
 */
export function endTerm(ledger: Ledger, login: string, ended: EarlyEnd): Ledger {
  const dayBefore = ended.date.subtract({ days: 1 });
  const term = currentTerm(ledger, login, dayBefore);
  const terms = ledger.terms.map((each) => (each === term ? { ...each, ended } : each));
  return { ...ledger, terms };
}

/**
 * The ledger with a member working for another organization from a day on: earlier affiliations end then.
 *
 * @throws ElectionError (input) where they hold no seat on that day, or belong there already.
 */
export function moveMember(
  ledger: Ledger,
  login: string,
  {
    organization,
    from,
    source,
  }: Required<Pick<Affiliation, "organization">> & {
    readonly from: Temporal.PlainDate;
    readonly source: string | undefined;
  },
): Ledger {
  const { holder } = currentTerm(ledger, login, from);
  const isTheirs = ({ person }: Affiliation): boolean => sameLogin(person, login);
  const known = ledger.affiliations.find(
    (each) =>
      isTheirs(each) &&
      each.organization === organization &&
      (each.until === undefined || Temporal.PlainDate.compare(from, each.until) < 0),
  );
  if (known !== undefined) {
    throw new ElectionError("input", `${holder} already works for ${visible(organization)}`, {
      hint: "Correct elections/committee.yaml by hand if the dates there are wrong.",
    });
  }
  const affiliations = ledger.affiliations.map((each) =>
    isTheirs(each) && heldBefore(each, from) ? { ...each, until: from } : each,
  );
  const added = { person: holder, organization, from, ...(source === undefined ? {} : { source }) };
  return { ...ledger, affiliations: [...affiliations, added] };
}
