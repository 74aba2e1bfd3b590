import type { FetchProgress } from "../../../github/evidence/survey-period.ts";
import type { GitHubNews } from "../../../github/patience.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";

/** Progress of a fetch: one changing line on a terminal, a few plain lines elsewhere. */
export interface ShownProgress {
  readonly news: GitHubNews;
  readonly progress: FetchProgress;
  /** Clears the changing line. */
  stop(): void;
}

/** Milliseconds between plain lines, so that the log of a CI job stays readable. */
const plainEvery = 15_000;

interface Line {
  show(text: string): void;
  note(text: string): void;
  stop(): void;
}

async function openLine({
  terminal,
  milliseconds,
}: Pick<CliContext, "terminal" | "milliseconds">): Promise<Line> {
  if (!terminal.showsProgress) {
    let last = Number.NEGATIVE_INFINITY;
    return {
      show: (text) => {
        if (milliseconds() - last < plainEvery) return;
        last = milliseconds();
        terminal.note(text);
      },
      note: terminal.note,
      stop: () => {},
    };
  }
  const { default: ora } = await import("ora");
  const spinner = ora({ stream: terminal.stderr, discardStdin: false, color: false }).start();
  return {
    show: (text) => {
      spinner.text = terminal.shown(text);
    },
    note: (text) => {
      spinner.clear();
      terminal.note(text);
    },
    stop: () => void spinner.stop(),
  };
}

function spell(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return `${Math.round(seconds / 60)} min`;
}

function clockTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(11, 19)} UTC`;
}

/** Counts what arrives, with speed and time left. */
function countdown(
  line: Line,
  milliseconds: () => number,
): Pick<FetchProgress, "announced" | "received"> {
  let announced = 0;
  let stored = 0;
  let received = 0;
  let begun = 0;
  return {
    announced: (total, alreadyStored) => {
      announced = total;
      stored = alreadyStored;
      begun = milliseconds();
      line.show(`${stored + received} of ${announced} pull requests`);
    },
    received: (more) => {
      received += more;
      const count = Math.min(announced, stored + received);
      const seconds = Math.max(0.001, (milliseconds() - begun) / 1000);
      const rate = received / seconds;
      const left =
        rate > 0 && count < announced ? `, ${spell((announced - count) / rate)} left` : "";
      line.show(`${count} of ${announced} pull requests (${Math.round(rate)} a second${left})`);
    },
  };
}

/** Opens the progress of one fetch on stderr. */
export async function showProgress(
  context: Pick<CliContext, "terminal" | "milliseconds">,
): Promise<ShownProgress> {
  const { terminal, milliseconds } = context;
  const line = await openLine(context);
  return {
    stop: line.stop,
    news: {
      waiting: (limit, seconds) =>
        line.note(
          `GitHub's ${limit} limit is reached: waiting ${spell(seconds)}, until ${clockTime(milliseconds() + seconds * 1000)}.`,
        ),
      retrying: (operation, reason, seconds) =>
        terminal.detail(`${operation}: ${visible(reason)}; again in ${seconds} s`),
      answered: (operation, { milliseconds: took, cost, remaining, limit }) => {
        const budget = remaining === undefined ? "" : `, ${remaining} of ${limit} points left`;
        terminal.detail(`${operation}: ${Math.round(took)} ms, ${cost ?? 0} points${budget}`);
      },
    },
    progress: {
      ...countdown(line, milliseconds),
      stage: line.show,
      note: line.note,
    },
  };
}
