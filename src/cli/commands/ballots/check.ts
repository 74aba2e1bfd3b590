import { isAbstention } from "../../../ballots/ballot.ts";
import { describeProblems } from "../../../ballots/reading.ts";
import { ElectionError } from "../../../errors.ts";
import { ballotCheckReport } from "../../../procedures/counting/reports.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { report } from "../../report.ts";
import { type BallotOptions, readBallots } from "../tally/count-ballots.ts";

/** Lists what is in a file of ballots and everything that is wrong with it. */
export async function runCheck(
  context: CliContext,
  file: string,
  options: BallotOptions & { readonly json: boolean },
): Promise<void> {
  const { format, profile, doubts, warnings } = await readBallots(context, file, options);
  const { candidates, unranked, invalid, skipped } = profile;
  const count = (ballots: typeof profile.ballots): number =>
    ballots.reduce((sum, { times }) => sum + times, 0);
  const readable = count(profile.ballots);
  const abstentions = count(profile.ballots.filter(isAbstention));
  const has = [
    plural(candidates.length, "candidate"),
    `${plural(readable, "ballot")} (${plural(abstentions, "abstention")})`,
    `unranked: ${unranked}`,
  ];
  const name = visible(file);
  const lines = [
    ...doubts.map(({ line, text, hint }) => `${name}:${line}: ${text}. ${hint}`),
    ...(invalid === 0 ? [] : describeProblems(file, profile)),
    ...warnings.map((warning) => `warning: ${warning}`),
  ];
  report(context, options, {
    schema: ballotCheckReport,
    json: () => ({
      formatVersion: 1 as const,
      format,
      candidates: [...candidates],
      unranked,
      ballots: { readable, abstentions, invalid },
      doubts: [...doubts],
      problems: [...skipped],
      warnings: [...warnings],
    }),
    text: () =>
      [
        `${name}: ${format}, ${has.join(", ")}`,
        ...candidates.map((each, index) => `  column ${index + 1}: ${visible(each)}`),
        ...lines,
      ].join("\n"),
  });
  if (doubts.length === 0 && invalid === 0) return;
  throw new ElectionError("refused", `${name} cannot be counted as it is`, {
    hint: "The problems are listed above.",
  });
}
