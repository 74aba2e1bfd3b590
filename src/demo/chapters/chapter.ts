/** Files that come from outside the tool: a pull request, a download. */
interface Arrival {
  readonly kind: "arrival";
  /** What came, and from where. */
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

/** What someone adds to a file in an editor. */
interface Edit {
  readonly kind: "edit";
  readonly text: string;
  readonly path: string;
  /** The new line, and the beginning of the line before which it comes. */
  readonly line: string;
  readonly before: string;
}

/** The made-up clock moves on to this instant (UTC). */
interface ClockMove {
  readonly kind: "clock";
  readonly at: string;
  /** What happened in the meantime. */
  readonly text: string;
}

/** A command line that runs as it stands. */
export interface CommandStep {
  readonly kind: "command";
  readonly words: readonly string[];
  /** Why an official runs it now. */
  readonly why: string;
  /** What it ends with, or "any" where that depends on someone's own files. */
  readonly exitCode: number | "any";
  /** Changes nothing and is optional: it only teaches. */
  readonly aside: boolean;
}

/** What the other official does in the meantime: commands that the learner knows or need not know. */
interface ColleagueStep {
  readonly kind: "colleague";
  readonly text: string;
  readonly commands: readonly (readonly string[])[];
}

/** A question on what was just shown, with one right answer. */
export interface Question {
  readonly kind: "question";
  readonly asks: string;
  readonly choices: readonly string[];
  /** The right choice: its place, counted from 0. */
  readonly right: number;
  /** Words of the chapter's output that show the right answer. */
  readonly shownBy: string;
  readonly because: string;
}

export type ScenarioStep = Arrival | Edit | ClockMove | CommandStep | ColleagueStep | Question;

/** A part of the election's life, at a moment of its own. */
export interface Chapter {
  readonly title: string;
  /** The clock when it begins, an instant in UTC. */
  readonly at: string;
  readonly opening: string;
  readonly steps: readonly ScenarioStep[];
}

/** A command of the learner's, which ends well. */
export function command(why: string, ...words: string[]): CommandStep {
  return { kind: "command", why, words, exitCode: 0, aside: false };
}

/** A command to learn from, which changes nothing. */
export function aside(why: string, words: readonly string[], exitCode = 0): CommandStep {
  return { kind: "command", why, words, exitCode, aside: true };
}

/** A command that may fail without ending the scenario, because it depends on the person's own files. */
export function attempt(why: string, ...words: string[]): CommandStep {
  return { kind: "command", why, words, exitCode: "any", aside: false };
}

export function colleague(text: string, ...commands: readonly string[][]): ColleagueStep {
  return { kind: "colleague", text, commands };
}
