import fc from "fast-check";

const odd = [
  ...[
    "\u0000",
    "\u001b[2J",
    "\u202e",
    "\ud800",
    "\r\n",
    "\n",
    "\t",
    "   ",
    "@",
    "::error::",
    "##[",
  ],
  ...["<script>", "&lt;", "](", "`", "---\n", "1e309", "-1", "9".repeat(30), "__proto__", "\u00a0"],
];

/** What hostile files are made of: pieces that readers look for, in any order, and any other characters. */
export function madeOf(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.constantFrom(...odd) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  );
  const some = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(""));
  // One piece without end: what finds a reader that is slower than its text is long.
  const long = fc
    .tuple(some, piece, fc.integer({ min: 100, max: 100_000 }), some)
    .map(([before, part, times, after]) => {
      const most = Math.ceil(100_000 / (part.length || 1));
      return `${before}${part.repeat(Math.min(times, most))}${after}`;
    });
  return fc.oneof({ weight: 15, arbitrary: some }, { weight: 1, arbitrary: long });
}

/** A text with some of its pieces left out, doubled or replaced. */
export function mutated(text: string): fc.Arbitrary<string> {
  const words = text.match(/\w+|\s+|[^\w\s]+/g) ?? [""];
  const edit = fc.tuple(
    fc.nat({ max: text.length }),
    fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: text.length })),
    fc.oneof(fc.constant(""), madeOf(words)),
  );
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce(
        (rest, [at, length, put]) => rest.slice(0, at) + put + rest.slice(at + length),
        text,
      ),
    );
}

/** Values that a JSON answer does not promise. */
const oddValues: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1e15,
    0.5,
    "",
    "many",
    "\u001b[2J",
    "::error::x",
    "\ud800",
    [],
    [null],
    {},
  ],
  ...["9".repeat(400), "x".repeat(70_000), "2024-13-45T99:99:99Z", { length: 5 }, [[[[]]]]],
];

export interface JsonEdit {
  /** Which of the values, counted through the whole; modulo their number. */
  readonly at: number;
  readonly put: number;
  readonly how: "replace" | "remove" | "double";
}

export const jsonEdits: fc.Arbitrary<readonly JsonEdit[]> = fc.array(
  fc.record({
    at: fc.nat({ max: 5000 }),
    put: fc.nat({ max: oddValues.length - 1 }),
    how: fc.constantFrom("replace", "replace", "replace", "remove", "double"),
  }),
  { minLength: 1, maxLength: 3 },
);

type Place = readonly [holder: Record<string, unknown> | unknown[], key: string];

function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== "object" || value === null) return found;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    found.push([holder, key]);
    placesOf(holder[key], found);
  }
  return found;
}

/** JSON with some of its values replaced, left out or doubled. */
export function editJson(text: string, edits: readonly JsonEdit[]): string {
  const whole: Record<string, unknown> = { value: JSON.parse(text) };
  for (const { at, put, how } of edits) {
    const places = placesOf(whole);
    const [holder, key] = places[at % places.length] ?? [whole, "value"];
    if (Array.isArray(holder)) {
      const index = Number(key);
      if (how === "remove") holder.splice(index, 1);
      else if (how === "double") holder.splice(index, 0, holder[index]);
      else holder[index] = oddValues[put];
    } else if (how === "remove") delete holder[key];
    else holder[key] = oddValues[put];
  }
  return JSON.stringify(whole.value) ?? "";
}
