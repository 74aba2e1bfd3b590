import type { ListItem, PhrasingContent } from "mdast";
import { type MemberLine, plainText, readOtherLine, readUsualLine } from "./member-line.ts";

/** What a line says beside a member's name, account and organization: a role, pronouns, the end of the term. */
const role = String.raw`(?:(?:co-?|vice[- ]?)?chair(?:man|woman|person)?|term (?:ends?|until)|until|since)\b`;
const short = String.raw`(?:new(?: member)?|re-?elected|(?:she|he|they)(?:/\w{1,8}){1,3})`;
const remarks = [
  new RegExp(String.raw`\s?[([]\s?(?:${role}[^()[\]@]{0,40}|${short})[)\]]`, "gi"),
  new RegExp(
    String.raw`(?:\s?,|\s[-\u2013\u2014])\s?(?:${role}[^,()[\]]{0,40}|${short})(?=[.,)\]]|$)`,
    "gi",
  ),
  new RegExp(String.raw`(?<=\(\s?)(?:${role}|${short}),\s?(?=@)`, "gi"),
  /^\s?(?:(?:co-?|vice[- ]?)?chair(?:man|woman|person)?:|\[[ x]\]|(?:\p{So}|\ufe0f){1,4})\s?/iu,
  /\[\^[^\]]{1,20}\]/g,
];
const roleAlone = /^\W*(?:co-?|vice[- ]?)?chair(?:man|woman|person)?\W*$/i;

function wordsWithout(text: string): string {
  return remarks.reduce((left, remark) => left.replace(remark, ""), text);
}

/** The item's first paragraph without remarks, and `Ada @ada-l (Northwind)` in the order of the others. */
function withoutRemarks(item: ListItem): ListItem {
  const [paragraph] = item.children;
  if (paragraph?.type !== "paragraph") return item;
  const children = paragraph.children.flatMap((node): PhrasingContent[] => {
    if ((node.type === "strong" || node.type === "emphasis") && roleAlone.test(plainText(node))) {
      return [];
    }
    return node.type === "text" ? [{ ...node, value: wordsWithout(node.value) }] : [node];
  });
  const [only, more] = children;
  if (only?.type === "text" && more === undefined) {
    only.value = only.value
      .replace(/^([^@()]{1,100})\s@([\w-]{1,100})(?=[\s,(]|$)/, "$1 (@$2)")
      .replace(
        /^([^()]{1,100}\(@[\w-]{1,100}\))\s?(?:[-:\u2013\u2014]\s?|\((?=[^()]{1,100}\)$)|(?=\p{L}))([^()]{1,100})\)?$/u,
        "$1, $2",
      );
  }
  return { ...item, children: [{ ...paragraph, children }] } as ListItem;
}

/** Whether a line says more of a member than a line of someone else may repeat. */
export function hasRemarks(item: ListItem): boolean {
  return plainText(withoutRemarks(item)) !== plainText(item);
}

/** Whether an item stands for a seat that no one holds. */
export function isVacant(item: ListItem): boolean {
  return /^\W*(?:vacant|vacancy|open seat|empty|unfilled|tb[ad])\b/i.test(plainText(item));
}

/** Words that someone was a member. */
const formerly =
  /\b(?:emerit(?:us|a)|former|alumn\w+|stepp(?:ed|ing) down|resign(?:ed|ing))\b|^past\b/i;

/** Reads an item of the member list; undefined where it is not a member's line in any form. */
export function readMemberLine(item: ListItem): MemberLine | undefined {
  const plain = item.children.length === 1 ? withoutRemarks(item) : item;
  const read = readUsualLine(plain) ?? readOtherLine(plain);
  const of = read?.organization?.name ?? "";
  // An account elsewhere, a struck line, or words that someone is no member: not to be taken for a name.
  const isOdd =
    /@|~~/.test(`${read?.name} ${of}`) || formerly.test(of) || formerly.test(read?.name ?? "");
  return isOdd ? undefined : read;
}
