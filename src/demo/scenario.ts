import { announceChapter } from "./chapters/announce.ts";
import { candidatesChapter, closeChapter } from "./chapters/candidates.ts";
import type { Chapter } from "./chapters/chapter.ts";
import { countChapter } from "./chapters/count.ts";
import { planChapter } from "./chapters/plan.ts";
import { pollChapter } from "./chapters/poll.ts";
import { publishChapter } from "./chapters/publish.ts";
import { freezeChapter, questionsChapter, votersChapter } from "./chapters/roll.ts";

/** A whole made-up election, from the first date to the published result. */
export const scenario: readonly Chapter[] = [
  planChapter,
  announceChapter,
  votersChapter,
  questionsChapter,
  freezeChapter,
  candidatesChapter,
  closeChapter,
  pollChapter,
  countChapter,
  publishChapter,
];
