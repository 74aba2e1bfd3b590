import type * as z from "zod";
import { editDistance } from "./edit-distance.ts";
import { listOf, plural } from "./wording.ts";

/** What a value should be, or is, in words. */
const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  nan: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
  null: "nothing",
};
const forms: Readonly<Record<string, string>> = {
  date: "a day, such as 2026-10-05",
  datetime: "a time, such as 2026-10-05T15:00Z",
  url: "a link",
};
/** Keys longer than this are not compared with those that fit. */
const longestKey = 40;

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return kinds[value === null ? "null" : typeof value] ?? "something else";
}

/** The one that someone who typed `word` may have meant. */
function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > longestKey) return undefined;
  const most = Math.min(2, Math.floor(word.length / 3));
  return known
    .map((each) => ({ each, away: editDistance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away)[0]?.each;
}

function shapeOf(schema: unknown): string[] {
  const def = (schema as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def;
  return Object.keys(def?.shape ?? {});
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  const text = `unknown key "${key}"`;
  return meant === undefined ? text : `${text}: did you mean ${meant}?`;
}

function bound(origin: string, number: number | bigint, word: "at least" | "at most"): string {
  const unit = { string: "character", array: "entry" }[origin];
  const many = { string: "characters", array: "entries" }[origin];
  const amount = unit === undefined ? String(number) : plural(Number(number), unit, many);
  return `expected ${word} ${amount}`;
}

function wanted(expected: string, input: unknown): string {
  return input === undefined
    ? `missing; expected ${expected}`
    : `expected ${expected}, not ${kindOf(input)}`;
}

function choice(values: readonly unknown[], input: unknown): string {
  const expected = listOf(values.map(String), "or");
  if (input === undefined) return `missing; expected ${expected}`;
  const meant = typeof input === "string" ? nearest(input, values.map(String)) : undefined;
  return meant === undefined
    ? `expected ${expected}`
    : `expected ${expected}; did you mean ${meant}?`;
}

/** What is wrong in a value of several allowed forms: the fault of the only form that it resembles, else all forms. */
function noAlternative(
  alternatives: readonly (readonly z.core.$ZodIssue[])[],
  input: unknown,
): string {
  const alike = alternatives.filter(([first]) => first !== undefined && first.path.length > 0);
  const [only] = alike;
  if (alike.length === 1 && only?.[0] !== undefined) {
    return `${only[0].path.join(".")}: ${only[0].message}`;
  }
  const expected = alternatives.flatMap(([first]) =>
    first?.code === "invalid_type" ? [kinds[first.expected] ?? first.expected] : [],
  );
  return expected.length === alternatives.length && expected.length > 0
    ? wanted(listOf([...new Set(expected)], "or"), input)
    : "none of the forms that are allowed here";
}

/**
 * What is wrong with a value, in plain English; for the `error` option of a schema's `safeParse`. A schema's own
 * messages come first. Of unknown keys each has a line, with the key that may be meant.
 */
export function issueInWords(issue: z.core.$ZodRawIssue): string | undefined {
  const { input } = issue;
  switch (issue.code) {
    case "invalid_type":
      return wanted(kinds[issue.expected] ?? issue.expected, input);
    case "invalid_value":
      return choice(issue.values, input);
    case "invalid_format":
      return `expected ${forms[issue.format] ?? "another form"}`;
    case "too_small":
      return bound(issue.origin, issue.minimum, "at least");
    case "too_big":
      return bound(issue.origin, issue.maximum, "at most");
    case "unrecognized_keys": {
      const known = shapeOf(issue.inst);
      return issue.keys.map((key) => unknownKey(key, known)).join("\n");
    }
    case "invalid_union": {
      const { options } = issue as { options?: readonly unknown[] };
      return options === undefined
        ? noAlternative(issue.errors, input)
        : `expected ${listOf(options.map(String), "or")}`;
    }
    default:
      return undefined;
  }
}
