/** Entries of a list that are recorded: more have the same shape, mostly. */
const mostEntries = 3;

/** Words that say what something is, not who it is about. */
const keptKeys = new Set(["__typename", "type"]);

function blankText(key: string, text: string): string {
  if (text === "" || keptKeys.has(key)) return text;
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return "2025-01-01T00:00:00Z";
  if (key === "oid") return "0".repeat(40);
  if (key === "email") return "someone@mail.example";
  if (key === "login") return text.endsWith("[bot]") ? "some[bot]" : "someone";
  if (key === "nameWithOwner") return "example/repository";
  return "text";
}

/** An answer without anything of anyone: its keys and kinds of values, and no more of each list than shows them. */
export function blanked(value: unknown, key = ""): unknown {
  if (typeof value === "string") return blankText(key, value);
  if (typeof value === "number") return Math.sign(value);
  if (Array.isArray(value)) {
    const shapes = new Set<string>();
    const entries = value.map((entry) => blanked(entry, key));
    return entries
      .filter((entry, at) => {
        const text = JSON.stringify(entry);
        const isNews = !shapes.has(text);
        shapes.add(text);
        return isNews || at === 0;
      })
      .slice(0, mostEntries * 4);
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, blanked(each, name)]),
  );
}

/** Places in an answer, such as `search.nodes[].author.login`, with the kinds of values that stand there. */
export type Shape = ReadonlyMap<string, ReadonlySet<string>>;

export function shapeOf(answer: unknown): Shape {
  const found = new Map<string, Set<string>>();
  const note = (place: string, kind: string): void =>
    void found.set(place, (found.get(place) ?? new Set()).add(kind));
  const walk = (value: unknown, place: string): void => {
    if (Array.isArray(value)) {
      note(place, "list");
      for (const entry of value) walk(entry, `${place}[]`);
    } else if (value !== null && typeof value === "object") {
      note(place, "object");
      for (const [key, each] of Object.entries(value)) {
        // `range0`, `range1`, … are one question about several things.
        walk(each, `${place}.${key.replace(/\d+$/, "")}`);
      }
    } else note(place, value === null ? "null" : typeof value);
  };
  walk(answer, "");
  return found;
}

function parentOf(place: string): string {
  return place.endsWith("[]") ? place.slice(0, -2) : place.slice(0, place.lastIndexOf("."));
}

/** Where one answer has what another never has; a place whose parent it lacks is not named again. */
export function lacking(shape: Shape, other: Shape): string[] {
  return [...shape].flatMap(([place, kinds]) => {
    const known = other.get(place);
    if (known === undefined) {
      const parent = other.get(parentOf(place));
      const isOpen = parent !== undefined && (parent.has("object") || parent.has("list"));
      // A list of which the other one has no entry says nothing about entries.
      return isOpen && !place.endsWith("[]") ? [place] : [];
    }
    const strange = [...kinds].filter((kind) => kind !== "null" && !known.has(kind));
    const onlyNull = known.size === 1 && known.has("null");
    return onlyNull ? [] : strange.map((kind) => `${place}: ${kind}`);
  });
}
