import { type ElectionRecord, recordText } from "./record.ts";

/** One thing that a record says, and whether it follows from what it was computed from. */
export interface RecordCheck {
  readonly about: string;
  readonly outcome: "follows" | "does not follow" | "not checked";
  /** Each number or name that does not follow, or why nothing was checked. */
  readonly details: readonly string[];
}

export function checked(about: string, wrong: readonly string[]): RecordCheck {
  return { about, outcome: wrong.length === 0 ? "follows" : "does not follow", details: wrong };
}

export function notChecked(about: string, why: string): RecordCheck {
  return { about, outcome: "not checked", details: [why] };
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Every place where two values read from JSON differ, as "path: recorded x, computed y". */
export function differences(recorded: unknown, computed: unknown, path: string): string[] {
  if (isObject(recorded) && isObject(computed)) {
    const [a, b] = [new Map(Object.entries(recorded)), new Map(Object.entries(computed))];
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
      const step = Array.isArray(recorded) ? `[${Number(key) + 1}]` : `.${key}`;
      return differences(a.get(key), b.get(key), `${path}${step}`);
    });
  }
  if (recorded === computed) return [];
  return [`${path.replace(/^\./, "")}: recorded ${shown(recorded)}, computed ${shown(computed)}`];
}

/** Where a record differs from one computed anew; remarks comment, inputs and errata are checked by themselves. */
export function compareRecords(recorded: ElectionRecord, computed: ElectionRecord): string[] {
  const plain = (record: ElectionRecord): unknown => {
    const { remarks: _, inputs: __, errata: ___, ...rest } = record;
    return JSON.parse(recordText(rest as ElectionRecord));
  };
  return differences(plain(recorded), plain(computed), "");
}
