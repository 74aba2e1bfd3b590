import { Temporal } from "temporal-polyfill";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { noAffiliation, readAffiliationWords, unknownAffiliation } from "./affiliation-words.ts";
import { foldName, tidyName } from "./fold-name.ts";
import type { PeopleFile } from "./people-file.ts";

/** Organizations under the names, aliases and groups that officials recorded. */
export interface OrganizationIndex {
  /** Equal for two names of the same organization: compare and count by this, show {@link canonical}. */
  key(name: string): string;
  /** Whether officials recorded the name, as an organization of its own or as another name of one. */
  isRecorded(name: string): boolean;
  /** The other names that officials recorded for the name's organization. */
  spellings(name: string): readonly string[];
  /**
   * The recorded spelling; {@link noAffiliation} or {@link unknownAffiliation} for words that say so; any
   * other name stays as it is, less stray spaces.
   */
  canonical(name: string): string;
  /**
   * The group that the organization belongs to on a date (its `until` is the first day after it). A
   * group's own name belongs to the group.
   */
  group(name: string, onDate: Temporal.PlainDate): string | undefined;
}

type Group = PeopleFile["groups"][number];

function malformed(field: string, problem: string, hint: string): ElectionError {
  return new ElectionError("input", `elections/people.yaml: ${field}: ${visible(problem)}`, {
    hint,
  });
}

function indexNames(organizations: PeopleFile["organizations"]): Map<string, string> {
  const canonicalNames = new Map<string, string>();
  organizations.forEach(({ name, also }, position) => {
    const canonical = tidyName(name);
    for (const spelling of [name, ...also]) {
      const known = canonicalNames.get(foldName(spelling));
      if (known !== undefined && known !== canonical) {
        throw malformed(
          `organizations[${position + 1}]`,
          `"${spelling}" is already a name of "${known}"`,
          "Keep each name with one organization; organizations that belong together are a group.",
        );
      }
      canonicalNames.set(foldName(spelling), canonical);
    }
  });
  return canonicalNames;
}

function overlap(a: Group, b: Group): boolean {
  const endsBefore = (first: Group, second: Group): boolean =>
    first.until !== undefined && Temporal.PlainDate.compare(first.until, second.from) <= 0;
  return !endsBefore(a, b) && !endsBefore(b, a);
}

function contains({ from, until }: Group, date: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate;
  return compare(from, date) <= 0 && (until === undefined || compare(date, until) < 0);
}

function indexGroups(
  groups: readonly Group[],
  key: (name: string) => string,
): Map<string, readonly Group[]> {
  const groupsOf = new Map<string, readonly Group[]>();
  groups.forEach((group, position) => {
    for (const member of new Set([group.name, ...group.organizations].map(key))) {
      const others = groupsOf.get(member) ?? [];
      const clash = others.find((other) => overlap(other, group));
      if (clash !== undefined) {
        const name = group.organizations.find((each) => key(each) === member) ?? group.name;
        throw malformed(
          `groups[${position + 1}]`,
          `"${name}" is in the group "${clash.name}" at the same time`,
          "An organization can be in one group at a time: remove it from one, or give that one an until.",
        );
      }
      groupsOf.set(member, [...others, group]);
    }
  });
  return groupsOf;
}

/**
 * Looks organizations up by any of their names, compared after NFC without regard to case and spaces.
 *
 * @throws ElectionError (input) where a name belongs to two organizations, or an organization to two
 * groups at the same time.
 */
export function organizationIndex({
  organizations,
  groups,
}: Pick<PeopleFile, "organizations" | "groups">): OrganizationIndex {
  const canonicalNames = indexNames(organizations);
  const canonical = (name: string): string => {
    const recorded = canonicalNames.get(foldName(name));
    if (recorded !== undefined) return recorded;
    const reading = readAffiliationWords(name);
    if (reading === "none") return noAffiliation;
    return reading === "unknown" ? unknownAffiliation : tidyName(name);
  };
  const key = (name: string): string => foldName(canonical(name));
  const groupsOf = indexGroups(groups, key);
  return {
    key,
    isRecorded: (name) => canonicalNames.has(foldName(name)),
    spellings: (name) =>
      organizations.find((each) => tidyName(each.name) === canonicalNames.get(foldName(name)))
        ?.also ?? [],
    canonical,
    group: (name, onDate) => {
      const found = groupsOf.get(key(name))?.find((group) => contains(group, onDate));
      return found === undefined ? undefined : tidyName(found.name);
    },
  };
}
