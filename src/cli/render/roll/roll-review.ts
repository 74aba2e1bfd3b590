import { needsDecision } from "../../../electorate/decide.ts";
import type { PublicReviewItem } from "../../../electorate/public-roll.ts";
import type { ReviewItem } from "../../../electorate/roll.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../plural.ts";

function some(references: readonly string[]): string {
  const shown = references.slice(0, 3).join(", ");
  return references.length > 3 ? `${shown} and ${references.length - 3} more` : shown;
}

/** What a review item says, and what the official can do about it. */
function worded(item: PublicReviewItem): { readonly says: string; readonly remedy: string } {
  const exclude = (login: string): string =>
    `kata-election roll exclude ${login} --reason … --by …`;
  switch (item.about) {
    case "unresolved": {
      const [perhaps = "<login>"] = item.perhaps ?? [];
      const who = item.name === "" ? "somebody" : item.name;
      const guess = item.perhaps === undefined ? "" : `; perhaps ${item.perhaps.join(" or ")}`;
      return {
        says: `nobody known: ${who}, ${plural(item.commits, "commit")} in ${some(item.pullRequests)}${guess}\n    ${item.url}`,
        remedy: `kata-election roll identify ${item.commit} ${perhaps}`,
      };
    }
    case "old-commits":
      return {
        says: `old commits only: ${item.login}, ${plural(item.commits, "commit")}, the newest of ${item.newest.slice(0, 10)}, in ${some(item.pullRequests)}`,
        remedy: `kata-election roll include ${item.login} --reason … --by …, or record a decision about ${item.login}`,
      };
    case "shared-address":
      return {
        says: `one address for ${item.logins.join(" and ")}: one person twice?`,
        remedy: `${exclude(item.logins.at(-1) ?? "")}, or kata-election roll address <login> <address>`,
      };
    case "looks-like-bot":
      return {
        says: `looks like a robot: ${item.login}${item.name === null ? "" : ` (${item.name})`}`,
        remedy: `list it under bots in elections/people.yaml, or record a decision about ${item.login}`,
      };
    case "not-a-person":
      return {
        says: `no person's account: ${item.login} (${item.type})`,
        remedy: `kata-election roll include <login> --reason … --by … for the person behind it, or record a decision about ${item.login}`,
      };
    case "deleted-account":
      return {
        says: `opened by an account that is gone: ${item.pullRequest}\n    ${item.url}`,
        remedy: `kata-election roll include <login> --reason … --by … where the person is known, or record a decision about ${item.pullRequest}`,
      };
    case "unlisted-repository":
      return {
        says: `not counted, as ${item.repository} is not among the organization's repositories: ${some(item.pullRequests)}`,
        remedy: "kata-election roll fetch",
      };
    case "no-account":
      return {
        says: `by decision alone, without a trace in the evidence: ${item.login}`,
        remedy: `look whether it is spelled so: https://github.com/${item.login}`,
      };
    case "no-address":
      return {
        says: `no usable address: ${item.login}`,
        remedy: `ask, then kata-election roll address ${item.login} <address>`,
      };
    case "idle-credit":
      return {
        says: `without effect: people.yaml credits ${item.pullRequest} to ${item.logins.join(" and ")}, but it does not count here`,
        remedy: `mend or remove it in elections/people.yaml, or record a decision about ${item.pullRequest}`,
      };
    case "renamed":
      return { says: `renamed: ${item.login}, formerly ${item.formerly.join(", ")}`, remedy: "" };
    case "co-author":
      return {
        says: `co-author without a vote: ${item.name === "" ? "somebody" : item.name}${item.login === undefined ? "" : ` (${item.login})`} in ${some(item.pullRequests)}`,
        remedy: "",
      };
  }
}

function section(title: string, items: readonly PublicReviewItem[]): string[] {
  if (items.length === 0) return [];
  const entries = items.map(worded).map(({ says, remedy }) => {
    const lines = [`  ${says}`, ...(remedy === "" ? [] : [`    ${remedy}`])];
    return lines.flatMap((line) => line.split("\n").map(visible)).join("\n");
  });
  return [`${title} (${items.length}):`, ...entries, ""];
}

/** What a person must look at, the questions that hold up the freeze first. */
export function renderReview(
  review: readonly PublicReviewItem[],
  undecided: readonly PublicReviewItem[],
): string {
  const of = (...kinds: readonly ReviewItem["about"][]): PublicReviewItem[] =>
    review.filter((item) => kinds.includes(item.about));
  const coAuthors = of("co-author").filter((item) => item.about === "co-author" && !item.votes);
  const decided = review.filter((item) => needsDecision(item)).length - undecided.length;
  const lines = [
    ...section("To decide before the roll is frozen", undecided),
    ...section("To ask for an address", of("no-address")),
    ...section("To read", [...of("no-account", "renamed"), ...coAuthors]),
    ...(decided > 0 ? [`${decided} more settled by decisions in election.yaml.`, ""] : []),
  ];
  return lines.length === 0 ? "Nothing to look at." : lines.join("\n").trimEnd();
}
