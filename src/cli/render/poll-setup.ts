import type { PollSetup } from "../../announcements/poll-setup.ts";
import { tableTime } from "../../calendar/zones.ts";
import type { Election } from "../../election/election.ts";
import type { RollFigures } from "../../procedures/planning/election-status.ts";
import { visible } from "../../visible-text.ts";
import { plural } from "../../wording.ts";
import { wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";

const widestPage = 100;
/** From the process for officials: more addresses at once crash CIVS. */
export const batchSize = 500;

/** How many uploads the roll's addresses need; null if only another official has the roll. */
export function uploads({ voters, withoutAddress }: RollFigures): number | null {
  return withoutAddress === null ? null : Math.ceil((voters - withoutAddress) / batchSize);
}

function uploadLines(roll: RollFigures | undefined, id: string): string[] {
  if (roll === undefined) {
    return ["There is no roll yet. Run kata-election roll update, then roll freeze."];
  }
  const { voters, withoutAddress } = roll;
  const files = uploads(roll);
  if (files === null || withoutAddress === null) {
    return [
      "The roll is frozen, and its private files are not here. The official who has them uploads the addresses, or packs the files for you: kata-election private pack.",
    ];
  }
  return [
    ...(roll.frozen ? [] : ["The roll is not frozen yet. Run kata-election roll freeze."]),
    "kata-election roll export --to civs",
    `makes ${plural(files, "file")} of at most ${batchSize} addresses (${voters - withoutAddress} in all) in elections/.private/${id}/export/: upload them one at a time.`,
    ...(withoutAddress > 0
      ? [`${plural(withoutAddress, "voter")} without a usable email address: ask for one.`]
      : []),
  ];
}

/** The form of CIVS, field by field; text to copy is on lines of its own. */
export function renderPollSetup(
  setup: PollSetup,
  election: Election,
  roll: RollFigures | undefined,
  { colors, columns }: Pick<Terminal, "colors" | "columns">,
): string {
  const width = Math.min(columns, widestPage);
  const field = (name: string, ...lines: readonly string[]): string =>
    [colors.bold(name), ...lines].join("\n");
  const ticks = setup.options.map(({ label, on, why }) =>
    wrapText(`[${on ? "x" : " "}] ${label}${why === "" ? "" : ` (${why})`}`, width, "    ", ""),
  );
  const opens = tableTime(election.voting.opens, "UTC");
  const closes = tableTime(election.voting.closes, "UTC");
  const steps = [
    "Fill in the form at https://civs1.civs.us/civs_create.html as above.",
    "Ask another official to compare the title, candidates, number of winners and closing time.",
    `Start the poll when voting opens, ${opens} UTC, and upload the addresses.`,
    "kata-election poll record --id <E_…> --url <address>",
    `End the poll on its control page at ${closes} UTC: CIVS does not end it automatically.`,
  ];
  return [
    field("Name of the poll", setup.title),
    field("Name of supervisor", setup.supervisor),
    field(
      "E-mail address of supervisor",
      wrapText("your own: CIVS sends the link to the poll's control page there", width),
    ),
    field("Day and time you plan to stop the poll", setup.closes),
    field("Description", setup.description),
    field("Choices, one per line", ...setup.candidates.map(visible)),
    field("How many choices will win", String(setup.winners)),
    field("Options", ...ticks),
    field(
      "Voters' addresses",
      ...uploadLines(roll, election.election).map((line) => wrapText(line, width)),
    ),
    field("Then", ...steps.map((step, at) => wrapText(`${at + 1}. ${step}`, width, "   ", ""))),
  ].join("\n\n");
}
