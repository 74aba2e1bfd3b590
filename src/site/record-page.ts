import { electionAddress, fileAddress } from "../announcements/links.ts";
import { electionTitle } from "../calendar/election-id.ts";
import { spokenDay } from "../calendar/zones.ts";
import { html, type Markup, outward } from "../html.ts";
import { loginKey } from "../people/account.ts";
import { renderPage } from "../results/page/render-page.ts";
import type { ElectionRecord } from "../results/record.ts";
import type { PastElection, SiteFacts } from "./facts.ts";
import { electionPath, siteMenu } from "./layout.ts";

/** Elections beside one: their ids. */
export interface Around {
  readonly earlier: string | undefined;
  readonly later: string | undefined;
}

/** Links to the previous and next election's pages. */
export function around({ earlier, later }: Around): Markup[] {
  const link = (id: string | undefined, words: string): Markup[] =>
    id === undefined ? [] : [html`<a href="${id}.html">${words}: ${electionTitle(id)}</a>`];
  return [...link(earlier, "Earlier"), ...link(later, "Later")];
}

/** The result page of an election that has a record, as a page of the site. */
export function recordPage(
  record: ElectionRecord,
  { election, told, runners }: PastElection,
  { version }: SiteFacts,
  beside: Around,
): string {
  const statements = runners.flatMap(({ login, file }): [string, string][] =>
    login === undefined || file === undefined ? [] : [[loginKey(login), fileAddress(file)]],
  );
  return renderPage(record, {
    version,
    published: told === undefined ? undefined : spokenDay(told),
    site: siteMenu(electionPath(election)),
    onward: [
      outward(electionAddress(election), "Election page and statements"),
      outward(fileAddress(`elections/arch-committee-${election}/record.json`), "Record"),
      ...around(beside),
    ],
    statements: new Map(statements),
  });
}
