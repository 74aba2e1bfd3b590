import {
  type PublicReviewItem,
  publicReview,
  publicReviewItem,
} from "../../../electorate/public-roll.ts";
import type { ReviewItem, Roll } from "../../../electorate/roll.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";

/** Review items for this output, without a word about those left out; see {@link reviewFor}. */
export function itemsShown(
  { terminal }: Pick<CliContext, "terminal">,
  roll: Pick<Roll, "rule">,
  items: readonly ReviewItem[],
): readonly PublicReviewItem[] {
  return terminal.isScreen ? items.map(publicReviewItem) : publicReview(roll, items).shown;
}

/**
 * Review items for this output. An official's own screen names private repositories, and it is said; a pipe,
 * a file or the log of a job may be read by others, and there they are only counted.
 */
export function reviewFor(
  { terminal }: Pick<CliContext, "terminal">,
  roll: Pick<Roll, "rule">,
  items: readonly ReviewItem[],
): readonly PublicReviewItem[] {
  const { shown, hidden } = publicReview(roll, items);
  const all = itemsShown({ terminal }, roll, items);
  if (JSON.stringify(all) !== JSON.stringify(shown)) tellPrivate({ terminal });
  if (!terminal.isScreen && hidden > 0) {
    terminal.note(
      `${plural(hidden, "entry", "entries")} about private repositories: shown only on a screen.`,
    );
  }
  return all;
}

/** Says that what was printed is not to be shared. */
export function tellPrivate({ terminal }: Pick<CliContext, "terminal">): void {
  terminal.note("This names private repositories: do not share it.");
}
