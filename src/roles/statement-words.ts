import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/** What a comment says about a nomination, by its words alone. */
export type Stance = "approves" | "objects" | "unclear";

/** Answers are short. Reading Markdown takes a time that grows with its square, and anybody may comment. */
const longestAnswer = 2000;

/** The end of a paragraph, heading or list item: no sentence goes on beyond it. */
const blockEnd = "\n\n";

/** What a person wrote themselves: quotations, code, HTML, pictures and what is struck out say nothing. */
function ownWords(node: Nodes): string {
  switch (node.type) {
    case "blockquote":
    case "code":
    case "inlineCode":
    case "html":
    case "image":
    case "imageReference":
    case "definition":
      return " ";
    case "text":
      return node.value;
    case "break":
      return "\n";
    default: {
      const isBlock = ["paragraph", "heading", "listItem"].includes(node.type);
      const inner = "children" in node ? node.children.map(ownWords).join("") : "";
      return isBlock ? `${inner}${blockEnd}` : inner;
    }
  }
}

/** Markers stand by themselves: `-1` in `2026-1`, `arm-1` or `-1.5` is no answer. */
const before = String.raw`(?<![\p{L}\p{N}_+\-./#:])`;
const after = String.raw`(?![\p{L}\p{N}_]|[.,:/-]\p{N}|['\u2019]\p{L})`;
function marker(words: string): RegExp {
  return new RegExp(`${before}(?:${words})${after}`, "iu");
}
const thumbUp = /:(?:\+1|thumbsup):|\u{1f44d}/iu;
const thumbDown = /:(?:-1|thumbsdown):|\u{1f44e}/iu;

const approvals: readonly RegExp[] = [marker(String.raw`\+1|/?lgtm|/approve`), thumbUp];
/**
 * Words that approve where they begin a sentence or follow “I”. No word may fit two of the alternatives that
 * repeat: a comment that says it often would be tried in every combination.
 */
const approvingSentences: readonly RegExp[] = [
  /^(?:(?:i|we|i am|i'm|we are) )?(?:\p{L}+ly |also |hereby )*approv(?:e|ed|ing)\b(?! by\b)/iu,
  /\bi (?:\p{L}+ly |also |hereby |do )*(?:approve|support)\b/iu,
  /^(?:\p{L}+ly )*support(?:ed)?[.! ]*$/iu,
];

const objections: readonly RegExp[] = [
  marker(String.raw`[-\u2212\u2013]1|nack|veto`),
  thumbDown,
  /(?:^|\s)\/(?:lgtm|approve) cancel\b/iu,
  /(?:\bnot|n['\u2019]t|\bnever|\bcannot) (?:\p{L}+ )?(?:approv\p{L}*|support\p{L}*|lgtm|in favou?r)/iu,
  /\bdisapprov\p{L}*/iu,
  /\bi (?:\p{L}+ )?(?:object|oppose)\b/iu,
];

/** What anywhere in a comment takes its clear answer away. */
const reservations =
  /\b(?:but|however|unless|wait|hold|on hold|retract|withdraw|take (?:it|that|this|my \S+) back|concern(?:s|ed)?|objections?|pending|conditional|conditions?|non-?binding|reservations?|reservedly|sarcasm|jok(?:e|ing)|kidding)\b|\/hold\b/iu;
/** What in the sentence of an answer makes it none. */
const hedges =
  /\?|\b(?:if|once|when|after|until|till|whether|assuming|provided|would|could|should|may|might|can|will|not|no|never|nobody|cannot|without|almost|nearly|who|what|why|how)\b|n['\u2019]t\b/iu;

function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?;])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** A sentence less what objects in it, so that “not approved” does not approve, and “-1, +1” says both. */
function withoutObjections(sentence: string): string {
  return objections.reduce((rest, pattern) => rest.replace(pattern, " "), sentence).trim();
}

function says(sentence: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(sentence));
}

/**
 * What a comment says about a nomination: clear words only, such as `+1`, `LGTM`, “I approve”, or `-1`,
 * “I don't approve”. Whatever is asked, conditional, doubtful or both at once is unclear, and left to a
 * person, and so is a comment of more than 2,000 characters.
 *
 * @param markdown the comment as it was typed.
 */
export function stanceOf(markdown: string): Stance {
  if (markdown.length > longestAnswer) return "unclear";
  const text = ownWords(fromMarkdown(markdown))
    .replace(/~~[\s\S]*?~~/gu, " ")
    .replace(/https?:\/\/\S+/giu, " ");
  const sentences = sentencesOf(text);
  const objecting = sentences.filter((sentence) => says(sentence, objections));
  const approving = sentences.filter((sentence) =>
    says(withoutObjections(sentence), [...approvals, ...approvingSentences]),
  );
  if (objecting.length > 0) {
    const asked = objecting.some((sentence) => sentence.includes("?"));
    return approving.length > 0 || asked ? "unclear" : "objects";
  }
  const isClear = approving.length > 0 && !approving.some((sentence) => hedges.test(sentence));
  return isClear && !reservations.test(text) ? "approves" : "unclear";
}
