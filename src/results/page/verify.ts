import { html, type Markup, type Part, theirs, webAddress } from "../../html.ts";
import type { ElectionRecord } from "../record.ts";
import { checkCount } from "../verify/verify-count.ts";
import { checkFigures } from "../verify/verify-figures.ts";
import type { RecordCheck } from "../verify/verify-record.ts";
import { checkSeating } from "../verify/verify-seating.ts";
import { quote, section } from "./document.ts";

/** A sentence about what the record's level leaves out. */
function levelSentence({ level, voteHeld }: ElectionRecord): string {
  if (!voteHeld) return "There was no vote, so there is nothing that this page leaves out.";
  switch (level) {
    case "winners":
      return "The officials published who was elected. The ranking, the pairwise counts and the ballots are not published.";
    case "ranking":
      return "The officials published the ranking. The pairwise counts and the ballots are not published.";
    case "matrix":
      return "The officials published the ranking and the pairwise counts. The ballots are not published.";
    case "complete":
      return "This page shows the complete record.";
  }
}

const shown: Readonly<
  Record<RecordCheck["outcome"], { readonly mark: string; readonly word: string }>
> = {
  follows: { mark: "✓", word: "matches" },
  "does not follow": { mark: "✗", word: "does not match" },
  "not checked": { mark: "–", word: "not checked" },
};

/** A check of the record against itself, as shown on the page. */
interface CheckTold {
  readonly outcome: RecordCheck["outcome"];
  readonly about: string;
  readonly details: readonly string[];
}

/** Checks of the record against itself, made together with the page. */
export function checksOf(record: ElectionRecord): CheckTold[] {
  return [checkFigures(record), checkCount(record), checkSeating(record)].map(
    ({ about, from, outcome, wrong, why }) => ({
      outcome,
      about: `${about}, from ${from}`,
      details: [
        ...wrong.map(
          ({ where, expected, found }) => `${where}: expected ${expected}, found ${found}`,
        ),
        ...(why === undefined ? [] : [why]),
      ],
    }),
  );
}

function checkTold({ outcome, about, details }: CheckTold): Markup {
  const more = details.length > 0 && html` (${theirs(details.join("; "))})`;
  const { mark, word } = shown[outcome];
  return html`<li${outcome === "does not follow" && html` class="wrong"`}><span class="mark" aria-hidden="true">${mark}</span> <span>${about}: ${word}${more}</span></li>\n`;
}

/** Where the ballots were cast, as a link only for web URLs. */
function pollsTold({ polls }: ElectionRecord): Markup[] {
  const told = polls.filter(({ mistaken }) => mistaken === undefined);
  return told.map(({ id, url, voidedBecause }) => {
    const address = url === undefined ? undefined : webAddress(url);
    const name =
      address === undefined
        ? html`<code>${id}</code>`
        : html`<a href="${address}">${theirs(id)}</a>`;
    const isVoid = voidedBecause !== undefined && [", void: ", quote(voidedBecause)];
    return html`<p>Poll on CIVS: ${name}${isVoid}</p>\n`;
  });
}

function digestsTold({ ballots, completeRecord, inputs }: ElectionRecord): Part {
  const digests: [of: string, sha256: string][] = [];
  if (ballots !== undefined && ballots.digest !== "")
    digests.push(["the sorted ballots", ballots.digest]);
  if (completeRecord !== undefined) digests.push(["the complete record", completeRecord]);
  for (const { path, sha256 } of inputs) digests.push([path, sha256]);
  if (digests.length === 0) return undefined;
  return html`<details><summary>SHA-256 of the files it rests on</summary>
<dl class="digests">
${digests.map(([of, sha256]) => html`<div><dt>${theirs(of)}</dt><dd><code>${sha256}</code></dd></div>\n`)}</dl></details>
`;
}

/** How anyone checks the result: the command, what the record was checked for, the poll, the digests. */
export function verifySection(record: ElectionRecord, checks: readonly CheckTold[]): Markup {
  const hasBallots = record.ballots !== undefined && record.ballots.digest !== "";
  const again =
    hasBallots && html` With the ballots, <code>--ballots FILE</code> counts them again.`;
  return section(
    "verify",
    "Check it yourself",
    html`<p>In a checkout of the community repository, this repeats the computation as far as its files allow; no token is needed:</p>
<p><code class="command">kata-election results verify ${record.election}</code></p>
<p>${levelSentence(record)}${again}</p>
<p>When this page was generated, its record was checked for consistency:</p>
<ul class="checks">
${checks.map(checkTold)}</ul>
${pollsTold(record)}${digestsTold(record)}`,
  );
}
