import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/** A public file before and after publishing. */
export interface PublicText {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

const addressLike =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Spelled-out at signs and dots: `ada (at) works dot example`. */
const atInBrackets = /\s?[[({<]\s?(?:at|@|ät)\s?[\])}>]\s?/g;
const dotInBrackets = /\s?[[({<]\s?(?:dot|punkt|\.)\s?[\])}>]\s?/g;
const inWords = /(?<=[\p{L}\p{N}])\s?(?:\bat\b|@)\s?([\p{L}\p{N}-]{1,63}) dot (?=\p{L})/gu;

/** A text without the escapes of Markdown, HTML, JSON and people that could hide an address. */
function unescaped(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/g, (whole, hexadecimal, decimal) => {
      const code = Number.parseInt(hexadecimal ?? decimal, hexadecimal === undefined ? 10 : 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll("&commat;", "@")
    .replaceAll("%40", "@")
    .replaceAll("\\u0040", "@")
    .replaceAll("\\", "")
    .replace(atInBrackets, "@")
    .replace(dotInBrackets, ".")
    .replace(inWords, "@$1.");
}

/**
 * A text with URLs reduced to parts that may hold people's addresses; a mailing list's address in its archive's
 * URL is not one.
 */
function withoutArchives(text: string): string {
  return text.replace(/https?:\/\/[^\s)>"]+/g, (url) => {
    const [page = "", ...query] = url.split(/(?=[?#])/);
    const host = /^https?:\/\/([^/:]+)/.exec(page)?.[1] ?? "";
    const others = (page.match(addressLike) ?? []).filter((each) => !each.endsWith(`@${host}`));
    return ` ${[...others, ...query].join(" ")} `;
  });
}

/** Strings shaped like email addresses in a text, in lower case, without those in URLs. */
export function addressesIn(text: string): readonly string[] {
  if (!/[@\uff20\ufe6b]|&#|&commat;|%40|\\u0040|\bat\b|\u00e4t/i.test(text)) return [];
  // git@… is not a person's address.
  return (withoutArchives(unescaped(text)).match(addressLike) ?? []).filter(
    (address) => !address.startsWith("git@"),
  );
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

/**
 * The last check before text becomes public.
 *
 * @param privateAddresses those of the private files, in any case.
 * @throws ElectionError (refused) where a text gains an address of the private files, or anything shaped like
 * an e-mail address. The message names the file, not the address.
 */
export function refuseAddresses(
  texts: readonly PublicText[],
  privateAddresses: Iterable<string>,
): void {
  const known = new Set([...privateAddresses].map((address) => address.toLowerCase()));
  for (const { path, before = "", after } of texts) {
    const [old, next] = [unescaped(before), unescaped(after)];
    const shaped = new Set(withoutArchives(next).match(addressLike) ?? []);
    const gained = [...known, ...shaped].some(
      (address) => address !== "" && occurrences(next, address) > occurrences(old, address),
    );
    if (!gained) continue;
    throw new ElectionError("refused", `${visible(path)} would publish an email address`, {
      hint: "Nothing was published. Remove it from the names, reasons and references in election.yaml, people.yaml or committee.yaml.",
    });
  }
}
