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
  /** Shows a long text in the person's pager; false if there is none. */
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
  /** As {@link print}; a long listing goes through the person's pager. */
  printListing(text: string): void;
  /** Writes a command to the runner of a job to stdout: an annotation, its parts escaped. */
  annotate(command: string): void;
  /**
   * Writes binary output to stdout.
   *
   * @throws ElectionError (input) where stdout is a terminal.
   */
  printBytes(bytes: Uint8Array): void;
  /** Prints a note on stderr; silent with `--quiet`. */
  note(text: string): void;
  /** As {@link note}, but `--quiet` does not silence it. */
  warn(text: string): void;
  /** As {@link note}, only with `--verbose`. */
  detail(text: string): void;
  /** A text made safe to show, for code that writes to the terminal itself. */
  shown(text: string): string;
  /** Colors for stdout. */
  readonly colors: ChalkInstance;
  /** Colors for stderr. */
  readonly noteColors: ChalkInstance;
  /** stdout is a screen: tables have borders and fit its width. */
  readonly isScreen: boolean;
  /** Someone is there to answer prompts. */
  readonly canPrompt: boolean;
  /** stderr can show a changing line. */
  readonly showsProgress: boolean;
  /** Notes are not silenced. */
  readonly showsNotes: boolean;
  readonly columns: number;
  /** The reader's IANA time zone; UTC if stdout is not a screen. */
  readonly zone: string;
  readonly stderr: NodeJS.WritableStream;
}

const defaultColumns = 80;

/** A text in standard colors: errors red, warnings yellow, commands on their own line cyan. */
export function painted(text: string, colors: ChalkInstance): string {
  if (colors.level === 0) return text;
  return text
    .replace(/^(?:error|WRONG):/gm, (word) => colors.red.bold(word))
    .replace(/^(?:warning|PROVISIONAL|Simulated time):/gm, (word) => colors.yellow(word))
    .replace(/^ {2,8}(?:\$ )?(?:kata-election|git|gh) .*$/gm, (line) => colors.cyan(line));
}

/** The colors of a stream: off with `--no-color`, `NO_COLOR` and `TERM=dumb`; on in a pipe with `FORCE_COLOR`. */
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

/** Decides once what the streams can show, from `NO_COLOR`, `--no-color`, `TERM=dumb`, pipes and `CI`. */
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
  // The line end passes the gate with the text, since a calendar's line ends have two characters.
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
    // A terminal that does not know its width reports 0.
    columns: stdout.columns || defaultColumns,
    get zone() {
      return (isScreen && streams.zone?.()) || "UTC";
    },
    stderr,
  };
}
