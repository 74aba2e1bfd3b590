import {
  type Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type YAMLParseError,
  type YAMLWarning,
} from "yaml";
import type { z } from "zod";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";

/** A YAML file that is valid: its value, and its document to edit with comments and order kept. */
export interface YamlFile<Value> {
  readonly value: Value;
  readonly document: Document;
}

/** More aliases than this is an attack, not a file that someone wrote. */
const mostAliases = 20;

type Path = readonly PropertyKey[];

/** A field as messages name it: `voters[2].login`, entries counted from 1. */
export function fieldName(path: Path): string {
  const steps = path.map((step) =>
    typeof step === "number" ? `[${step + 1}]` : `.${visible(String(step))}`,
  );
  return steps.join("").replace(/^\./, "");
}

/** Where the deepest part of a path that the file has begins; offsets count UTF-16 units. */
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
      return issue.keys.map((key) =>
        at(issue.path, `unknown key ${JSON.stringify(visible(key))}`, key),
      );
    }
    return [at(issue.path, visible(issue.message))];
  });
}

/** What is wrong with the syntax at a place; of a key given twice, also which. */
function syntaxText(text: string, error: YAMLParseError | YAMLWarning): string {
  if (error.code === "DUPLICATE_KEY") {
    const [key = ""] = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s:,}\]]*)/.exec(text.slice(error.pos[0])) ?? [];
    return `the key ${visible(key)} is given twice: keep one of them`;
  }
  return visible(error.message.split("\n")[0]?.replace(/ at line.*/, "") ?? "");
}

/** Addresses are keys of the private files, and messages go into logs: line and column name the place. */
export function withoutAddresses(text: string): string {
  return text
    .split(/([\s"'<>,;()[\]{}]+)/)
    .map((word) => (/[^@]@[^@]/.test(word) ? "(an address)" : word))
    .join("");
}

function refuse(fileName: string, problems: readonly Problem[]): never {
  const shown = visible(fileName);
  const lines = problems.map(
    ({ line, column, text }) => `${shown}:${line}:${column}: ${withoutAddresses(text)}`,
  );
  throw new ElectionError("input", lines.join("\n"), {
    hint: "Nothing was changed. Correct the file and run the command again.",
  });
}

/**
 * Refuses what a newer version of this program wrote: each file format of this version is the first.
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
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
  const syntax = [...document.errors, ...document.warnings];
  if (syntax.length > 0) {
    const problems = syntax.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return { line, column: col, text: syntaxText(text, error) };
    });
    refuse(fileName, problems);
  }
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
  const parsed = schema.safeParse(plain);
  if (!parsed.success) refuse(fileName, schemaProblems(document, lines, parsed.error));
  return { value: parsed.data, document };
}

/** The document as text again: comments, order and quoting of what was not edited stay. */
export function yamlText(document: Document): string {
  return document.toString({ lineWidth: 100, flowCollectionPadding: true });
}
