import { Temporal } from "temporal-polyfill";
import { compareLogins, loginKey, sameLogin } from "../people/account.ts";
import { looseOrganizationKey } from "../people/organization-spelling.ts";
import type { OrganizationIndex } from "../people/organizations.ts";
import { visible } from "../visible-text.ts";
import { listOf } from "../wording.ts";
import type { Ledger } from "./ledger.ts";

function quoted(text: string): string {
  return JSON.stringify(visible(text));
}

/** The entry for `people.yaml` that makes several names one. */
export function oneOrganization([name = "", ...also]: readonly string[]): string {
  return `organizations: [{ name: ${quoted(name)}, also: [${also.map(quoted).join(", ")}] }]`;
}

/** The entry for `people.yaml` that says that names are those of different organizations. */
export function differentOrganizations(names: readonly string[]): string {
  return `organizations: [${names.map((name) => `{ name: ${quoted(name)} }`).join(", ")}]`;
}

function alias(names: readonly string[]): string {
  return `${oneOrganization(names)} in elections/people.yaml`;
}

/**
 * Names that differ only in spelling but count as different organizations, each group sorted. Names that
 * officials recorded as separate organizations are not included.
 */
export function spelledAlike(
  names: readonly string[],
  { key, canonical, isRecorded }: OrganizationIndex,
): string[][] {
  const groups = new Map<string, Map<string, string>>();
  for (const name of names) {
    if (key(name) === "none") continue;
    const loose = looseOrganizationKey(canonical(name));
    const group = groups.get(loose) ?? new Map<string, string>();
    if (!group.has(key(name))) group.set(key(name), canonical(name));
    groups.set(loose, group);
  }
  return [...groups.values()]
    .map((group) => [...group.values()].sort())
    .filter((group) => group.length > 1 && !group.every(isRecorded));
}

/** A sentence that similarly spelled names count separately. */
export function countedApart(names: readonly string[]): string {
  const listed = listOf(names.map((name) => `“${visible(name)}”`));
  return `${listed} count as different organizations`;
}

/** The same for officials, with the entry that would make the names one. */
export function spellingQuestion(names: readonly string[]): string {
  return `${countedApart(names)}; if they are one, record it: ${alias(names)}`;
}

function firstWord(name: string): string {
  return looseOrganizationKey(name.split(/\s+/)[0] ?? "");
}

/** Moves between organizations whose names begin the same way: possibly renamed. */
function renamings({ affiliations }: Ledger, { key, canonical }: OrganizationIndex): string[] {
  const people = new Map(affiliations.map(({ person }) => [loginKey(person), person]));
  const found = new Map<string, string>();
  for (const person of [...people.values()].toSorted(compareLogins)) {
    const own = affiliations.filter((each) => sameLogin(each.person, person));
    for (const { organization: before, until } of own) {
      const next = own.find(
        ({ from, organization }) =>
          from !== undefined &&
          until !== undefined &&
          Temporal.PlainDate.compare(from, until) === 0 &&
          key(organization) !== key(before) &&
          firstWord(organization) === firstWord(before) &&
          looseOrganizationKey(organization) !== looseOrganizationKey(before),
      );
      if (next === undefined) continue;
      const names = [canonical(next.organization), canonical(before)];
      found.set(
        names.join("\n"),
        `${person} went from “${visible(before)}” to “${visible(next.organization)}” on ${until}; if it was renamed, record it: ${alias(names)}`,
      );
    }
  }
  return [...found.values()];
}

/**
 * Organizations that may be one under several names, each with the alias that would say so.
 *
 * @param listed the names that the README's member list has.
 */
export function organizationRemarks(
  ledger: Ledger,
  listed: readonly string[],
  index: OrganizationIndex,
): string[] {
  const names = [...ledger.affiliations.map(({ organization }) => organization), ...listed];
  return [...spelledAlike(names, index).map(spellingQuestion), ...renamings(ledger, index)];
}
