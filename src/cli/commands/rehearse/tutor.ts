import type { Chapter } from "../../../demo/chapters/chapter.ts";
import { plural } from "../../../wording.ts";
import { wrapText } from "../../../wrap-text.ts";
import type { Terminal } from "../../terminal.ts";

/** What the rehearsal says, wrapped to the terminal. */
export interface Tutor {
  /** Paragraphs, each after an empty line. */
  say(...paragraphs: readonly string[]): void;
  /** Lines, unwrapped. */
  show(lines: readonly string[]): void;
  opening(chapters: number, checkout: string | undefined): void;
  chapter(chapter: Chapter, number: number, chapters: number): void;
  clock(at: string): void;
  question(asks: string): void;
  /** What an exit code means; silent at 0. `unforeseen`: the scenario continues anyway. */
  exitCode(code: number, unforeseen: boolean): void;
  changes(lines: readonly string[]): void;
  farewell(score: { readonly asked: number; readonly right: number }): void;
}

const widest = 80;
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** An instant in words: `Monday 2027-04-05, 15:10 UTC`. */
function inWords(at: string): string {
  const time = new Date(at);
  const iso = time.toISOString();
  return `${days[time.getUTCDay()]} ${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC`;
}

const exitCodeWords: ReadonlyMap<number, string> = new Map([
  [1, "the answer is no"],
  [2, "wrong usage, or a file to correct"],
  [3, "undecided, a person must act"],
]);

const whole = (chapters: number): readonly string[] => [
  `You are going to run a committee election from the first date to the published result, in ${chapters} chapters. It takes about 15 minutes.`,
  "Every person, organization and ballot is made up. The commands are real, but they run in a temporary folder, with a clock that jumps from chapter to chapter (as with `--now`) and a stand-in for GitHub. Nothing touches the network, GitHub or your own checkout.",
];

const inCopy = (chapters: number, checkout: string): readonly string[] => [
  `You are going to run the next election of your own checkout up to the open poll, in ${chapters} chapters. It takes about 5 minutes and uses a temporary copy of the public files. Nothing is written to ${checkout}, and nothing touches the network or GitHub.`,
  "Officials and candidates are made up. The roll and the count are left out, because a roll needs a year of GitHub's data. To see them, run the whole rehearsal, without `--from-checkout`. The clock jumps from chapter to chapter, as with `--now`.",
];

const manners = [
  "At each step a command is ready: press Enter to run it. You can also type it yourself, or look around first with `status` or any command with `--help`. `?` shows help; `q` or Ctrl-C leaves. You can continue later with the same chapter.",
];

const keepInMind = [
  "Remember: `next` shows the next step, `status` the whole. `--dry-run` shows what would change and writes nothing. Exit code 3 means that you have to decide. elections/.private/ is for your eyes only. Nothing is public until you push it.",
  "For a real election, go to your checkout of the community repository. `kata-election doctor` checks that everything is in place, and `kata-election next` shows what to do first.",
];

export function openTutor({ print, colors, columns }: Terminal): Tutor {
  const width = Math.min(columns, widest);
  const say: Tutor["say"] = (...paragraphs) => {
    for (const paragraph of paragraphs) print(`\n${wrapText(paragraph, width)}`);
  };
  const clock: Tutor["clock"] = (at) =>
    print(`\n${colors.bold(`>> The clock now says ${inWords(at)}`)}`);
  return {
    say,
    clock,
    show: (lines) => {
      for (const line of lines) print(line);
    },
    opening: (chapters, checkout) => {
      print(colors.bold("A rehearsal: an election, with you as its official"));
      say(...(checkout === undefined ? whole(chapters) : inCopy(chapters, checkout)), ...manners);
      print("");
    },
    chapter: ({ title, at, opening }, number, chapters) => {
      const rule = "=".repeat(width);
      print(`\n${colors.bold(`${rule}\nChapter ${number} of ${chapters}: ${title}`)}`);
      clock(at);
      say(opening);
    },
    question: (asks) => print(`\n${colors.bold(wrapText(`Question: ${asks}`, width))}`),
    exitCode: (code, unforeseen) => {
      if (code === 0) return;
      say(`(exit code ${code}: ${exitCodeWords.get(code) ?? "it did not go well"})`);
      if (unforeseen) {
        say("So your checkout is not ready for this step; better to know it now. Let us go on.");
      }
    },
    changes: (lines) => {
      if (lines.length === 0) print(colors.dim("\nWhat changed: nothing."));
      else print(["\nWhat changed:", ...lines].join("\n"));
    },
    farewell: ({ asked, right }) =>
      say(
        `That was it. Of ${plural(asked, "question")} you answered ${right} right at once.`,
        ...keepInMind,
      ),
  };
}
