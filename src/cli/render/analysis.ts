import type { Bounds, Closeness } from "../../tally/closeness.ts";
import { support } from "../../tally/pairwise.ts";
import { explainPlaces, wordReason } from "../../tally/reasons.ts";
import { namedCycles } from "../../tally/tally-json.ts";
import type { Tally } from "../../tally/tally-result.ts";
import { visible } from "../../visible-text.ts";
import { wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";

type TextTerminal = Pick<Terminal, "isScreen" | "columns">;

function hanging(first: string, text: string, { isScreen, columns }: TextTerminal): string {
  return isScreen ? wrapText(text, columns, " ".repeat(first.length), first) : first + text;
}

/** The reason for each rank, one candidate per line. */
export function renderReasons(tally: Tally, terminal: TextTerminal): string[] {
  return explainPlaces(tally).map(({ candidate, place, parts }) =>
    hanging(
      `${String(place).padStart(3)}  `,
      `${visible(candidate)}: ${visible(wordReason(parts))}`,
      terminal,
    ),
  );
}

/** Each cycle of defeats with its figures, if any. */
export function renderCycles(tally: Tally, terminal: TextTerminal): string[] {
  const number = new Map(tally.candidates.map((name, index) => [name, index]));
  return namedCycles(tally).map((cycle) => {
    const steps = cycle.map((name, index) => {
      const a = number.get(name) ?? 0;
      const b = number.get(cycle[(index + 1) % cycle.length] ?? "") ?? 0;
      return `${support(tally.pairwise, a, b)}–${support(tally.pairwise, b, a)}`;
    });
    const round = [...cycle, cycle[0] ?? ""].map(visible).join(" > ");
    return hanging("Cycle:            ", `${round} (${steps.join(", ")})`, terminal);
  });
}

function boundsText({ atLeast, atMost }: Bounds, what: string): string {
  if (atMost === undefined) return `at least ${atLeast} ${what}`;
  if (atMost === atLeast) return `${atLeast} ${what}`;
  return `at least ${atLeast} and at most ${atMost} ${what}`;
}

/** How close another outcome is. */
export function renderCloseness(closeness: Closeness, terminal: TextTerminal): string {
  const { places, changed, added } = closeness;
  const whom = places === 1 ? "who is first" : `who has the first ${places} places`;
  const text = `It would take ${boundsText(changed, "changed")} or ${boundsText(added, "added")} ballots to change ${whom} (ignoring the limit). These are bounds, not exact numbers.`;
  return hanging("Closeness:        ", text, terminal);
}
