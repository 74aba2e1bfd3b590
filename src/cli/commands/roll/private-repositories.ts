import {
  type PublicReviewItem,
  publicReview,
  publicReviewItem,
} from "../../../electorate/public-roll.ts";
import type { ReviewItem, Roll } from "../../../electorate/roll.ts";
import type { CliContext } from "../../context.ts";
import { plural } from "../../render/plural.ts";

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
  if (!terminal.isScreen) {
    if (hidden > 0) {
      terminal.note(
        `${plural(hidden, "entry", "entries")} about private repositories: shown only on a screen.`,
      );
    }
    return shown;
  }
  const all = items.map(publicReviewItem);
  if (JSON.stringify(all) !== JSON.stringify(shown)) tellPrivate({ terminal });
  return all;
}

/** Says that what was printed is not to be shared. */
export function tellPrivate({ terminal }: Pick<CliContext, "terminal">): void {
  terminal.note("This names private repositories: do not share it.");
}
