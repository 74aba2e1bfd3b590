import type { Explanation, PullRequestEvidence } from "../../../electorate/explain/explanation.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { Terminal } from "../../terminal.ts";

const mostShown = 10;

function list<Item>(title: string, items: readonly Item[], show: (item: Item) => string): string[] {
  if (items.length === 0) return [];
  const more = items.length - mostShown;
  return [
    `  ${title} (${items.length}):`,
    ...items.slice(0, mostShown).map((item) => `    ${show(item)}`),
    ...(more > 0 ? [`    and ${more} more (all with --json)`] : []),
  ];
}

function pullRequestLine({ url, mergedAt, as, because }: PullRequestEvidence): string {
  const how = as === "author" ? "opened" : "has commits in";
  return `${mergedAt.slice(0, 10)}  ${how} ${url}${because === undefined ? "" : `: ${because}`}`;
}

/** Explanations for people: the verdict, the evidence, the nearest misses, what would change it. */
export function renderExplanations(
  explanations: readonly Explanation[],
  { colors }: Pick<Terminal, "colors">,
): string {
  const parts = explanations.map(
    ({ who, verdict, counted, missed, oldCommits, remedy, hidden = 0 }) =>
      [
        `${colors.bold(visible(who))} ${visible(verdict)}`,
        ...list("counts", counted, pullRequestLine).map(visible),
        ...list(
          "too old to count",
          oldCommits,
          ({ url, authoredAt }) => `${authoredAt.slice(0, 10)}  ${url}`,
        ).map(visible),
        ...list("does not count", missed, pullRequestLine).map(visible),
        ...(hidden === 0
          ? []
          : [`  and ${hidden} in private repositories, shown only on a screen`]),
        ...(remedy === undefined ? [] : [`  to change it: ${visible(remedy)}`]),
      ].join("\n"),
  );
  const several =
    explanations.length > 1 ? [`${plural(explanations.length, "person", "people")} fit:`, ""] : [];
  return [...several, parts.join("\n\n")].join("\n");
}
