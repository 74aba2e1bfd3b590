import type { Prompter } from "../../prompts/prompter.ts";
import type { Stage } from "../demo/stage.ts";
import type { Tutor } from "./tutor.ts";
import { takeSnapshot, whatChanged } from "./what-changed.ts";

/** What a step of the rehearsal works with. */
export interface Lesson {
  readonly tutor: Tutor;
  readonly stage: Stage;
  readonly prompter: Prompter;
  readonly score: { asked: number; right: number };
}

/** Thrown where the person asks to leave. */
export class Leave extends Error {}

/** Runs a command that only looks; the step it interrupts stays to be done. */
export async function lookAround(
  { tutor, stage }: Lesson,
  words: readonly string[],
): Promise<void> {
  await stage.run(words);
  tutor.say("That was a look around. Back to this step:");
  tutor.show([""]);
}

/** Does something to the workspace, and says which files it changed. */
export async function showChanges(
  { tutor, stage }: Lesson,
  change: () => Promise<void>,
): Promise<void> {
  const before = await takeSnapshot(stage.root);
  await change();
  tutor.changes(whatChanged(before, await takeSnapshot(stage.root)));
}
