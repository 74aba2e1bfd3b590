import { type ElectionRecord, recordText } from "../record.ts";

/** A number or name that does not match: where it is, what was expected, what was found. */
export interface Deviation {
  readonly where: string;
  readonly expected: string;
  readonly found: string;
}

/** A checked statement of a record or page, and whether it matches its sources. */
export interface RecordCheck {
  /** What was checked, and what from. */
  readonly about: string;
  readonly from: string;
  readonly outcome: "follows" | "does not follow" | "not checked";
  readonly wrong: readonly Deviation[];
  /** Why nothing, or not all, was checked. */
  readonly why: string | undefined;
}

/** What a check is about, before it is made. */
export type CheckSubject = Pick<RecordCheck, "about" | "from">;

export function checked(
  subject: CheckSubject,
  wrong: readonly Deviation[],
  why?: string,
): RecordCheck {
  return { ...subject, outcome: wrong.length === 0 ? "follows" : "does not follow", wrong, why };
}

export function notChecked(subject: CheckSubject, why: string): RecordCheck {
  return { ...subject, outcome: "not checked", wrong: [], why };
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Every place where a value read from JSON is not the one expected. */
export function differences(found: unknown, expected: unknown, path: string): Deviation[] {
  if (isObject(found) && isObject(expected)) {
    const [a, b] = [new Map(Object.entries(found)), new Map(Object.entries(expected))];
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
      const step = Array.isArray(found) ? `[${Number(key) + 1}]` : `.${key}`;
      return differences(a.get(key), b.get(key), `${path}${step}`);
    });
  }
  if (found === expected) return [];
  return [{ where: path.replace(/^\./, ""), expected: shown(expected), found: shown(found) }];
}

/**
 * Differences between a record and one computed again. Remarks, inputs, page, errata and the wording of reasons
 * are left to other checks.
 */
export function compareRecords(recorded: ElectionRecord, computed: ElectionRecord): Deviation[] {
  const plain = (record: ElectionRecord): unknown => {
    const { remarks: _, errata: __, page: ___, ...rest } = record;
    const outcomes = record.outcomes.map(({ reason: ____, ...outcome }) => outcome);
    return JSON.parse(recordText({ ...rest, outcomes, inputs: [] }));
  };
  return differences(plain(recorded), plain(computed), "");
}
