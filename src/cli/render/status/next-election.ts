import { electionTitle, formatSeason } from "../../../calendar/election-id.ts";
import { describeDueSeat } from "../../../committee/seats-due.ts";
import { visible } from "../../../visible-text.ts";
import type { NextElection } from "../../commands/status/next-election.ts";
import { wrapText } from "../wrap.ts";
import { describeRemains, remainsReport } from "./private-remains.ts";
import { type Screen, section, widestPage } from "./section.ts";
import { describeItem } from "./status.ts";
import { stepsReport } from "./status-report.ts";

/** The page where no election is in progress: the next season, its seats and who holds them. */
export function renderNext(next: NextElection, screen: Screen): string {
  const { season, id, due, pattern, privateRemains, unfinished } = next;
  const width = Math.min(screen.columns, widestPage);
  const seats =
    due === undefined
      ? [
          wrapText(
            `${pattern} seats by the charter's pattern; there is no elections/committee.yaml to say who holds them.`,
            width,
            "  ",
          ),
        ]
      : due.map((seat) => wrapText(visible(describeDueSeat(seat)), width, "  "));
  return [
    screen.colors.bold("No election is in progress."),
    ...(unfinished === undefined
      ? []
      : section(
          `Left to do for ${electionTitle(unfinished.election)}`,
          unfinished.items.map((item) => describeItem(item, unfinished.election, screen, width)),
          screen,
        )),
    [`Next: ${formatSeason(season)}, ${due?.length ?? pattern} seats`, ...seats].join("\n"),
    `Plan it:\n${screen.colors.cyan(`    kata-election plan ${id}`)}`,
    ...section(
      "Kept in private",
      privateRemains.map((each) => describeRemains(each, screen, width)),
      screen,
    ),
  ].join("\n\n");
}

/** `status --json` where no election is in progress. */
export function nextReport({
  season,
  id,
  due,
  pattern,
  privateRemains,
  unfinished,
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
    privateRemains: remainsReport(privateRemains),
    unfinished:
      unfinished === undefined
        ? null
        : {
            election: unfinished.election,
            steps: stepsReport(unfinished.items, unfinished.election),
          },
  };
}
