import type { DueItem } from "../../../calendar/due.ts";
import { electionTitle } from "../../../calendar/election-id.ts";
import { readerTime } from "../../../calendar/zones.ts";
import type { ElectionStatus } from "../../../procedures/planning/election-status.ts";
import { warningText } from "../../../procedures/planning/status-json.ts";
import { commandText, type StepCommand, stepWords } from "../../../procedures/planning/steps.ts";
import { commandsLeft } from "../../../procedures/planning/todo.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import { wrapText } from "../../../wrap-text.ts";
import { describeOutcome } from "./page-status.ts";
import { describeRemains } from "./private-remains.ts";
import { type Screen, section, widestPage } from "./section.ts";
import { describeStage, timelineBar } from "./timeline-bar.ts";

const widestBar = 60;
/** Steps to come that are worth showing. */
const stepsAhead = 3;

/** A step that is due, with its commands. */
export function describeItem(
  item: DueItem,
  id: string,
  { colors, zone = "UTC" }: Screen,
  width: number,
  commands: readonly StepCommand[] = stepWords(item, id).commands,
): string {
  const { title } = stepWords(item, id);
  const when = readerTime(item.by, zone);
  const [mark, marked] =
    item.state === "overdue"
      ? [`! since ${when}:`, colors.red(`! since ${when}:`)]
      : [`* by ${when}:`, `${colors.yellow("*")} by ${when}:`];
  const line = wrapText(`${mark} ${title}`, width, "    ", "  ").replace(mark, () => marked);
  const lines = commands.map((each) => colors.cyan(`    kata-election ${commandText(each)}`));
  return [line, ...lines].join("\n");
}

/** A step to come, with the command that begins it. */
function describeLater(
  item: DueItem,
  id: string,
  { colors, zone = "UTC" }: Screen,
  width: number,
): string {
  const { title, commands } = stepWords(item, id);
  const line = wrapText(`${readerTime(item.from, zone)}: ${title}`, width, "    ", "  ");
  const [first] = commands;
  return first === undefined
    ? line
    : `${line}\n${colors.cyan(`    kata-election ${commandText(first)}`)}`;
}

function figures({ candidates, roll, election, vote, outcome }: ElectionStatus): string[] {
  const notAccepted = candidates.notAccepted.length;
  const { standing, withdrawn } = candidates;
  const list = candidates.closed === undefined ? "" : "; the list is closed";
  const people = [
    `${standing} accepted for ${plural(election.seats, "seat")}`,
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn`] : []),
    ...(notAccepted > 0
      ? [`${notAccepted} not accepted${candidates.closed === undefined ? " yet" : ""}`]
      : []),
  ];
  const rollWords =
    roll === undefined
      ? "not built yet"
      : [
          `${roll.voters} voters`,
          ...((roll.withoutAddress ?? 0) > 0 ? [`${roll.withoutAddress} without an address`] : []),
          ...(roll.toDecide > 0 ? [`${roll.toDecide} to decide`] : []),
          roll.frozen ? "frozen" : roll.provisional ? "provisional" : "not frozen",
        ].join(", ");
  const votes = { needed: "needed", skipped: "not needed", unknown: "not known yet" };
  return [
    `  Candidates: ${people.join(", ")}${list}`,
    `  Roll: ${rollWords}`,
    `  Vote: ${votes[vote.vote]}`,
    ...(roll?.withoutAddress === null && outcome === undefined
      ? [
          "  Private files: in another official's checkout. Ask what is done there, or ask for the files (private pack).",
        ]
      : []),
  ];
}

/** Where an election stands, on one page. */
export function renderStatus(status: ElectionStatus, screen: Screen): string {
  const { election, now, items, warnings, openDecisions, privateRemains, outcome } = status;
  const { election: id } = election;
  const width = Math.min(screen.columns, widestPage);
  const due = items.filter(({ state }) => state === "due" || state === "overdue");
  const later = items.filter(({ state }) => state === "later").slice(0, stepsAhead);
  const done = items.filter(({ state }) => state === "done");
  const settled = items.flatMap((item) =>
    item.settled === undefined ? [] : [`- ${stepWords(item, id).title}: ${item.settled}`],
  );
  const missed = items.filter(({ state }) => state === "missed");
  const titles = (some: readonly DueItem[], mark: string): string[] =>
    some.map((item) => wrapText(`${mark} ${stepWords(item, id).title}`, width, "    ", "  "));
  const officials = election.officials.map(({ login }) => `@${login}`).join(", ");
  const heading = screen.colors.bold(`Architecture Committee elections, ${electionTitle(id)}`);
  const plain = (texts: readonly string[]): string[] =>
    texts.map((text) => wrapText(visible(text), width, "    ", "  "));
  return [
    [heading, wrapText(describeStage(status, screen.zone), width)].join("\n"),
    ...(outcome === undefined ? [] : [describeOutcome(outcome, width).join("\n")]),
    timelineBar(election, now, Math.min(width, widestBar)),
    [...figures(status), `  Officials: ${officials === "" ? "none yet" : officials}`]
      .map((line) => wrapText(line.trimStart(), width, "  "))
      .join("\n"),
    ...section("Warnings", plain(warnings.map(warningText)), screen),
    ...section("To decide", plain(openDecisions), screen),
    ...section(
      "Due",
      due.map((item) => describeItem(item, id, screen, width, commandsLeft(item, status))),
      screen,
    ),
    ...section(
      "Next",
      later.map((item) => describeLater(item, id, screen, width)),
      screen,
    ),
    ...section("Done", titles(done, "x"), screen),
    ...section("Settled by officials", plain(settled), screen),
    ...section("Missed or never recorded", titles(missed, "-"), screen),
    ...section(
      "Kept in private",
      privateRemains.map((each) => describeRemains(each, screen, width)),
      screen,
    ),
  ].join("\n\n");
}
