import { foldName, tidyName } from "../../people/fold-name.ts";
import { visible } from "../../visible-text.ts";
import type { FiledCandidacy } from "./sources.ts";

/** Words before the employer's name; case counts, since capitals tell where the name ends. */
const words = String.raw`(?:[Ee]ngineer\w*|[Ww]ork\w*|[Dd]eveloper|[Aa]rchitect|[Ll]ead\w*|[Ss]taff|CTO|[Mm]anager|[Ee]mploye\w*)`;
const name = String.raw`(\p{Lu}[\p{L}\p{N}&-]*(?: \p{Lu}[\p{L}\p{N}&-]*)*)`;
const employer = new RegExp(
  String.raw`\b${words}\b[^.]{0,60}?\b(?:at|for|of|in) (?:the )?${name}`,
  "u",
);
const longestQuote = 160;

/** What was or will be, not what is. */
const otherTimes =
  /\b(?:will|going to|formerly|previously|used to|before|back then|at the time|ago|was|were|had|later)\b|['’]ll\b/i;

/** The sentences of a statement that seem to say whom they work for, and the name in each. */
function employersIn(statement: string): { sentence: string; organization: string }[] {
  return tidyName(statement)
    .split(/(?<=[.!?])\s+/)
    .flatMap((sentence) => {
      const organization = employer.exec(sentence)?.[1];
      return organization === undefined ? [] : [{ sentence, organization }];
    });
}

/** As many sentences are shown. */
const mostQuotes = 2;

function quote(sentence: string): string {
  const shown = sentence.length > longestQuote ? `${sentence.slice(0, longestQuote)}…` : sentence;
  return visible(shown);
}

/**
 * What a candidacy lets one think of an organization: evidence to show, and a suggestion in the spelling
 * that the pages know already. A person decides.
 */
export function organizationHints(
  { path, statement, mailDomains }: FiledCandidacy,
  knownNames: readonly string[],
): { readonly found: readonly string[]; readonly suggestion: string | undefined } {
  const all = employersIn(statement);
  const now = all.filter(({ sentence }) => !otherTimes.test(sentence));
  const [said] = now;
  const [opening = ""] = tidyName(statement).split(/(?<=[.!?])\s+/);
  const sentences = [...now, ...all.filter((each) => !now.includes(each))].map(
    (each) => each.sentence,
  );
  const quoted = sentences.length === 0 && opening !== "" ? [opening] : sentences;
  const found = [
    ...quoted.slice(0, mostQuotes).map((sentence) => `${path}: “${quote(sentence)}”`),
    ...mailDomains.map((domain) => `${path}: an address at ${visible(domain)}`),
  ];
  if (said === undefined) return { found, suggestion: undefined };
  const folded = foldName(said.organization);
  const known = knownNames.find((each) => {
    const other = foldName(each);
    return other === folded || other.startsWith(`${folded} `) || folded.startsWith(`${other} `);
  });
  return { found, suggestion: known ?? said.organization };
}
