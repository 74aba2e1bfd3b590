import {
  type PublicReviewItem,
  publicReview,
  publicReviewItem,
} from "../../../electorate/public-roll.ts";
import type { ReviewItem, Roll } from "../../../electorate/roll.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";

/** As {@link reviewFor}, without a note about omitted items. */
export function itemsShown(
  { terminal }: Pick<CliContext, "terminal">,
  roll: Pick<Roll, "rule">,
  items: readonly ReviewItem[],
): readonly PublicReviewItem[] {
  return terminal.isScreen ? items.map(publicReviewItem) : publicReview(roll, items).shown;
}

/**
 * Review items for this output. Private repositories are named on an official's screen, with a note; pipes,
 * files and job logs may be read by others, so there they are only counted.
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

/** Warns not to share the output. */
export function tellPrivate({ terminal }: Pick<CliContext, "terminal">): void {
  terminal.note("This names private repositories: do not share it.");
}
