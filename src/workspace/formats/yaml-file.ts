import {
  type Document,
  isMap,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { z } from "zod";
import { ElectionError } from "../../errors.ts";
import { issueInWords } from "../../schema-words.ts";
import { visible } from "../../visible-text.ts";

/** A valid YAML file: its value, and its document for edits that keep comments and order. */
export interface YamlFile<Value> {
  readonly value: Value;
  readonly document: Document;
}

/** More aliases than this are an attack, not a file that someone wrote. */
const mostAliases = 20;
/** Nor is one with lists and maps so deep in each other: the reader would run out of memory. */
const deepest = 50;
/** Nor is a public one of more UTF-16 units: reading it would take longer than anyone waits. */
const longestPublic = 1_000_000;
/** So many problems of a file are told. */
const mostProblems = 20;
const longestProblem = 200;
/** Errors without the lines that they are in, which take time by the square of a line; keys are compared here. */
const options = { prettyErrors: false, strict: true, uniqueKeys: false } as const;

type Path = readonly PropertyKey[];

/** A field as messages name it: `voters[2].login`, entries counted from 1. */
export function fieldName(path: Path): string {
  const steps = path.map((step) =>
    typeof step === "number" ? `[${step + 1}]` : `.${visible(String(step))}`,
  );
  return steps.join("").replace(/^\./, "");
}

/** Where the deepest existing part of a path begins; offsets are in UTF-16 units. */
function offsetOf(document: Document, path: Path, unknownKey?: string): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (unknownKey !== undefined && length === path.length && isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === unknownKey,
      );
      if (isScalar(pair?.key) && pair.key.range != null) return pair.key.range[0];
    }
    const range = (node as { range?: [number, number, number] } | null | undefined)?.range;
    if (range != null) return range[0];
  }
  return 0;
}

interface Problem {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

function schemaProblems(document: Document, lines: LineCounter, error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const at = (path: Path, text: string, unknownKey?: string): Problem => {
      const { line, col } = lines.linePos(offsetOf(document, path, unknownKey));
      const field = fieldName(path);
      return { line, column: col, text: field === "" ? text : `${field}: ${text}` };
    };
    if (issue.code === "unrecognized_keys") {
      const texts = issue.message.split("\n");
      return issue.keys.map((key, index) => at(issue.path, visible(texts[index] ?? ""), key));
    }
    return [at(issue.path, visible(issue.message))];
  });
}

/** What is wrong with the syntax, and keys that are given twice: the library compares each with each. */
function syntaxProblems(text: string, document: Document, lines: LineCounter): Problem[] {
  const problems: Problem[] = [];
  const add = (offset: number, said: string): void => {
    if (problems.length > mostProblems) return;
    const { line, col } = lines.linePos(offset);
    problems.push({ line, column: col, text: visible(said.slice(0, longestProblem)) });
  };
  for (const { pos, message } of [...document.errors, ...document.warnings]) add(pos[0], message);
  visit(document, {
    Map: (_, { items }) => {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const [start, end] = key.range ?? [0, 0];
        if (keys.has(key.value)) {
          add(start, `the key ${text.slice(start, end)} is given twice: keep one of them`);
        }
        keys.add(key.value);
      }
    },
  });
  return problems;
}

/** How deep the brackets of a line's lists and maps are, and its dashes, in all that the lexer takes for some. */
function isTooDeep(text: string): boolean {
  let [brackets, dashes, isScalarNext] = [0, 0, false];
  for (const token of new Lexer().lex(text)) {
    const sign = isScalarNext ? "" : token;
    isScalarNext = token === "\u001f";
    if (sign === "[" || sign === "{") brackets += 1;
    else if (sign === "]" || sign === "}") brackets = Math.max(0, brackets - 1);
    else if (/^\r?\n/.test(sign)) dashes = 0;
    else if (brackets > 0) continue;
    else if (/^[-?:]$/.test(sign)) dashes += 1;
    else if (/^ +$/.test(sign)) dashes += sign.length / 4;
    if (brackets > deepest || dashes > deepest) return true;
  }
  return false;
}

/** Addresses are keys in private files, and messages end up in logs, so only line and column are named. */
export function withoutAddresses(text: string): string {
  return text
    .split(/([\s"'<>,;()[\]{}]+)/)
    .map((word) => (/[^@]@[^@]/.test(word) ? "(an address)" : word))
    .join("");
}

function refuse(fileName: string, problems: readonly Problem[]): never {
  const shown = visible(fileName);
  const lines = problems
    .slice(0, mostProblems)
    .map(({ line, column, text }) => `${shown}:${line}:${column}: ${withoutAddresses(text)}`);
  if (problems.length > mostProblems) lines.push(`${shown}: more is wrong`);
  throw new ElectionError("input", lines.join("\n"), {
    hint: "Nothing was changed. Correct the file and run the command again.",
  });
}

/**
 * Refuses files of a newer version of this program; all formats of this version are number 1.
 *
 * @param place the file, perhaps with a line, as messages name it.
 * @throws ElectionError (input) where `formatVersion` is a number above 1.
 */
export function refuseNewerFormat(plain: unknown, place: string): void {
  if (typeof plain !== "object" || plain === null || !("formatVersion" in plain)) return;
  const { formatVersion } = plain;
  if (typeof formatVersion !== "number" || !(formatVersion > 1)) return;
  throw new ElectionError(
    "input",
    `${visible(place)}: a newer kata-election wrote this file (formatVersion ${formatVersion}; this version reads 1)`,
    { hint: "Update kata-election, then run the command again. Nothing was changed." },
  );
}

/**
 * Reads YAML 1.2 text strictly: no duplicate or unknown keys, few aliases, every value checked.
 *
 * @throws ElectionError (input) naming file, line, column and field of every problem.
 */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  fileName: string,
  schema: Schema,
): YamlFile<z.output<Schema>> {
  const lines = new LineCounter();
  if (text.length > longestPublic && !fileName.startsWith("elections/.private/")) {
    throw new ElectionError("input", `${visible(fileName)} is longer than any file of its kind`, {
      hint: `At most ${longestPublic} characters are read. Correct the file and run the command again.`,
    });
  }
  if (isTooDeep(text)) {
    throw new ElectionError(
      "input",
      `${visible(fileName)}: lists and maps too deep in each other`,
      {
        hint: `At most ${deepest} are read in each other. Correct the file and run the command again.`,
      },
    );
  }
  const document = parseDocument(text, { ...options, lineCounter: lines });
  const syntax = syntaxProblems(text, document, lines);
  if (syntax.length > 0) refuse(fileName, syntax);
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: mostAliases });
  } catch (cause) {
    throw new ElectionError("input", `${visible(fileName)}: too many or circular aliases`, {
      hint: "Write out the values instead of using anchors.",
      cause,
    });
  }
  if (plain === null) {
    refuse(fileName, [{ line: 1, column: 1, text: "the file is empty or contains only comments" }]);
  }
  refuseNewerFormat(plain, fileName);
  const parsed = schema.safeParse(plain, { error: issueInWords });
  if (!parsed.success) refuse(fileName, schemaProblems(document, lines, parsed.error));
  return { value: parsed.data, document };
}

/** Whether a text is a YAML map with this key; a malformed one has none, or those that can be read. */
export function hasKey(text: string, key: string): boolean {
  return !isTooDeep(text) && parseDocument(text, options).has(key);
}

/** The document as text; comments, order and quoting of unedited parts stay. */
export function yamlText(document: Document): string {
  return document.toString({ lineWidth: 100, flowCollectionPadding: true });
}
