import type { Temporal } from "temporal-polyfill";
import { electionTitle } from "../../../calendar/election-id.ts";
import {
  edgeName,
  phaseNames,
  resultsDay,
  type Schedule,
  type Stage,
} from "../../../calendar/timeline.ts";
import { tableTime } from "../../../calendar/zones.ts";
import type { PageStatus, PublishedOutcome } from "../../../procedures/planning/page-status.ts";
import { visible } from "../../../visible-text.ts";
import { wrapText } from "../../../wrap-text.ts";
import { type Screen, section, widestPage } from "./section.ts";
import { spokenDuration, timelineBar } from "./timeline-bar.ts";

const widestBar = 60;

/** Who was elected, how, and where it is written, in lines. */
export function describeOutcome({ elected, how, path }: PublishedOutcome, width: number): string[] {
  const names = elected.map(({ name, login }) =>
    login === undefined ? visible(name) : `${visible(name)} (@${visible(login)})`,
  );
  const way = { vote: " by vote", uncontested: " without a vote" };
  return [
    wrapText(`Elected${how === undefined ? "" : way[how]}: ${names.join(", ")}`, width, "  "),
    wrapText(`From ${visible(path)}`, width, "  "),
  ];
}

function stageLine(schedule: Schedule, stage: Stage, now: Temporal.Instant): string {
  if (stage.kind === "over") {
    return `Voting is over; results are due on ${resultsDay(schedule)}. No page names who was elected yet.`;
  }
  const { opens, closes } = schedule[stage.phase];
  return stage.kind === "before"
    ? `${edgeName(stage.phase, "opens")} in ${spokenDuration(now, opens)}, ${tableTime(opens, "UTC")} UTC.`
    : `${phaseNames[stage.phase]}: ${spokenDuration(now, closes)} left, until ${tableTime(closes, "UTC")} UTC.`;
}

/** The status of an election from its pages, and how to take it over. */
export function renderPageStatus(status: PageStatus, screen: Screen): string {
  const { pages, now, schedule, stage, candidacies, outcome } = status;
  const { election, page, pagePath } = pages;
  const width = Math.min(screen.columns, widestPage);
  const heading = screen.colors.bold(
    `Architecture Committee elections, ${electionTitle(election)}`,
  );
  if (outcome !== undefined) {
    return [heading, ...describeOutcome(outcome, width)].join("\n");
  }
  const source =
    page === undefined
      ? `There is no ${pagePath} yet, and no election.yaml.`
      : `There is no election.yaml; this comes from ${pagePath}.`;
  const now_ =
    schedule === undefined || stage === undefined
      ? "Its page does not clearly say when the periods are."
      : stageLine(schedule, stage, now);
  const officials = (page?.officials?.logins ?? []).map((login) => `@${login}`).join(", ");
  const facts = [
    ...(page?.seats === undefined ? [] : [`Seats: ${page.seats.number}`]),
    `Candidacies: ${candidacies.length === 0 ? "none yet" : candidacies.map(visible).join(", ")}`,
    `Officials: ${officials === "" ? "none named" : officials}`,
  ];
  return [
    [heading, wrapText(now_, width)].join("\n"),
    ...(schedule === undefined ? [] : [timelineBar(schedule, now, Math.min(width, widestBar))]),
    facts.map((line) => wrapText(line, width, "  ")).join("\n"),
    ...section(
      "Not understood",
      (page?.doubts ?? []).map((doubt) => wrapText(doubt, width, "  ")),
      screen,
    ),
    wrapText(source, width),
    `Officials: let the tool take it over, then status says what is due:\n${screen.colors.cyan(`    kata-election plan ${election}`)}`,
  ].join("\n\n");
}
