import type { CandidacyProblem } from "./finding.ts";

/** A candidacy longer than this is not read; the longest so far has 4 KiB. */
export const largestCandidacyBytes = 256 * 1024;

/** A problem and the line of the text that shows it, the first being 1. */
export interface LocatedProblem {
  readonly problem: CandidacyProblem;
  readonly line: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
/** Embeddings, overrides and isolates (UAX #9): they can make a text read as another one. */
const bidirectional = /[\u202a-\u202e\u2066-\u2069]/;
/** Marks and characters without width; scripts that need joiners (200c, 200d) are left alone. */
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]/;
const markup = /<\/?[a-z][a-z0-9-]*(?:\s[^<>@]{0,300})?\/?>|<!--/i;
const placeholders = [
  /\b(?:TODO|TBD|FIXME|XXX+)\b/,
  /[<[{(]\s*(?:your|given|full|family|insert|company|organi[sz]ation)\b[^<>[\]{}()]{0,60}[>\]})]/i,
  /\byour[-._ ]?(?:full[-._ ]?)?(?:name|e-?mail|login|handle|username|company|employer)\b(?=\s*$|[-@.])/i,
  /(?:<|\{\{?) ?(?:name|login|github|e-?mail|address|handle|username|org|affiliation|employer|text|background|why)\b[^<>{}@]{0,60}(?:>|\}\}?)/i,
  /\b(?:lorem ipsum|given ?family|first ?(?:name)? last ?(?:name)?|first ?name ?(?:sur|family) ?name|jane doe|john doe|janedoe|johndoe)\b/i,
  /^[\s*_#>-]{0,9}[\p{L} ]{2,20}[*_]{0,3}:[*_]{0,3}\s*@?(?:_{2,}|\.{2,}|…|your\b.{0,60}|(?:github[-_ ]?)?(?:id|handle|login|user(?:[-_ ]?name)?))\s*$/iu,
  /^[\s*_#>-]{0,9}[\p{L} ]{2,20}[*_]{0,3}:[*_]{0,3}\s*\[?(?:full|given|first|your) ?names?\b(?: here)?(?:\]\S*)?\s*$/iu,
  /^\W*(?:replace|delete) (?:this|these) (?:line|lines|text|paragraph)/i,
];

function first(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[0];
}

function problemsOf(line: string): CandidacyProblem[] {
  const found: CandidacyProblem[] = [];
  const controlled = first(line, control);
  if (controlled !== undefined) found.push({ code: "control-character", character: controlled });
  const turned = first(line, bidirectional);
  if (turned !== undefined) found.push({ code: "bidirectional-control", character: turned });
  const hidden = first(line, invisible);
  if (hidden !== undefined) found.push({ code: "invisible-character", character: hidden });
  const placeholder = placeholders.map((pattern) => first(line, pattern)).find((text) => text);
  if (placeholder !== undefined) found.push({ code: "placeholder", text: placeholder });
  const tag = first(line, markup);
  if (tag !== undefined && placeholder === undefined) found.push({ code: "markup", text: tag });
  return found;
}

/** Characters and words that a reader would not see or that no one meant to leave in, line by line. */
export function suspiciousText(text: string): LocatedProblem[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n/)
    .flatMap((line, index) => problemsOf(line).map((problem) => ({ problem, line: index + 1 })));
}
