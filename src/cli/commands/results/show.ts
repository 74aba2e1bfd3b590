import { electionTitle } from "../../../calendar/election-id.ts";
import {
  type ShownResult,
  shownResultReport,
  showResult,
} from "../../../procedures/verifying/show-result.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { report } from "../../report.ts";

interface Named {
  readonly name: string;
  readonly login: string | null;
  readonly organization: string | null;
}

function personText({ name, login, organization }: Named): string {
  const account = login === null ? "" : ` (@${visible(login)})`;
  return `${visible(name)}${account}${organization === null ? "" : `, ${visible(organization)}`}`;
}

const howTexts = { vote: "decided by a vote", uncontested: "no vote was needed" } as const;

function resultText(result: ShownResult): string {
  const { election, how, seats, openSeats, ballots, voters, others, revision } = result;
  const facts = [
    ...(seats === null ? [] : [plural(seats, "seat")]),
    ...(how === null ? [] : [howTexts[how]]),
    ...(ballots === null ? [] : [`${plural(ballots, "ballot")} counted`]),
    ...(voters === null ? [] : [`${plural(voters, "voter")} on the roll`]),
    ...(revision !== null && revision > 1 ? [`corrected: revision ${revision}`] : []),
  ];
  const elected = result.elected.map((each) => {
    const seat = each.seat === null ? "" : `: seat ${each.seat}, until ${each.until}`;
    return `  ${personText(each)}${seat}${each.reelected ? " (re-elected)" : ""}`;
  });
  const rest = (others ?? []).map((each) => {
    const why = each.reason === null ? "" : `. ${visible(each.reason)}`;
    return `  ${personText(each)}: ${each.outcome}${why}`;
  });
  return [
    `${electionTitle(election)}${facts.length === 0 ? "" : `: ${facts.join("; ")}`}`,
    ...(elected.length === 0 ? ["No one was elected."] : ["Elected:", ...elected]),
    ...(rest.length === 0 ? [] : ["Not elected:", ...rest]),
    ...(openSeats === null || openSeats === 0 ? [] : [`Seats that stay open: ${openSeats}`]),
    `Source: ${visible(result.source)}`,
  ].join("\n");
}

/** Prints how an election ended. */
export async function runShow(
  context: CliContext,
  named: string | undefined,
  options: { readonly json: boolean },
): Promise<void> {
  const { terminal } = context;
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const result = await showResult(await context.workspace(), named, clock);
  report(context, options, {
    isListing: true,
    schema: shownResultReport,
    json: () => result,
    text: () => wrapForScreen(resultText(result), terminal),
  });
  if (options.json || result.revision === null) return;
  terminal.note(`\nVerify it: kata-election results verify ${result.election}`);
}
