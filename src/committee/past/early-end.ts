import { Temporal } from "temporal-polyfill";
import { loginKey } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { termStart } from "../ledger.ts";
import type { Inquiry } from "./inquiry.ts";
import { firstWithout, type PastList } from "./list-history.ts";
import type { Tenure } from "./replayed-seats.ts";

/** What is known of somebody who left before their term was over. */
export interface Leaving {
  /** The day by which they had left. */
  readonly by: Temporal.PlainDate;
  /** How a page words it. */
  readonly words: string | undefined;
  readonly found: readonly string[];
}

/**
 * Ends a tenure early. The day and the reason are asked for; where they stay unknown, the ledger has the
 * last day that the pages allow, and says so.
 */
export function leaveEarly(
  tenure: Tenure,
  { by, words, found }: Leaving,
  { lists, inquiry }: { readonly lists: readonly PastList[]; readonly inquiry: Inquiry },
): void {
  const key = `${loginKey(tenure.holder)}@${tenure.elected}`;
  const who = `${visible(tenure.name)} (${tenure.holder}), elected ${tenure.elected}`;
  const gone = firstWithout(lists, tenure.holder, termStart(tenure), by);
  const said = [
    ...found.map((place) =>
      words === undefined ? place : `${place}: says that they ${visible(words)}`,
    ),
    ...(gone === undefined ? [] : [`${gone.name}: the first that no longer lists them`]),
  ];
  const latest = gone?.date ?? by;
  const answer = inquiry.ask({
    id: `left-on:${key}`,
    question: `On which day did ${who}, leave the seat before the term was over?`,
    found: [...said, `no later than ${latest}`],
    form: "day",
    suggestion: gone?.date.toString(),
    mayStayOpen: true,
  });
  const date = answer === undefined ? latest : Temporal.PlainDate.from(answer);
  const why =
    words ??
    inquiry.ask({
      id: `left-why:${key}`,
      question: `Why did ${who}, leave the seat before the term was over?`,
      found: said,
      form: "words",
      mayStayOpen: true,
    });
  const reason = why ?? "the reason is not known";
  tenure.ended = {
    date,
    reason:
      answer === undefined
        ? `${reason}; the day is not known, this is the latest possible`
        : reason,
    ...(found[0] === undefined ? {} : { reference: found[0].split(/ \(|: /)[0] ?? found[0] }),
  };
}
