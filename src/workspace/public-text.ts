import { isElectionPage } from "../candidates/candidacy-file-name.ts";
import { ElectionError } from "../errors.ts";
import { addressesIn } from "../results/address-guard.ts";
import { visible } from "../visible-text.ts";
import { isPrivatePath } from "./write-file.ts";

/** A public file before and after a change. */
interface PublicText {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** The error that an email address would become public; it can name the option it was typed for. */
class PublishedAddress extends ElectionError {
  /** In lower case; never shown. */
  readonly address: string;
  readonly path: string;

  constructor(path: string, line: number, address: string) {
    const place = `${visible(path)}:${line}`;
    super("refused", `${place} would publish an email address`, {
      hint: "Nothing was written. Leave it out, or name the person by login.",
    });
    this.address = address;
    this.path = path;
  }
}

/** A line with a candidate's contact address, the only kind of address that is public. */
const ownAddressLine = /^[\s>*_#-]{0,20}e-?mail\b/i;

/** A line with one address, possibly as a list item, in brackets or as a link. */
function isOnlyAddress(line: string): boolean {
  return addressesIn(line).length > 0 && !/\s/.test(line.replace(/^\s*[-*+]?\s*/, "").trim());
}

function isCandidacy(path: string): boolean {
  const name = /^elections\/arch-committee-[^/]+\/([^/]+)$/.exec(path)?.[1];
  return name !== undefined && /\.(?:md|txt)$/i.test(name) && !isElectionPage(name);
}

/** The lines that must not hold an address: in a candidacy, all but those of its `Email:` field. */
function guardedLines(path: string, text: string): (string | undefined)[] {
  const lines = text.split("\n");
  if (!isCandidacy(path)) return lines;
  let isOwn = false;
  return lines.map((line) => {
    // An empty label continues on the next lines, up to the next label or sentence.
    isOwn = ownAddressLine.test(line) || (isOwn && (line.trim() === "" || isOnlyAddress(line)));
    return isOwn ? undefined : line;
  });
}

/**
 * The only guard before text becomes public: no file outside the private folder may gain an email address.
 *
 * @throws PublishedAddress (refused) naming file and line, not the address.
 */
export function refusePublishedAddresses(texts: readonly PublicText[]): void {
  for (const { path, before = "", after } of texts) {
    // Event ids in a calendar look like addresses but are not.
    if (isPrivatePath(path) || path.endsWith(".ics")) continue;
    const known = new Set(addressesIn(before));
    for (const [index, line] of guardedLines(path, after).entries()) {
      const gained = addressesIn(line ?? "").find((address) => !known.has(address));
      if (gained !== undefined) throw new PublishedAddress(path, index + 1, gained);
    }
  }
}
