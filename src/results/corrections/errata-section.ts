import { codeSpan, escapeMarkdown } from "../../markdown-text.ts";
import { sentence } from "../count-sections.ts";
import type { ElectionRecord } from "../record.ts";
import { changeSentences } from "./change-sentences.ts";
import { replacedRecordName, revisionOf } from "./erratum.ts";

/** The line below the title that sends readers of a corrected result to its errata. */
export function correctedNote({ errata = [] }: ElectionRecord): string[] {
  const last = errata.at(-1);
  if (last === undefined) return [];
  return [`Corrected on ${last.date.toString()}: see [Errata](#errata).`, ""];
}

/** Every correction of the published result: what changed, why, and who decided it. */
export function errataSection(record: ElectionRecord): string[] {
  const { errata = [] } = record;
  if (errata.length === 0) return [];
  const kept = errata.map(({ revision }) => {
    const name = replacedRecordName(revision - 1);
    return `[\`${name}\`](${name})`;
  });
  return [
    "## Errata",
    "",
    `This is revision ${revisionOf(record)} of the result. What stood before is kept in ${kept.join(", ")}.`,
    "",
    ...errata.flatMap(({ revision, date, by, reason, changed }) => [
      `- Revision ${revision}, recorded by ${codeSpan(by)} on ${date.toString()}: ${sentence(reason)}`,
      ...changeSentences(changed, record).map((each) => `  - ${escapeMarkdown(each)}`),
    ]),
    "",
  ];
}
