import type { DueItem } from "../../../calendar/due.ts";
import { writtenPeriods } from "../../../calendar/timeline.ts";
import { formatInstant } from "../../../dates.ts";
import type { ElectionStatus } from "../../../procedures/planning/election-status.ts";
import { outcomeJson } from "../../../procedures/planning/page-status.ts";
import { commandText, type StepCommand } from "../../../procedures/planning/steps.ts";
import { commandsLeft } from "../../../procedures/planning/todo.ts";
import { remainsReport } from "./private-remains.ts";
import { warningText } from "./warning-text.ts";

/** The steps of an election in JSON. */
export function stepsReport(
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

/** `status --json` */
export function statusReport(status: ElectionStatus): object {
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
    steps: stepsReport(items, (item) => commandsLeft(item, status)),
    openDecisions,
    warnings: warnings.map((warning) => ({ code: warning.code, text: warningText(warning) })),
    outcome: status.outcome === undefined ? null : outcomeJson(status.outcome),
    privateRemains: remainsReport(status.privateRemains),
  };
}
