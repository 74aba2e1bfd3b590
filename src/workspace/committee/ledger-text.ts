import { Document, isMap, isSeq } from "yaml";
import { formatSeason } from "../../calendar/election-id.ts";
import { type Ledger, ledgerSchema } from "../../committee/ledger.ts";
import { visible } from "../../visible-text.ts";
import { unfolded } from "../formats/yaml-edit.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { ledgerPath } from "./committee-file.ts";

/** The values as written in files: days as text, seasons in words, no empty values. */
function plainLedger({ formatVersion, seats, terms, affiliations, chairs, doubts }: Ledger) {
  const written = {
    formatVersion,
    seats: seats.map(({ id, season, moved }) => ({
      ...{ id, season },
      ...(moved.length === 0 ? {} : { moved }),
    })),
    terms: terms.map(({ seat, holder, name, elected, from, how, until, ended, source }) => ({
      ...{ seat, holder, name, elected, from, how },
      until: formatSeason(until),
      ...{ ended, source },
    })),
    affiliations,
    ...(chairs.length === 0 ? {} : { chairs }),
    ...(doubts.length === 0 ? {} : { doubts }),
  };
  return JSON.parse(JSON.stringify(written)) as object;
}

/** Entries of these lists are written in one line each. */
const lineByLine = ["seats", "terms", "affiliations", "chairs"];

/**
 * The text of a new ledger with comments above it; the same ledger gives the same bytes.
 *
 * @throws ElectionError (input) where the ledger could not be read back.
 */
export function ledgerText(ledger: Ledger, remarks: readonly string[]): string {
  const document = new Document(plainLedger(ledger));
  for (const key of lineByLine) {
    const list = document.get(key, true);
    if (!isSeq(list)) continue;
    for (const entry of list.items) if (isMap(entry)) entry.flow = true;
  }
  const comments = remarks.map((remark) => `# ${visible(remark)}`.trimEnd());
  const text = `${[...comments, ""].join("\n")}${document.toString(unfolded)}`;
  parseYaml(text, ledgerPath, ledgerSchema);
  return text;
}
