/** Splits a line like a shell: quotes and backslashes, nothing else. Undefined for an open quote. */
export function wordsOfLine(line: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? "";
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else word = `${word ?? ""}${character}`;
    } else if (character === "'" || character === '"') {
      quote = character;
      word ??= "";
    } else if (character === "\\") {
      at += 1;
      word = `${word ?? ""}${line[at] ?? ""}`;
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = `${word ?? ""}${character}`;
    }
  }
  if (word !== undefined) words.push(word);
  return quote === undefined ? words : undefined;
}

/** Commands that only read, by their first words. */
const readingCommands: readonly (readonly string[])[] = [
  ["help"],
  ["next"],
  ["status"],
  ["doctor"],
  ["calendar"],
  ["announce"],
  ["charter", "show"],
  ["committee", "show"],
  ["committee", "history"],
  ["committee", "check"],
  ["roll", "show"],
  ["roll", "explain"],
  ["roll", "sensitivity"],
  ["roll", "verify"],
  ["candidates", "check"],
  ["candidates", "list"],
  ["candidates", "close"],
  ["poll", "show"],
  ["seats", "headroom"],
  ["seats", "fill"],
  ["tally", "--election"],
  ["results", "verify"],
];

/** Their read-only options. Any other may write, reach elsewhere, or set the clock. */
const readingOptions: ReadonlySet<string> = new Set([
  "--election",
  "--format",
  "--json",
  "--list",
  "--no-color",
  "--offline",
  "--review",
  "--revision",
  "--rule",
  "--verbose",
  "--what-if",
  "--zone",
]);
/** Words that reach outside the made-up workspace: files and URLs. */
const outside = /^[/~]|(^|\/)\.\.(\/|$)|:\/\//;

function beginsWith(words: readonly string[], beginning: readonly string[]): boolean {
  return beginning.every((word, index) => words[index] === word);
}

function isHelp(words: readonly string[]): boolean {
  const last = words.at(-1);
  const plain = words.slice(0, -1).every((word) => /^[a-z][a-z-]*$/.test(word));
  return plain && (last === "--help" || last === "-h");
}

/** Whether a command line only looks at the made-up workspace. */
export function onlyReads(words: readonly string[]): boolean {
  if (isHelp(words)) return true;
  const options = words.filter((word) => word.startsWith("-"));
  if (!options.every((option) => readingOptions.has(option.split("=")[0] ?? ""))) return false;
  if (words.some((word) => outside.test(word))) return false;
  return readingCommands.some((command) => beginsWith(words, command));
}

/** The meaning of a typed line. */
export type TypedLine =
  /** The command of this step. */
  | { readonly kind: "step" }
  /** Another command, read-only. */
  | { readonly kind: "look"; readonly words: readonly string[] }
  | { readonly kind: "leave" }
  | { readonly kind: "help" }
  /** Not runnable here, and why. */
  | { readonly kind: "refused"; readonly because: string };

const refusals = {
  openQuote: "A quotation mark is open in that line.",
  stranger: "Only kata-election commands work here; this is not a shell.",
  other: "That is not the command of this step. It was not run.",
};

/** Where a line that resembles the step's command differs from it. */
function difference(typed: readonly string[], expected: readonly string[]): string {
  const at = expected.findIndex((word, index) => word !== typed[index]);
  const [found, wanted] =
    at === -1 ? [typed[expected.length], undefined] : [typed[at], expected[at]];
  if (found === undefined) return `Nearly: “${wanted}” is missing. It was not run.`;
  if (wanted === undefined)
    return `Nearly: “${found}” is more than this step needs. It was not run.`;
  return `Almost: you typed “${found}”, but this step is “${wanted}”. Nothing was run.`;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && beginsWith(a, b);
}

/**
 * Judges a line typed at the prompt. Only kata-election's own commands run: the step's (also with `--dry-run`)
 * and read-only ones.
 */
export function judgeLine(line: string, expected: readonly string[]): TypedLine {
  const text = line.trim();
  if (text === "") return { kind: "step" };
  if (/^(q|quit|exit)$/i.test(text)) return { kind: "leave" };
  if (/^(\?|h|help)$/i.test(text)) return { kind: "help" };
  const split = wordsOfLine(text.replace(/^\$\s+/, ""));
  if (split === undefined) return { kind: "refused", because: refusals.openQuote };
  const named = split[0] === "kata-election";
  const words = named ? split.slice(1) : split;
  if (same(words, expected)) return { kind: "step" };
  if (same(words, [...expected, "--dry-run"])) return { kind: "look", words };
  if (onlyReads(words)) return { kind: "look", words };
  const near = words.length > 0 && beginsWith(words, expected.slice(0, 2));
  if (near) return { kind: "refused", because: difference(words, expected) };
  if (!named) return { kind: "refused", because: refusals.stranger };
  return { kind: "refused", because: refusals.other };
}
