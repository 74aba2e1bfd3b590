import type { DueItem } from "../../calendar/due.ts";
import { formatSeason } from "../../calendar/election-id.ts";
import { describePlanWarning } from "../../calendar/plan-warnings.ts";
import { writtenPeriods } from "../../calendar/timeline.ts";
import { formatInstant } from "../../dates.ts";
import type { ElectionStatus } from "./election-status.ts";
import type { NextElection } from "./next-election.ts";
import { outcomeJson, pageStatusJson } from "./page-status.ts";
import type { PrivateRemains } from "./private-due.ts";
import { commandText, type StepCommand, stepWords } from "./steps.ts";
import { commandsLeft } from "./todo.ts";
import type { ElectionState } from "./where-it-stands.ts";

/** A warning of the status in a sentence. */
export function warningText(warning: ElectionStatus["warnings"][number]): string {
  if (warning.code !== "poll-stays-open") return describePlanWarning(warning);
  return "Voting is over, but CIVS does not end a poll automatically: end it on its control page.";
}

/** What is still kept in private. */
function remainsJson(remains: readonly PrivateRemains[]): object[] {
  return remains.map(({ election, files, until, isDue }) => ({
    election,
    files,
    until: formatInstant(until),
    isDue,
  }));
}

/** The steps of an election in JSON. */
function stepsJson(
  items: readonly DueItem[],
  commandsOf: (item: DueItem) => readonly StepCommand[],
): object[] {
  return items.map((item) => ({
    step: item.step.kind === "task" ? item.step.task : `announce ${item.step.message}`,
    state: item.state,
    from: formatInstant(item.from),
    by: formatInstant(item.by),
    commands: commandsOf(item).map(commandText),
  }));
}

/** Where an election stands by its facts. */
function statusJson(status: ElectionStatus): object {
  const { election, now, stage, items, vote, candidates, roll, openDecisions, warnings } = status;
  const { closed } = candidates;
  const edge = stage.kind === "over" ? undefined : election[stage.phase];
  const next = edge === undefined ? undefined : stage.kind === "before" ? edge.opens : edge.closes;
  return {
    formatVersion: 1,
    election: election.election,
    now: formatInstant(now),
    stage,
    secondsLeft: next === undefined ? null : Math.floor(now.until(next).total("seconds")),
    periods: writtenPeriods(election),
    officials: election.officials.map(({ login }) => login),
    seats: election.seats,
    vote,
    candidates: {
      ...candidates,
      closed: closed === undefined ? null : { ...closed, at: formatInstant(closed.at) },
    },
    roll: roll ?? null,
    steps: stepsJson(items, (item) => commandsLeft(item, status)),
    openDecisions,
    warnings: warnings.map((warning) => ({ code: warning.code, text: warningText(warning) })),
    outcome: status.outcome === undefined ? null : outcomeJson(status.outcome),
    privateRemains: remainsJson(status.privateRemains),
  };
}

/** What comes next where no election is in progress. */
function nextJson({
  season,
  id,
  due,
  pattern,
  privateRemains,
  unfinished,
  last,
  committee,
  command,
}: NextElection): object {
  return {
    formatVersion: 1,
    election: null,
    next: {
      election: id,
      season: formatSeason(season),
      pattern,
      seats:
        due?.map(({ seat, because, lastTerm, until }) => ({
          seat,
          because,
          holder: lastTerm?.holder ?? null,
          name: lastTerm?.name ?? null,
          until: formatSeason(until),
        })) ?? null,
    },
    command: `kata-election ${command}`,
    committee: committee ?? null,
    last: last === undefined ? null : outcomeJson(last),
    privateRemains: remainsJson(privateRemains),
    unfinished:
      unfinished === undefined
        ? null
        : {
            election: unfinished.election,
            steps: stepsJson(
              unfinished.items,
              (item) => stepWords(item, unfinished.election).commands,
            ),
          },
  };
}

/** `status --json`: where an election stands, or what comes next. */
export function standingJson(standing: ElectionState): object {
  if (standing.kind === "election") return statusJson(standing.status);
  return standing.kind === "pages" ? pageStatusJson(standing.status) : nextJson(standing.next);
}
