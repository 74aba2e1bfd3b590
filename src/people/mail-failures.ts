import { decodeReferences } from "../html-references.ts";
import { visible } from "../visible-text.ts";
import { addressKey, isAddress, parseNoreply } from "./address.ts";

/** An address that CIVS could not email, and why, in CIVS's words. */
export interface MailFailure {
  readonly address: string;
  readonly reason: string;
}

/** What stands in a table of mail failures, and the lines that cannot be read. */
export interface MailFailures {
  readonly failures: readonly MailFailure[];
  readonly problems: readonly { readonly line: number; readonly says: string }[];
}

const longestReason = 300;

/** The text of a piece of HTML: tags left out, the common character references read. */
function textOf(html: string): string {
  return decodeReferences(html.replace(/<\/?[a-z][^<>]*>/gi, " "))
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Reads CIVS's `mail_failure_table.csv`: its page writes the cells of a table, as HTML and without
 * quoting, one row a line: a header, then address and reason. A reason may hold commas and line breaks.
 */
export function readMailFailures(text: string): MailFailures {
  const failures = new Map<string, { address: string; reason: string }>();
  const problems: { line: number; says: string }[] = [];
  let last: { address: string; reason: string } | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = textOf(raw);
    const comma = line.indexOf(",");
    const cell = comma === -1 ? line : line.slice(0, comma);
    const address = cell.trim().replace(/^<|>$/g, "");
    const isRow = cell.includes("@") && (comma !== -1 || isAddress(address));
    if (index === 0) {
      if (line === "") problems.push({ line: 1, says: "expected a header, and the line is empty" });
      if (isRow) problems.push({ line: 1, says: "expected a header, and there is an address" });
      continue;
    }
    if (!isRow) {
      if (last !== undefined) last.reason = `${last.reason} ${line}`.trim();
      else if (line !== "") problems.push({ line: index + 1, says: "expected address,reason" });
    } else if (isAddress(address) && parseNoreply(address) === undefined) {
      last = { address, reason: comma === -1 ? "" : line.slice(comma + 1).trim() };
      failures.set(addressKey(address), last);
    } else {
      problems.push({ line: index + 1, says: `${visible(address)} is not an address` });
    }
  }
  const found = [...failures.values()].map(({ address, reason }) => ({
    address,
    reason: visible(reason).slice(0, longestReason),
  }));
  return { failures: found, problems };
}
