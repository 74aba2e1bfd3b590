import type { Nodes } from "mdast";
import { isTooIntricate, readMarkdown } from "../markdown-tree.ts";
import { loginKey } from "../people/account.ts";

/** What a comment says about a nomination, by its words alone. */
export type Stance = "approves" | "objects" | "unclear";

/** Answers are short. Reading Markdown takes a time that grows with its square, and anyone may comment. */
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

/** Markers stand by themselves: `-1` in `2026-1`, `arm-1` or `-1.5` is not an answer. */
const before = String.raw`(?<![\p{L}\p{N}_+\-./#:])`;
const after = String.raw`(?![\p{L}\p{N}_]|[.,:/-][-+]?\p{N}|['\u2019]\p{L})`;
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
  /\b(?:but|however|unless|wait(?:ing)?|hold(?:ing)?|on hold|retract|withdraw|take (?:it|that|this|my \S+) back|concern(?:s|ed)?|objections?|pending|conditional|conditions?|non-?binding|reservations?|reservedly|sarcasm|jok(?:e|ing)|kidding|postpon\p{L}*|delay\p{L}*|defer\p{L}*|reject\p{L}*|declin\p{L}*|revisit\p{L}*|reconsider\p{L}*|disagree\p{L}*|told|asked|wr(?:ites?|ote)|abstain\p{L}*|premature|too (?:early|soon)|let['\u2019]?s|let us|instead|rather|doubt\p{L}*|worr\p{L}*|lol|too (?:few|little|many|much))\b|\/hold\b|(?:^|\s)\/s\b|(?<![\p{L}\p{N}.])[-\u2212\u2013]0(?!\p{N})/iu;
/** Arrows to what stands above, and sentences that trail off. */
const signs = /[\^\u2191\u2026]|\.\.|\/\s*[-+]?\d/u;
/** Pictures that go with an approval; any other may be irony or refusal. */
const goodPictures =
  /[\u{1f3fb}-\u{1f3ff}👍🎉🎊🎈🎆🍾🥂🍻🏆🏅🎖🥇⭐🌟✨🔥💯💪✅✔❤♥🧡💛💚💙💜🤍💖🚀🙌👏🙏👌🤝🫶👋💐🤗🥳😀😃😄😁🙂😊☺😎😍🤩🐙]/u;
const goodShortcodes =
  /^:(?:\+1|thumbsup|-1|thumbsdown|tada|confetti_ball|balloon|champagne|clinking_glasses|trophy|star2?|sparkles|fire|100|muscle|white_check_mark|heavy_check_mark|(?:\w+_)?heart|rocket|raised_hands|clap|pray|ok_hand|handshake|wave|hugs|partying_face|smiley?|grin(?:ning)?|slightly_smiling_face|blush|relaxed|sunglasses|heart_eyes|star_struck|octocat):$/;

/** Whether a text has signs or pictures that do not go with an approval. */
function hasDoubtfulSigns(text: string): boolean {
  const pictures = text.match(/\p{Extended_Pictographic}/gu) ?? [];
  const shortcodes = text.match(/:[a-z][a-z\d_+-]{0,40}:|:[+-]1:/gi) ?? [];
  return (
    signs.test(text) ||
    pictures.some((picture) => !goodPictures.test(picture)) ||
    shortcodes.some((code) => !goodShortcodes.test(code.toLowerCase()))
  );
}
/** Words by which an answer is one to what someone else said, or to something else than the nomination. */
const elsewhere =
  /\b(?:agree\p{L}*|sa(?:id|ys?)|comments?|commented|suggest\p{L}*|propos\p{L}*|points?|right|same|above|previous|earlier|clos(?:e|es|ed|ing)|first|later|soon|early|yet|next|another|more|keep(?:ing)? (?:this|it)|idea|plan|alternative|option|question|meeting|agenda|correct|catch|try|rais(?:e|es|ed|ing)|only)\b/iu;
/** What in the sentence of an answer makes it none. */
const hedges =
  /\?|\b(?:if|once|when|after|until|till|whether|assuming|provided|would|could|should|may|might|can|will|not|no|never|nobody|cannot|without|almost|nearly|who|what|why|how)\b|n['\u2019]t\b|['\u2019]d\b/iu;

/** What may follow an answer at once: who says it, or a good word. Anything else would be its object. */
const goodWords =
  /^(?:(?:from|on behalf of) (?:me|us|my (?:side|end)|our side|here)|(?:binding|again|too|also|as well|absolutely|definitely|very much|indeed|all|here|of course|with pleasure|happily|gladly)\b(?! (?:to|for|on|of|that|with|is|are|was|were)\b)[\s\p{L}]{0,40}|(?:many |big |huge )?(?:thanks|thank you|thx|welcome|congrat\p{L}*|cheers|(?:well |very |truly |much )*deserved|great|good|nice|excellent|awesome|fantastic|amazing|happy|glad|keep up)\b.*)?$/iu;
const nomination = `(?:(?:this|the|his|her|their|your) )?(?:nomination|promotion|candidacy)`;
/** Words of which nothing but these may stand right before a marker: whose answer it is, and how strong. */
const leadingWords =
  /^(?:(?:an?|my|our|the|big|huge|strong|solid|clear|hearty|warm|easy|enthusiastic|definite(?:ly)?|absolutely|certainly|totally|wholeheartedly|gladly|happily|yes|yep|sure|of course|i|we|give|giving|vote|votes?|answer|approval|is|it's|here(?:'s)?|from|me|us|side|binding|another|hi|hello|hey|dear|all|folks|team|everyone|so|and|also|nominee) ?)*$/iu;
/** What else may be said before an answer, set off from it. */
const leadingPraise =
  /\b(?:great|good|excellent|solid|valuable|amazing|awesome|fantastic|impress\p{L}*|deserv\p{L}*|thank\p{L}*|thx|congrat\p{L}*|welcome|happy|glad|pleased|pleasure|helpful|contribut\p{L}*)\b/iu;
/** Objects that are the nomination itself, NOMINEE standing for the nominee's mention. */
const ownObjects: readonly RegExp[] = [
  new RegExp(`^(?:(?:to|for|on|of) )?(?:${nomination}(?: of NOMINEE)?)$`, "iu"),
  /^(?:(?:to|for|on) )?(?:(?:add|adding|mak\w+|having|promot\w+|nominat\w+|welcom\w+) )?NOMINEE(?: (?:as|for|to|becoming|being) (?:an? )?(?:the )?(?:new )?committers?(?: (?:group|team|list))?)?$/iu,
];
/** Approving words, which have their object without a word between, may also have these. */
const plainObjects = /^(?:this|it|him|her|them|you)$/iu;
const mention = /@([\p{L}\p{N}][\p{L}\p{N}-]*)/gu;

/** A sentence with the nominee's mentions as NOMINEE; undefined where it mentions anyone else. */
function aboutNominee(sentence: string, nominee: string | undefined): string | undefined {
  const key = nominee === undefined ? undefined : loginKey(nominee);
  let isForeign = false;
  const about = sentence.replace(mention, (_, login: string) => {
    isForeign ||= loginKey(login) !== key;
    return "NOMINEE";
  });
  return isForeign ? undefined : about;
}

function matchesOf(sentence: string, patterns: readonly RegExp[]) {
  return patterns.flatMap((pattern) => {
    const global = new RegExp(pattern.source, `${pattern.flags}g`);
    return [...sentence.matchAll(global)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    }));
  });
}

/** Whether nothing but the nomination, or nothing at all, is the object of an answer that ends here. */
function hasOwnObject(sentence: string, end: number, isMarker: boolean): boolean {
  const clauses = sentence.slice(end).split(/[,.;:!()\n\u2013\u2014]+|\s-+\s/u);
  const [attached = "", ...others] = clauses.map((clause) =>
    clause
      .replace(/[^\p{L}\p{N}\s'\u2019/+-]+/gu, " ")
      .replace(/\s+/gu, " ")
      .trim(),
  );
  const isOwn =
    goodWords.test(attached) ||
    ownObjects.some((object) => object.test(attached)) ||
    (!isMarker && plainObjects.test(attached)) ||
    /^(?:[/+]\S*|lgtm|approved?)$/iu.test(attached);
  return isOwn && !others.some((clause) => /^(?:to|for|on|of|that|as|with)\b/iu.test(clause));
}

/** Whether nothing before a marker makes it someone else's answer, or half of one. */
function hasOwnLead(sentence: string, start: number): boolean {
  const clauses = sentence.slice(0, start).split(/[,.;:!()\n\u2013\u2014]+|\s-+\s/u);
  return clauses.every((clause, at) => {
    const words = clause
      .replace(/[^\p{L}\p{N}\s'\u2019/+-]+/gu, " ")
      .replace(/\s+/gu, " ")
      .trim();
    const isSetOff = at < clauses.length - 1 || clauses.length === 1;
    return (
      leadingWords.test(words) ||
      (isSetOff && leadingPraise.test(words)) ||
      words.split(" ").every((word) => /^(?:[/+].*|lgtm|approved?)$/iu.test(word))
    );
  });
}

/** Whether a sentence that approves means the nomination and nothing else. */
function meansNomination(sentence: string, nominee: string | undefined): boolean {
  const about = aboutNominee(withoutObjections(sentence), nominee);
  if (about === undefined || hedges.test(sentence) || elsewhere.test(sentence)) return false;
  return (
    matchesOf(about, approvals).every(
      ({ start, end }) => hasOwnLead(about, start) && hasOwnObject(about, end, true),
    ) && matchesOf(about, approvingSentences).every(({ end }) => hasOwnObject(about, end, false))
  );
}

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

/** Words by which people take back what they said, or say that it was a slip. */
const retraction =
  /\b(?:retract\p{L}*|with(?:draw\p{L}*|drew)|revok\p{L}*|rescind\p{L}*|cancel\p{L}*|undo|scratch (?:that|it)|(?:take|taking|took) (?:it|that|this|my \S+|back)|(?:ignore|disregard|remov(?:e|ed|ing)|delet(?:e|ed|ing)|chang(?:e|ed|ing)) (?:it|that|this|my|the)|mistak\p{L}*|accident\p{L}*|oops|wrong (?:issue|thread|button|nominee|one)|on hold|hold off|not (?:so )?sure|second thoughts?|reconsider\p{L}*|no longer|not any ?more|anymore)\b/iu;

/** Whether a comment may take back an answer that its author gave before. */
export function mayTakeBack(markdown: string): boolean {
  if (markdown.length > longestAnswer || isTooIntricate(markdown)) return true;
  const text = ownWords(readMarkdown(markdown));
  return retraction.test(text) || says(text, [...approvals, ...objections]);
}

/**
 * What a comment says about a nomination: clear words only, such as `+1`, `LGTM`, “I approve”, or `-1`,
 * “I don't approve”. Whatever is asked, conditional, doubtful, both at once, or said to something else than
 * the nomination (“+1 to postponing”) is unclear, and left to a person, and so is a comment of more than
 * 2,000 characters.
 *
 * @param markdown the comment as it was typed.
 * @param nominee whom an answer may mention.
 */
export function stanceOf(markdown: string, nominee: string | undefined): Stance {
  if (markdown.length > longestAnswer || isTooIntricate(markdown)) return "unclear";
  const text = ownWords(readMarkdown(markdown))
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
  const isClear =
    approving.length > 0 && approving.every((sentence) => meansNomination(sentence, nominee));
  return isClear && !reservations.test(text) && !hasDoubtfulSigns(text) ? "approves" : "unclear";
}
