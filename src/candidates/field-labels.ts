import { longestFieldLine, withoutMarkup } from "./person-line.ts";

/** The fields of a candidacy. */
export type CandidacyField = "name" | "login" | "affiliation" | "email" | "statement";

export type Label = CandidacyField | "candidate" | "platform";

/** A line that names a field, with what it says after the colon. */
export interface LabelledLine {
  readonly label: Label;
  readonly value: string;
}

const spellings: readonly (readonly [Label, string])[] = [
  ["name", "name|full name|candidate name|candidate's name|your name|my name|name of candidate"],
  ["name", "name of the candidate|preferred name|display name|real name|nominee name"],
  ["candidate", "candidate|nominee"],
  ["email", "email|e-mail|mail|emails|e-mails|contact|contact email"],
  ["email", "email address|e-mail address|email addresses|e-mail addresses|mail address"],
  ["login", "github|github login|github id|github username|github handle|github name|github nick"],
  ["login", "github account|github user|github profile|github url|github link|github page|gh"],
  ["login", "github user name|github userid|github user id|login|id|username|handle|git hub"],
  ["affiliation", "affiliation|affiliations|company|employer|employers|current employer|org"],
  ["affiliation", "organization|organizations|organisation|organisations|current affiliation"],
  ["affiliation", "company name|current company|institution|works for|works at|workplace"],
  ["statement", "background|introduction|statement|candidacy statement|interests"],
  ["statement", "bio|biography|about|about me|motivation|candidate statement|personal statement"],
  ["name", "姓名|名字|名前|氏名|이름|nom|nombre|nome"],
  ["email", "邮箱|电子邮件"],
  ["affiliation", "公司|单位|组织"],
  ["statement", "简介|背景|自我介绍"],
  ["platform", "platform"],
];
const labels = new Map(
  spellings.flatMap(([label, words]) => words.split("|").map((word) => [word, label] as const)),
);
/** Fields that may follow another one on its line. */
const inlineLabel =
  /(?:^|[\s,;|(/*_·•-])((?:name|full name|candidate|github|git hub|gh|e-?mail|affiliation|company|employer|organi[sz]ation)(?:\s(?:login|id|username|handle|account|user|profile|address|name))?)[*_]{0,3}\s?[:：](?!\/\/)/gi;

/** Non-breaking and other spaces as plain ones. */
export function plainSpaces(line: string): string {
  return line.replace(/[\p{Zs}\t\ufeff]/gu, " ");
}

/** A value without what Markdown or YAML put around it. */
export function bareValue(text: string): string {
  const trimmed = text.trim();
  const bare = trimmed
    .replace(/^(\*{1,3}|_{1,3}|`)(?=\S)(.*\S)\1$/, "$2")
    .replace(/^(["'])(.*)\1$/, "$2");
  return bare.trim();
}

/** A line without heading marks, quotation marks, bullets and numbers before it. */
export function withoutMarks(line: string): string {
  return plainSpaces(line)
    .trim()
    .replace(/^(?:>\s?)+/, "")
    .replace(/^#{1,6}\s+/, "")
    .replace(/^(?:[-*+•]|\d{1,2}[.)])\s+/, "")
    .replace(/^\[[ x]\]\s+/i, "")
    .replace(/ #+$/, "");
}

/** The field of words that hold a known one: `GitHub profile link`, `Current employer`. */
function kindredLabel(words: string): Label | undefined {
  if (words.split(" ").length > 4) return undefined;
  if (/^(?:my |your )?github\b/.test(words)) {
    return /\b(?:repo|repos|repository|repositories|discussions?|issues?|pull|prs?|contributions?|activity|stats|projects?|orgs?|organi[sz]ations?|teams?)\b/.test(
      words,
    )
      ? undefined
      : "login";
  }
  if (/^(?:e-?mail)\b/.test(words)) return "email";
  return /\b(?:affiliation|employer|company|organi[sz]ation)$/.test(words)
    ? "affiliation"
    : undefined;
}

/** The field that these words name: also with a remark in brackets, or with a second word for it. */
function labelOf(words: string): Label | undefined {
  const plain = words
    .replace(/[*`"]/g, "")
    .replace(/_/g, " ")
    .replace(/\([^()]*\)|（[^（）]*）/g, "")
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/’/g, "'");
  const known = labels.get(plain) ?? kindredLabel(plain);
  if (known !== undefined) return known;
  const [first, ...more] = plain.split(/\s?(?:\/|&|\bor\b|\band\b)\s?/);
  return more.length === 0 ? undefined : labels.get(first ?? "");
}

/** Label and value where no colon parts them: `Name – Ada`, `Name = Ada`, `**Name** Ada`. */
function withoutColon(text: string): LabelledLine | undefined {
  const emphasized = /^(\*\*|__)([^*_]{1,60})\1\s*(?:[–—|=-]\s*)?(.*)$/.exec(text);
  const parted = emphasized ?? /^(()([^–—|=]{1,60}?))\s*(?:\s[–—-]\s|[|=–—])\s*(.+)$/.exec(text);
  if (parted === null) return undefined;
  const label = labelOf((emphasized === null ? parted[3] : parted[2]) ?? "");
  const value = (emphasized === null ? parted[4] : parted[3]) ?? "";
  if (label === undefined || label === "platform") return undefined;
  return { label, value: bareValue(value) };
}

/**
 * Reads `Name: Ada`, `**Name:** Ada`, `- Name: Ada`, `Name – Ada`, a heading `## Name`, and a bare `Name`;
 * undefined for a line that names no field. It looks at the beginning of a long line only, and answers
 * with the whole of its value.
 */
export function readLabel(line: string): LabelledLine | undefined {
  const start = line.slice(0, longestFieldLine);
  // A rule or a table's line names nothing; a letter may be written as a reference.
  if (!/[\p{L}&]/u.test(start)) return undefined;
  const rest = line.slice(longestFieldLine);
  const text = withoutMarks(withoutMarkup(start)).trim();
  const colon = text.search(/[:：]/);
  if (colon !== -1) {
    const label = labelOf(text.slice(0, colon));
    if (label !== undefined) {
      const opened = /^[*_`]*/.exec(text)?.[0] ?? "";
      const after = text.slice(colon + 1);
      const value = opened !== "" && after.startsWith(opened) ? after.slice(opened.length) : after;
      return { label, value: rest === "" ? bareValue(value) : value.trim() + rest };
    }
  }
  const parted = withoutColon(text);
  if (parted !== undefined) return { ...parted, value: parted.value + rest };
  const label = labelOf(text);
  return label !== undefined && label !== "platform" ? { label, value: "" } : undefined;
}

/** The fields of one line: `Name: Ada, GitHub: ada-l` are two. */
export function readLabels(line: string): readonly LabelledLine[] {
  const whole = readLabel(line);
  if (whole === undefined || whole.label === "statement" || whole.label === "platform") {
    return whole === undefined ? [] : [whole];
  }
  const { value } = whole;
  if (value.length > longestFieldLine) return [whole];
  const found = [...value.matchAll(inlineLabel)];
  const [first] = found;
  if (first === undefined) return [whole];
  const more = found.flatMap((each, index): LabelledLine[] => {
    const label = labelOf(each[1] ?? "");
    const text = value.slice(each.index + each[0].length, found[index + 1]?.index);
    return label === undefined ? [] : [{ label, value: bareValue(text) }];
  });
  return [{ ...whole, value: bareValue(value.slice(0, first.index)) }, ...more];
}

/** The cells of a row of a Markdown table; undefined for any other line. */
export function tableCells(line: string): readonly string[] | undefined {
  const text = plainSpaces(line.slice(0, longestFieldLine)).trim();
  if (!text.startsWith("|") || text.length < 3) return undefined;
  return text
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => bareValue(cell));
}

/** The fields that the cells of a table's first row name; undefined where it names fewer than two. */
export function tableColumns(cells: readonly string[]): readonly (Label | undefined)[] | undefined {
  const columns = cells.map((cell) => labelOf(cell.replace(/[:：]$/, "")));
  return columns.filter((label) => label !== undefined).length > 1 ? columns : undefined;
}
