import type { HeadroomView } from "../../procedures/counting/headroom.ts";
import type { Headroom } from "../../seats/organizations/headroom.ts";
import { visible } from "../../visible-text.ts";
import { plural } from "../../wording.ts";
import { wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";
import { renderTable } from "./table.ts";

type HeadroomTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

function tableOf(rows: readonly Headroom[], terminal: HeadroomTerminal): string {
  return renderTable(
    terminal,
    [{ title: "organization" }, { title: "continuing" }, { title: "places left", align: "right" }],
    rows.map(({ organization, held, free }) => [
      visible(organization),
      held.map(visible).join(", "),
      String(free),
    ]),
  );
}

/** Seats left per organization, for people; tab-separated if stdout is not a screen. */
export function renderHeadroom(view: HeadroomView, terminal: HeadroomTerminal): string {
  const { election, season, limit, seatsDue, organizations, otherwise, groups, unsure } = view;
  const table = tableOf(organizations, terminal);
  if (!terminal.isScreen) return table;
  const width = terminal.columns;
  const title =
    election === null
      ? `The next election, not planned yet (${season})`
      : `Election ${election} (${season})`;
  const due = seatsDue.map(({ why }) => wrapText(visible(why), width, "    ", "  * "));
  const lines = [
    terminal.colors.bold(
      wrapText(
        `${title}: ${plural(seatsDue.length, "seat")} up for election, at most ${limit} per organization`,
        width,
      ),
    ),
    ...due,
    table,
    `Every other organization: ${limit}. No organization: no limit.`,
  ];
  if (unsure.length > 0) {
    const names = unsure.map(visible).join(", ");
    const text = `The organization of ${names} is not clear, so fewer places may be left. Record it under affiliations in elections/committee.yaml.`;
    lines.push(wrapText(text, width));
  }
  if (otherwise !== null) {
    const way = groups === "on" ? "one by one (groups: off)" : "together (groups: on)";
    lines.push(`Affiliated companies counted ${way}:`, tableOf(otherwise, terminal));
  }
  return lines.join("\n");
}
