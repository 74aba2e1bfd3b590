import type { PublicReviewItem } from "../../../electorate/public-roll.ts";
import { needsDecision } from "../../../electorate/review/decide.ts";
import type { ReviewItem } from "../../../electorate/roll.ts";
import { visible } from "../../../visible-text.ts";
import { agreeing, listOf, plural } from "../../../wording.ts";
import type { Terminal } from "../../terminal.ts";

function some(references: readonly string[]): string {
  const shown = references.slice(0, 3).join(", ");
  return references.length > 3 ? `${shown} and ${references.length - 3} more` : shown;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "someone" : listOf(names.map((name) => `“${name}”`));
}

/** A command with a login; one that begins with a hyphen needs `--` before it. */
function commandFor(words: string, login: string, options = "", more = ""): string {
  return login.startsWith("-")
    ? `kata-election ${words}${options} -- ${login}${more}`
    : `kata-election ${words} ${login}${more}${options}`;
}

type Worded = { readonly says: string; readonly remedy: string };

/** Commits without a known author; a bot is suggested as such, never as the pull request's author. */
function unresolved(item: Extract<PublicReviewItem, { about: "unresolved" }>): Worded {
  const { commit, robot, perhaps, names = [item.name] } = item;
  const who = listOf(names.filter((name) => name !== "")) || "someone without a name";
  const guess = perhaps === undefined ? "" : `; perhaps ${listOf(perhaps, "or")}`;
  const what = robot === undefined ? "no known author" : "most likely a robot";
  const votes =
    item.votes === undefined
      ? ""
      : perhaps?.length === 1
        ? ", who votes anyway"
        : ", who vote anyway";
  const login = perhaps?.length === 1 ? (perhaps[0] ?? "") : "<login>";
  const dashes = login.startsWith("-") ? "-- " : "";
  return {
    says: `${what}: ${who}, ${plural(item.commits, "commit")} in ${some(item.pullRequests)}${guess}${votes}\n    ${item.url}`,
    remedy:
      robot === undefined
        ? `kata-election roll identify ${dashes}${commit} ${login}`
        : `kata-election roll bot ${robot}, or roll identify ${commit} <login> if a person is behind it`,
  };
}

/** What a review item says, and what the official can do about it. */
function worded(item: PublicReviewItem): Worded {
  const exclude = (login: string): string =>
    commandFor("roll exclude", login, " --reason … --by …");
  switch (item.about) {
    case "unresolved":
      return unresolved(item);
    case "other-name":
      return {
        says: `commits under another name: ${item.login}, whose ${plural(item.commits, "commit")} in others' pull requests ${agreeing(item.commits, "is", "are")} by ${listed(item.names)}${item.alone ? ", and nothing else makes it a voter" : ""}\n    ${item.url}`,
        remedy: `${exclude(item.login)}, or roll identify ${item.commit} <login> for the author, or record a decision about ${item.login}`,
      };
    case "idle-exclusion":
      return {
        says: `excludes no one: no account has the login ${item.login}${item.perhaps === undefined ? "" : `; perhaps ${listOf(item.perhaps, "or")} is meant`}`,
        remedy: `correct or remove it in elections/people.yaml, or record a decision about ${item.login}`,
      };
    case "old-commits":
      return {
        says: `old commits only: ${item.login}, ${plural(item.commits, "commit")}, the newest of ${item.newest.slice(0, 10)}, in ${some(item.pullRequests)}`,
        remedy: `${commandFor("roll include", item.login, " --reason … --by …")}, or record a decision about ${item.login}`,
      };
    case "shared-address":
      return {
        says: `one address for ${listOf(item.logins)}: one person twice?`,
        remedy: `${exclude(item.logins.at(-1) ?? "")}, or kata-election roll address <login> <address>`,
      };
    case "same-name":
      return {
        says: `one name, ${item.name}, for ${listOf(item.logins)}: one person twice?`,
        remedy: `${exclude(item.logins.at(-1) ?? "")}, or record a decision about ${item.logins[0]}`,
      };
    case "looks-like-bot":
      return {
        says: `looks like a bot: ${item.login}${item.name === null ? "" : ` (${item.name})`}`,
        remedy: `${commandFor("roll bot", item.login)}, or record a decision about ${item.login} if a person is behind it`,
      };
    case "not-a-person":
      return {
        says: `not a personal account: ${item.login} (${item.type})`,
        remedy: `kata-election roll include <login> --reason … --by … for the person behind it, or record a decision about ${item.login}`,
      };
    case "deleted-account":
      return {
        says: `opened by a deleted account: ${item.pullRequest}\n    ${item.url}`,
        remedy: `kata-election roll include <login> --reason … --by … if you know the person, or record a decision about ${item.pullRequest}`,
      };
    case "unread":
      return {
        says: `not read: ${item.pullRequest}: ${item.reason}\n    ${item.url}`,
        remedy: `check it, then list its authors under voters: count in elections/people.yaml, or record a decision about ${item.pullRequest}`,
      };
    case "unlisted-repository":
      return {
        says: `not counted, because ${item.repository} is not one of the organization's repositories: ${some(item.pullRequests)}`,
        remedy: "kata-election roll update",
      };
    case "no-account":
      return {
        says: `known only from an official's entry: ${item.login}`,
        remedy: `check the spelling: https://github.com/${item.login}`,
      };
    case "no-address":
      return {
        says: `no usable address: ${item.login}`,
        remedy: `ask for one, then: ${commandFor("roll address", item.login, "", " <address>")}`,
      };
    case "idle-credit":
      return {
        says: `without effect: people.yaml credits ${item.pullRequest} to ${listOf(item.logins)}, but it does not count here`,
        remedy: `correct or remove it in elections/people.yaml, or record a decision about ${item.pullRequest}`,
      };
    case "renamed":
      return { says: `renamed: ${item.login}, formerly ${item.formerly.join(", ")}`, remedy: "" };
    case "co-author":
      return {
        says: `co-author without a vote: ${item.name === "" ? "someone" : item.name}${item.login === undefined ? "" : ` (${item.login})`} in ${some(item.pullRequests)}`,
        remedy: "",
      };
  }
}

/** Shortens commit ids to ten digits, which every command accepts. */
function shortIds(text: string): string {
  return text.replace(/\b([0-9a-f]{10})[0-9a-f]{30}\b/g, "$1");
}

type Heading = (title: string) => string;

/** One review item: what it says, and what the official can do about it. */
export function renderReviewItem(item: PublicReviewItem): string {
  const { says, remedy } = worded(item);
  const lines = [`  ${says}`, ...(remedy === "" ? [] : [`    ${remedy}`])];
  return lines.flatMap((line) => shortIds(line).split("\n").map(visible)).join("\n");
}

function section(title: string, items: readonly PublicReviewItem[], heading: Heading): string[] {
  if (items.length === 0) return [];
  return [heading(`${title} (${items.length}):`), ...items.map(renderReviewItem), ""];
}

/** The review list, questions that block the freeze first; headings are bold where there are colors. */
export function renderReview(
  review: readonly PublicReviewItem[],
  undecided: readonly PublicReviewItem[],
  colors?: Terminal["colors"],
): string {
  const heading: Heading = (title) => colors?.bold(title) ?? title;
  const of = (...kinds: readonly ReviewItem["about"][]): PublicReviewItem[] =>
    review.filter((item) => kinds.includes(item.about));
  const anyway = of("unresolved", "other-name", "idle-credit").filter(
    (item) => !needsDecision(item),
  );
  const coAuthors = of("co-author").filter((item) => item.about === "co-author" && !item.votes);
  const decided = review.filter((item) => needsDecision(item)).length - undecided.length;
  const lines = [
    ...section("Decide before you freeze the roll", undecided, heading),
    ...section("Ask for an address", of("no-address"), heading),
    ...section("To read", [...anyway, ...of("no-account", "renamed"), ...coAuthors], heading),
    ...(decided > 0 ? [`${decided} more decided in election.yaml.`, ""] : []),
  ];
  return lines.length === 0 ? "No open questions." : lines.join("\n").trimEnd();
}
