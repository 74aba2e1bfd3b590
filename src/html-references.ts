/** Combining marks by the end of the references that write them: `&eacute;` is e and an acute. */
const marks: ReadonlyMap<string, string> = new Map([
  ["acute", "\u0301"],
  ["grave", "\u0300"],
  ["circ", "\u0302"],
  ["uml", "\u0308"],
  ["tilde", "\u0303"],
  ["ring", "\u030a"],
  ["cedil", "\u0327"],
  ["caron", "\u030c"],
]);

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", commat: "@", lpar: "(" },
    ...{ szlig: "ß", aelig: "æ", AElig: "Æ", oelig: "œ", OElig: "Œ", oslash: "ø", Oslash: "Ø" },
    ...{ eth: "ð", ETH: "Ð", thorn: "þ", THORN: "Þ", rpar: ")", ndash: "–", mdash: "—" },
  }),
);

function decodeReference(whole: string, body: string): string {
  if (body.startsWith("#")) {
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code).replace(/\p{Cc}|\u00a0/u, " ") : whole;
  }
  const known = named.get(body) ?? named.get(body.toLowerCase());
  if (known !== undefined) return known;
  const [, letter = "", ending = ""] = /^([A-Za-z])([a-z]+)$/.exec(body) ?? [];
  const mark = marks.get(ending);
  return mark === undefined ? whole : `${letter}${mark}`;
}

/**
 * A text with HTML's character references read, once: numbers, and the names that stand in people's names
 * and around addresses. Others stay as they are; a control character becomes a space, so a line stays one.
 */
export function decodeReferences(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, decodeReference);
}
