import { describeProblems } from "../../../ballots/reading.ts";
import { ElectionError } from "../../../errors.ts";
import { type BallotOptions, checkBallots } from "../../../procedures/counting/count-file.ts";
import { ballotCheckReport } from "../../../procedures/counting/reports.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { report } from "../../report.ts";

/** Lists the content and every problem of a ballot file. */
export async function runCheck(
  context: CliContext,
  file: string,
  options: BallotOptions & { readonly json: boolean },
): Promise<void> {
  const found = await checkBallots({ folder: context.workingFolder, path: file }, options);
  const { format, candidates, ballots, doubts, problems, warnings } = found;
  const { readable, abstentions, invalid } = ballots;
  const has = [
    plural(candidates.length, "candidate"),
    `${plural(readable, "ballot")} (${plural(abstentions, "abstention")})`,
    `unranked: ${found.unranked}`,
  ];
  const name = visible(file);
  const lines = [
    ...doubts.map(({ line, text, hint }) => `${name}:${line}: ${text}. ${hint}`),
    ...(invalid === 0 ? [] : describeProblems(file, { invalid, skipped: problems })),
    ...warnings.map((warning) => `warning: ${warning}`),
  ];
  report(context, options, {
    schema: ballotCheckReport,
    json: () => ({ formatVersion: 1 as const, ...found }),
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
