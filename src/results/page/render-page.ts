import { Eta } from "eta/core";
import type { ElectionRecord } from "../record.ts";
import { type PageSurroundings, pageData } from "./page-data.ts";
import { pageStyle } from "./page-style.ts";
import { pageTemplate } from "./page-template.ts";

/**
 * A record as one self-contained HTML page: no script, no request to anywhere, and a policy in the page
 * that forbids both. Whatever the record holds is escaped by the template library. Links of the surroundings
 * are put in as they are: whoever gives them vouches for them.
 */
export function renderPage(record: ElectionRecord, surroundings: PageSurroundings = {}): string {
  const eta = new Eta({ autoEscape: true, autoTrim: false, cache: false });
  return eta.renderString(pageTemplate, { ...pageData(record, surroundings), style: pageStyle });
}
