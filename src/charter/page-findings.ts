import type { Charter } from "./charter.ts";
import { notWritten } from "./kata-clauses.ts";
import { claimsOf, ruleOf } from "./page-claims.ts";
import { electionFaults } from "./page-election.ts";
import { against, type PageFault } from "./page-fault.ts";
import { linksOf, type PageSentence, sentencesOf } from "./page-sentences.ts";

/** The branch of the community repository that links should name. */
const defaultBranch = "main";

/** A sentence of a page that is stale, or contradicts the charter or itself. */
export type PageFinding = {
  readonly path: string;
  readonly line: number;
  readonly sentence: string;
} & PageFault;

/** A page of the workspace and the charter that it has to agree with. */
export interface Page {
  readonly path: string;
  readonly text: string;
  readonly charter: Charter;
  /** Id of the election whose page it is, such as 2026-10; undefined for standing pages. */
  readonly election?: string;
}

/** Only written rules can be contradicted: a default of this tool binds no one. */
function contradictions(sentence: PageSentence, charter: Charter): PageFault[] {
  return claimsOf(sentence).flatMap(({ about, value }): PageFault[] => {
    const { rule, value: expected } = ruleOf(about, charter);
    if (value === expected || charter.rules[rule].clause.source === notWritten) return [];
    return [
      { code: "contradicts-charter", about, says: value, expected, ...against(charter, rule) },
    ];
  });
}

function memberList({ text, listed }: PageSentence, charter: Charter): PageFault[] {
  const expected = charter.rules.seats.value.total;
  if (!/current architecture committee members are:?$/i.test(text)) return [];
  if (listed === expected) return [];
  return [{ code: "members-listed", says: listed, expected, ...against(charter, "seats") }];
}

function conflictMarkers(text: string): { line: number; sentence: string }[] {
  return text.split("\n").flatMap((content, index) => {
    const marker = /^(?:<{7}|>{7})(?: |\r?$)/.test(content);
    return marker ? [{ line: index + 1, sentence: content.trim() }] : [];
  });
}

function oldBranches(text: string, { rules }: Charter): (PageFault & { line: number })[] {
  const repository = `https://github.com/${rules.organization.value}/community/`;
  return linksOf(text).flatMap(({ url, line }) => {
    const rest = url.toLowerCase().startsWith(repository) ? url.slice(repository.length) : "";
    const [, kind, , path = ""] = /^(tree|blob|edit|raw)\/(master)(\/.*)?$/.exec(rest) ?? [];
    if (kind === undefined) return [];
    const expected = `${repository}${kind}/${defaultBranch}${path}`;
    return [{ code: "old-branch" as const, line, says: url, expected }];
  });
}

/**
 * The sentences of a page that are stale: they contradict its charter (only where a clause is written
 * down), another sentence of the page, or the election whose page it is; links to a branch that is no
 * longer the default one; marks of an unfinished merge. By line, then in the order found.
 */
export function checkPage({ path, text, charter, election }: Page): PageFinding[] {
  const sentences = sentencesOf(text);
  const aboutSentences = sentences.flatMap((sentence) =>
    [...contradictions(sentence, charter), ...memberList(sentence, charter)].map((fault) => ({
      path,
      line: sentence.line,
      sentence: sentence.text,
      ...fault,
    })),
  );
  const aboutElection =
    election === undefined
      ? []
      : electionFaults(sentences, election, charter).map(({ sentence, ...fault }) => ({
          path,
          line: sentence.line,
          sentence: sentence.text,
          ...fault,
        }));
  const links = oldBranches(text, charter).map(({ line, ...fault }) => ({
    path,
    line,
    sentence: fault.code === "old-branch" ? fault.says : "",
    ...fault,
  }));
  const conflicts = conflictMarkers(text).map(({ line, sentence }) => ({
    path,
    line,
    sentence,
    code: "conflict-marker" as const,
  }));
  return [...conflicts, ...aboutSentences, ...aboutElection, ...links].sort(
    (a, b) => a.line - b.line,
  );
}
