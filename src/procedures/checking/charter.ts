import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { type Charter, charterSchema } from "../../charter/charter.ts";
import { charterInForce, kataCharters } from "../../charter/kata-charters.ts";
import { checkPage, type PageFinding } from "../../charter/page-findings.ts";
import { readCharters } from "../../workspace/election/charter-file.ts";
import { readPages } from "../../workspace/pages.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** The rules on a day, and the sentences of a checkout's pages that contradict them. */
export interface CharterOnDay {
  readonly day: Temporal.PlainDate;
  readonly charter: Charter;
  /** Undefined outside of a checkout. */
  readonly pages:
    | { readonly checked: readonly string[]; readonly findings: readonly PageFinding[] }
    | undefined;
}

/**
 * The charter in force on a day: the checkout's, or the built-in one outside of any.
 *
 * @param past whether the pages of past elections are checked too.
 * @throws ElectionError (input) where the checkout's charter or a page cannot be read, or no charter was in
 *   force yet.
 */
export async function charterOn(
  workspace: Workspace | undefined,
  day: Temporal.PlainDate,
  { past }: { readonly past: boolean },
): Promise<CharterOnDay> {
  if (workspace === undefined) {
    return { day, charter: charterInForce(day, kataCharters), pages: undefined };
  }
  const charters = await readCharters(workspace);
  const charter = charterInForce(day, charters);
  const pages = await readPages(workspace, { charter, charters, past });
  const checked = pages.map(({ path }) => path);
  return { day, charter, pages: { checked, findings: pages.flatMap(checkPage) } };
}

export const charterReport = z.strictObject({
  formatVersion: z.literal(1),
  asOf: z.iso.date(),
  ...charterSchema.shape,
  pages: z.strictObject({
    checked: z.array(z.string()),
    findings: z.array(
      z
        .looseObject({
          path: z.string(),
          line: z.int(),
          sentence: z.string(),
          code: z.string().describe("what is wrong; each code adds fields of its own"),
        })
        .describe("a sentence that is stale, or contradicts the charter or itself"),
    ),
  }),
});

/** The charter of a day as JSON. */
export function charterJson({ day, charter, pages }: CharterOnDay) {
  const { id, title, rules, excludedRepositories } = charter;
  return {
    formatVersion: 1 as const,
    ...{ asOf: day.toString(), id, title, rules, excludedRepositories },
    pages: {
      checked: [...(pages?.checked ?? [])],
      findings: (pages?.findings ?? []).map((each) => ({ ...each })),
    },
  };
}
