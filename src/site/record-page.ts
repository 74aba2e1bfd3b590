import { electionAddress, fileAddress } from "../announcements/links.ts";
import { electionTitle } from "../calendar/election-id.ts";
import { spokenDay } from "../calendar/zones.ts";
import { loginKey } from "../people/account.ts";
import { renderPage } from "../results/page/render-page.ts";
import type { ElectionRecord } from "../results/record.ts";
import type { PastElection, SiteFacts } from "./facts.ts";
import { menu } from "./layout.ts";

/** Elections beside one: their ids. */
export interface Around {
  readonly earlier: string | undefined;
  readonly later: string | undefined;
}

/** The result page of an election that has a record, as a page of the site. */
export function recordPage(
  record: ElectionRecord,
  { election, told, runners }: PastElection,
  { version }: SiteFacts,
  { earlier, later }: Around,
): string {
  const statements = runners.flatMap(({ login, file }): [string, string][] =>
    login === undefined || file === undefined ? [] : [[loginKey(login), fileAddress(file)]],
  );
  const elections = [
    { id: earlier, words: "Earlier" },
    { id: later, words: "Later" },
  ].flatMap(({ id, words }) =>
    id === undefined ? [] : [{ words: `${words}: ${electionTitle(id)}`, href: `${id}.html` }],
  );
  return renderPage(record, {
    version,
    published: told === undefined ? undefined : spokenDay(told),
    site: menu.map(({ path, label }) => ({ href: `../${path}`, label })),
    onward: [
      { words: "Election page and statements", href: electionAddress(election) },
      { words: "Record", href: fileAddress(`elections/arch-committee-${election}/record.json`) },
      ...elections,
    ],
    statements: new Map(statements),
  });
}
