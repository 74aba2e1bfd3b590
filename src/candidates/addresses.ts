/** A text that holds an address, or would if it were readable. */
export interface AddressesRead {
  readonly addresses: readonly string[];
  /** Parts that hold no readable address. */
  readonly unreadable: readonly string[];
}

const longestAddress = 254;
/** Longer lines are skipped: the expressions here are for lines that people write. */
const longestLine = 500;
const address = /^[^\s@<>()[\]{},;:"'\\`|]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
const spelledAt = /\s*(?:[([{<]\s*(?:at|@)\s*[)\]}>]|\s(?:at|@)\s)\s*/gi;
const spelledDot = /\s*(?:[([{<]\s*(?:dot|\.)\s*[)\]}>]|\sdot\s)\s*/gi;

/** Writes out `ada at example dot org`, `ada (at) example.org` and the like. */
function unmask(text: string): string {
  return text.replace(spelledAt, "@").replace(spelledDot, ".");
}

function unwrap(text: string): string {
  return text
    .replace(/^.*\]\(\s*(?:mailto:)?([^)\s]*)\s*\)[\s.,;:!]*$/i, "$1")
    .replace(/^[^<]*<\s*([^<>]*@[^<>]*?)\s*>.*$/, "$1")
    .replace(/^mailto:/i, "")
    .replace(/^[\s*_`"'<([{]+(?=[^\s]*@)/, "")
    .replace(/[\s*`"'>)\]}.,;:!]+$/, "");
}

/** Remarks in brackets that hold no address: `ada@example.org (work)`. */
function withoutRemarks(text: string): string {
  return text.replace(/\((?!\s*(?:at|dot|@|\.)\s*\))(?!\s*mailto:)[^()@]*\)/gi, " ");
}

function partsOf(text: string): string[] {
  const parts = text.split(/[,;|]|\s\/\s|\s(?:and|or|&)\s/i);
  return parts.flatMap((part) => {
    const words = part.trim().split(/\s+/);
    return words.every((word) => /\S@\S/.test(word)) ? words : [part];
  });
}

/** Reads the addresses of one line: several, masked, in links or brackets, with punctuation after. */
export function readAddresses(line: string): AddressesRead {
  if (line.length > longestLine) return { addresses: [], unreadable: [line] };
  const parts = partsOf(withoutRemarks(line).replace(/\p{Zs}/gu, " "))
    .map((part) => ({ part: part.trim(), found: unwrap(unmask(part.trim())) }))
    .filter(({ part }) => /[^\s.]/.test(part));
  const readable = ({ found }: { found: string }): boolean =>
    found.length <= longestAddress && address.test(found);
  return {
    addresses: parts.filter(readable).map(({ found }) => found),
    unreadable: parts.filter((each) => !readable(each)).map(({ part }) => part),
  };
}

/** Whether a line is meant as an address, readable or not. */
export function looksLikeAddress(line: string): boolean {
  const { addresses, unreadable } = readAddresses(line);
  return addresses.length > 0 && unreadable.length === 0;
}
