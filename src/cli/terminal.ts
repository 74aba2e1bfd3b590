import { Chalk, type ChalkInstance } from "chalk";
import { ElectionError } from "../errors.ts";
import { printable } from "../print-gate.ts";
import { wrapLines } from "./render/wrap.ts";

/** The streams and variables that decide how a terminal is written to. */
export interface TerminalStreams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & {
    readonly isTTY?: boolean;
    readonly columns?: number;
    readonly rows?: number;
  };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Shows a text that is longer than the screen in the person's pager; false where there is none. */
  readonly page?: (text: string) => boolean;
  /** The IANA time zone of the computer. */
  readonly zone?: () => string;
}

/** The global options that concern output. */
export interface TerminalOptions {
  readonly color: boolean;
  readonly input: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** stdout is the product, stderr the conversation. */
export interface Terminal {
  /** Writes the product: a text and a line end to stdout. */
  print(text: string): void;
  /** As {@link print}; a listing longer than the screen goes through the person's pager. */
  printListing(text: string): void;
  /** Writes a command to the runner of a job to stdout: an annotation, its parts escaped. */
  annotate(command: string): void;
  /**
   * Writes a product that is not text to stdout, as it is.
   *
   * @throws ElectionError (input) where stdout is a terminal.
   */
  printBytes(bytes: Uint8Array): void;
  /** Tells the person something on stderr; silent with `--quiet`. */
  note(text: string): void;
  /** As {@link note}, but `--quiet` does not silence it. */
  warn(text: string): void;
  /** As {@link note}, only with `--verbose`. */
  detail(text: string): void;
  /** A text as it may be shown, for what writes to the terminal itself. */
  shown(text: string): string;
  /** Colours for stdout. */
  readonly colors: ChalkInstance;
  /** Colours for stderr. */
  readonly noteColors: ChalkInstance;
  /** A person looks at stdout: tables have borders and may be shortened to the width. */
  readonly isScreen: boolean;
  /** Someone is there to answer prompts. */
  readonly canPrompt: boolean;
  /** A line that changes may be drawn on stderr. */
  readonly showsProgress: boolean;
  /** Notes are not silenced. */
  readonly showsNotes: boolean;
  readonly columns: number;
  /** The IANA time zone in which the person reads; UTC where no one looks at the screen. */
  readonly zone: string;
  readonly stderr: NodeJS.WritableStream;
}

const defaultColumns = 80;

/**
 * A text in the colours that mean the same everywhere: errors red, warnings yellow, and commands that stand on
 * a line of their own, to be copied, cyan.
 */
export function painted(text: string, colors: ChalkInstance): string {
  if (colors.level === 0) return text;
  return text
    .replace(/^(?:error|WRONG):/gm, (word) => colors.red.bold(word))
    .replace(/^(?:warning|PROVISIONAL|Simulated time):/gm, (word) => colors.yellow(word))
    .replace(/^ {2,8}(?:\$ )?(?:kata-election|git|gh) .*$/gm, (line) => colors.cyan(line));
}

/** The colours of a stream: `--no-color`, `NO_COLOR` and `TERM=dumb` refuse them, `FORCE_COLOR` wants them in a pipe. */
export function colorsFor(
  isTerminal: boolean,
  { color }: Pick<TerminalOptions, "color">,
  environment: TerminalStreams["environment"],
): ChalkInstance {
  const forced = environment.FORCE_COLOR;
  const refused = !color || (environment.NO_COLOR ?? "") !== "" || environment.TERM === "dumb";
  if (refused) return new Chalk({ level: 0 });
  if (forced !== undefined && forced !== "0") return new Chalk({ level: 1 });
  return new Chalk({ level: isTerminal ? 1 : 0 });
}

/** Decides once what the streams can show: `NO_COLOR`, `--no-color`, `TERM=dumb`, pipes, `CI`. */
export function openTerminal(streams: TerminalStreams, options: TerminalOptions): Terminal {
  const { stdin, stdout, stderr, environment } = streams;
  const isScreen = stdout.isTTY === true;
  const colors = colorsFor(isScreen, options, environment);
  const noteColors = colorsFor(stderr.isTTY === true, options, environment);
  const warn = (text: string): void => {
    const shown = printable(text, environment);
    const lines =
      stderr.isTTY === true ? wrapLines(shown, stderr.columns || defaultColumns) : shown;
    stderr.write(`${painted(lines, noteColors)}\n`);
  };
  // The line end goes through the gate with the text: a calendar ends its lines with two characters.
  const print = (text: string): void =>
    void stdout.write(painted(printable(`${text}\n`, environment), colors));
  return {
    print,
    printListing: (text) => {
      const isLong = isScreen && text.split("\n").length >= (stdout.rows || Infinity);
      const shown = painted(printable(`${text}\n`, environment), colors);
      if (!isLong || streams.page?.(shown) !== true) print(text);
    },
    printBytes: (bytes) => {
      if (isScreen) {
        throw new ElectionError("input", "binary output is not printed to a terminal", {
          hint: "Name a file, or redirect the output into one.",
        });
      }
      stdout.write(bytes);
    },
    annotate: (command) => void stdout.write(`${printable(command, environment, true)}\n`),
    shown: (text) => printable(text, environment),
    warn,
    note: options.quiet ? () => {} : warn,
    detail: options.verbose && !options.quiet ? warn : () => {},
    colors,
    noteColors,
    isScreen,
    canPrompt: isScreen && stdin.isTTY === true && options.input,
    showsProgress:
      stderr.isTTY === true &&
      environment.TERM !== "dumb" &&
      (environment.CI ?? "") === "" &&
      !options.quiet,
    showsNotes: !options.quiet,
    // A terminal that does not know its width says 0.
    columns: stdout.columns || defaultColumns,
    get zone() {
      return (isScreen && streams.zone?.()) || "UTC";
    },
    stderr,
  };
}
