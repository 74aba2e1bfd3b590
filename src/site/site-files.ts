import { html } from "../html.ts";
import { section } from "../results/page/document.ts";
import { candidatesPage } from "./candidates-page.ts";
import { committeePage, earlierCommitteePages } from "./committee-page.ts";
import { electionsPage, toldPage } from "./elections-pages.ts";
import type { SiteFacts } from "./facts.ts";
import { feed } from "./feed.ts";
import { electionPath, page } from "./layout.ts";
import { nowPage } from "./now-page.ts";
import { organizationsPage } from "./organizations-page.ts";
import { participationPage } from "./participation-page.ts";
import { recordPage } from "./record-page.ts";
import { votersPage } from "./voters-page.ts";

/** Other files of the site, by path: calendars and data. */
export type OtherFiles = Readonly<Record<string, string>>;

function dataPage(facts: SiteFacts, others: OtherFiles): string {
  const paths = Object.keys(others)
    .filter((path) => path.startsWith("data/"))
    .sort();
  const items = paths.map(
    (path) =>
      html`<li><a href="${path.slice("data/".length)}">${path.slice("data/".length)}</a></li>\n`,
  );
  return page(
    {
      path: "data/index.html",
      title: "Data",
      lead: html`<p>The facts of these pages as JSON, in the form that the commands print with <code>--json</code>.</p>`,
      description: "The elections of the Kata Containers Architecture Committee as JSON.",
      body: section(
        "files",
        "Files",
        html`<ul class="notes">\n${items}</ul>\n<p>Each begins with <code>formatVersion</code>; <code>kata-election schema</code> describes them.</p>\n`,
      ),
    },
    facts,
  );
}

/** Every file of the site by its path: the same facts make the same bytes. */
export function siteFiles(facts: SiteFacts, others: OtherFiles): Map<string, string> {
  const files = new Map<string, string>([
    ["index.html", nowPage(facts)],
    ["voters.html", votersPage(facts)],
    ["candidates.html", candidatesPage(facts)],
    ["elections.html", electionsPage(facts)],
    ["committee.html", committeePage(facts)],
    ...earlierCommitteePages(facts),
    ["organizations.html", organizationsPage(facts)],
    ["participation.html", participationPage(facts)],
    ["feed.xml", feed(facts)],
    ["data/index.html", dataPage(facts, others)],
    ...Object.entries(others),
  ]);
  for (const [at, past] of facts.past.entries()) {
    const around = { earlier: facts.past[at + 1]?.election, later: facts.past[at - 1]?.election };
    const text =
      past.record === undefined
        ? toldPage(past, facts, around)
        : recordPage(past.record, past, facts, around);
    files.set(electionPath(past.election), text);
  }
  return files;
}

/** A dead link. */
export interface DeadLink {
  readonly page: string;
  readonly target: string;
}

/** Resolves a path relative to a page's folder; undefined if it leaves the site. */
function resolved(page: string, target: string): string | undefined {
  const parts = page.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Links between pages to missing files or anchors. */
export function deadLinks(files: ReadonlyMap<string, string>): DeadLink[] {
  const places = new Map<string, Set<string>>();
  const placesOf = (path: string): Set<string> => {
    const known =
      places.get(path) ??
      new Set([...(files.get(path) ?? "").matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id ?? ""));
    places.set(path, known);
    return known;
  };
  return [...files].flatMap(([page, text]) => {
    if (!/\.(?:html|xml)$/.test(page)) return [];
    const targets = [...text.matchAll(/<(?:a|link)\b[^>]{0,300}? href="([^"]*)"/g)].map(
      ([, target]) => target ?? "",
    );
    return [...new Set(targets)].flatMap((target) => {
      if (/^[a-z][a-z\d+.-]*:/i.test(target)) return [];
      const [path = "", place] = target.split("#");
      const to = path === "" ? page : resolved(page, path);
      const isThere =
        to !== undefined && files.has(to) && (place === undefined || placesOf(to).has(place));
      return isThere ? [] : [{ page, target }];
    });
  });
}
