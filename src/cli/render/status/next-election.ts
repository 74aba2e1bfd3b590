import { electionTitle, formatSeason } from "../../../calendar/election-id.ts";
import { describeDueSeat } from "../../../committee/seats-due.ts";
import type { NextElection } from "../../../procedures/planning/next-election.ts";
import { visible } from "../../../visible-text.ts";
import { wrapText } from "../../../wrap-text.ts";
import { describeNotListed } from "../committee/committee.ts";
import { describeOutcome } from "./page-status.ts";
import { describeRemains } from "./private-remains.ts";
import { type Screen, section, widestPage } from "./section.ts";
import { describeItem } from "./status.ts";

const community = "https://github.com/kata-containers/community";

/** How to take part, for visitors. */
function howToTakePart({ id }: NextElection, width: number): string[] {
  return [
    wrapText(
      `To run: when nominations are open, add a file to elections/arch-committee-${id}/ by pull request (kata-election candidates nominate writes it).`,
      width,
      "  ",
    ),
    wrapText(
      "To vote: have code merged in the twelve months before nominations open, and opt in to CIVS email. kata-election roll explain <login> tells whether someone may vote, once there is a roll.",
      width,
      "  ",
    ),
    wrapText(`More: ${community}/tree/main/elections`, width, "  "),
  ];
}

/** The page when no election is in progress: committee, last result, the next season and its seats. */
export function renderNext(next: NextElection, screen: Screen): string {
  const { season, due, pattern, privateRemains, unfinished, last, committee, command } = next;
  const width = Math.min(screen.columns, widestPage);
  const seats =
    due === undefined
      ? [
          wrapText(
            `Usually ${pattern} seats; there is no elections/committee.yaml to say who holds them.`,
            width,
            "  ",
          ),
        ]
      : due.map((seat) => wrapText(visible(describeDueSeat(seat)), width, "  "));
  const first =
    command === "committee init"
      ? "Officials: write the seat ledger first, then plan:"
      : "Plan it:";
  return [
    screen.colors.bold("No election is in progress."),
    ...(unfinished === undefined
      ? []
      : section(
          `Still to do for ${electionTitle(unfinished.election)}`,
          unfinished.items.map((item) => describeItem(item, unfinished.election, screen, width)),
          screen,
        )),
    ...section(
      `Committee (from ${committee?.source})`,
      committee === undefined
        ? []
        : [
            wrapText(visible(committee.members.join(", ")), width, "  "),
            ...describeNotListed(committee.notListed).map((text) => wrapText(text, width, "  ")),
          ],
      screen,
    ),
    ...section(
      last === undefined ? "" : `Last election: ${electionTitle(last.election)}`,
      last === undefined ? [] : describeOutcome(last, width),
      screen,
    ),
    [`Next: ${formatSeason(season)}, ${due?.length ?? pattern} seats`, ...seats].join("\n"),
    `${first}\n${screen.colors.cyan(`    kata-election ${command}`)}`,
    ...section("Take part", howToTakePart(next, width), screen),
    ...section(
      "Kept in private",
      privateRemains.map((each) => describeRemains(each, screen, width)),
      screen,
    ),
  ].join("\n\n");
}
