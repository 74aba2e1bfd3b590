import type { Change } from "../corrections/erratum.ts";
import { recordChanges } from "../corrections/record-changes.ts";
import type { ElectionRecord } from "../record.ts";
import { type Deviation, differences } from "./verify-record.ts";

/** A record that a correction replaced, and the SHA-256 of its text. */
export interface ReplacedRecord {
  readonly record: ElectionRecord;
  readonly digest: string;
}

function isReason(place: string): boolean {
  return /^outcomes\[[^\]]+\]\.reason$/.test(place);
}

/** Differences between two lists of changes, in any order. */
function changesUnlike(
  found: readonly Change[],
  expected: readonly Change[],
  where: string,
): Deviation[] {
  const told = (changes: readonly Change[]): ReadonlyMap<string, string> =>
    new Map(
      changes.map(({ where: place, was, now }) => [
        place,
        // Other versions word the same reason differently.
        isReason(place) ? place : `${place}: was ${was ?? "nothing"}, now ${now ?? "nothing"}`,
      ]),
    );
  const [a, b] = [told(found), told(expected)];
  return [...new Set([...b.keys(), ...a.keys()])].flatMap((place) =>
    differences(a.get(place), b.get(place), where),
  );
}

/**
 * Where an erratum does not match the record it replaced: its digest, the history before it, or the changes
 * between that record and the next.
 *
 * @param position of the erratum, from 0.
 * @param replaced the record before the erratum.
 * @param next the record after it: the next replaced one, or the current record.
 */
export function erratumUnlike(
  { errata = [], election }: ElectionRecord,
  position: number,
  replaced: ReplacedRecord,
  next: ElectionRecord,
): Deviation[] {
  const erratum = errata[position];
  if (erratum === undefined) throw new RangeError(`there is no erratum ${position + 1}`);
  const where = `errata[${position + 1}]`;
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  return [
    ...differences(erratum.previousDigest, replaced.digest, `${where}.previousDigest`),
    ...differences(replaced.record.election, election, "election of the record replaced"),
    ...differences(
      plain(replaced.record.errata ?? []),
      plain(errata.slice(0, position)),
      "errata of the record replaced",
    ),
    ...changesUnlike(erratum.changed, recordChanges(replaced.record, next), `${where}.changed`),
  ];
}
