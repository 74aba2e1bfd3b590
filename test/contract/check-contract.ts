import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contribution } from "../../src/electorate/contribution.ts";
import type { TimeRange } from "../../src/electorate/evidence-slices.ts";
import type { GitHub } from "../../src/github/client.ts";
import { fetchByNumber } from "../../src/github/evidence/by-number.ts";
import { fetchCounts } from "../../src/github/evidence/fetch-counts.ts";
import { fetchEvidence } from "../../src/github/evidence/fetch-evidence.ts";
import { mergedSearch } from "../../src/github/evidence/time-range.ts";
import { tryQueries } from "../../src/github/try-queries.ts";
import { good, type HealthFinding, wrong } from "../../src/health.ts";
import { agentOf } from "../../src/people/agents.ts";
import { SliceFiles } from "../../src/workspace/evidence/slice-files.ts";

export interface ContractToCheck {
  readonly github: GitHub;
  readonly organization: string;
  /** Over, so that its totals no longer change. */
  readonly period: TimeRange;
  /** Pull requests that an earlier check found in the same period. */
  readonly known?: number | undefined;
  readonly say: (text: string) => void;
}

export interface ContractChecked {
  readonly findings: readonly HealthFinding[];
  readonly pullRequests: number;
}

const today = (): number => Date.now();

/** The odd kinds that the client has code for; each is asked for once more by its number. */
const oddKinds: Readonly<Record<string, (each: Contribution) => boolean>> = {
  "by a person": ({ author }) => author?.type === "User",
  "by a robot": ({ author }) => author?.type === "Bot",
  "by an account that is gone": ({ author }) => author === null,
  "by a mannequin": ({ author }) => author?.type === "Mannequin",
  "with an odd login": ({ author }) => /^-|-$|--|[._]/.test(author?.login ?? ""),
  "with more than a hundred commits": ({ commits }) => commits.length > 100,
  "with more than ten commits": ({ commits }) => commits.length > 10,
  "without any commit": ({ commits }) => commits.length === 0,
  "with a commit of no account": ({ commits }) => commits.some((c) => c.author.account === null),
  "with a co-author": ({ commits }) => commits.some((c) => c.coAuthoredBy.length > 0),
  "with an agent's commit": ({ commits }) =>
    commits.some(({ author }) => agentOf(author) !== undefined),
  "to another branch": ({ base }) => base !== "main" && base !== "master",
};

async function evidenceOf({ github, organization, period, say }: ContractToCheck) {
  const folder = await mkdtemp(join(tmpdir(), "kata-election-contract-"));
  try {
    const store = await SliceFiles.create(folder);
    const progress = { announced: () => {}, received: () => {}, stage: say, note: say };
    const present = today();
    const asked = { github, organization, period, present, pretended: false, progress, store };
    const { contributions, report } = await fetchEvidence(asked);
    const all: Contribution[] = [];
    for await (const each of contributions()) all.push(each);
    return { all, report };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a pull request is the same by its number as by the search. */
async function byNumber(
  github: GitHub,
  kind: string,
  wanted: Contribution,
): Promise<HealthFinding> {
  const about = `one ${kind}`;
  const { contributions } = await fetchByNumber(github, [wanted]);
  return JSON.stringify(contributions[0]) === JSON.stringify(wanted)
    ? good(about, "the same by its number as by the search")
    : wrong(about, "another one by its number than by the search", "Compare the two queries.");
}

/**
 * Holds what this program takes for granted against GitHub: the totals of a period that is over, the search
 * index against the database for each repository, each query, and one pull request of each odd kind.
 *
 * @throws ElectionError (github) where GitHub does not give the evidence at all.
 */
export async function checkContract(wanted: ContractToCheck): Promise<ContractChecked> {
  const { github, organization, period, known } = wanted;
  const findings: HealthFinding[] = [];
  const judge = (about: string, isSo: boolean, found: string): void =>
    void findings.push(isSo ? good(about, found) : wrong(about, found, "See the figures above."));

  findings.push(...(await tryQueries(github, organization, new AbortController().signal)));
  const { all, report } = await evidenceOf(wanted);
  const { sources, unread = [], repositories } = report;
  const search = sources?.search ?? Number.NaN;
  judge("period", search === all.length, `${search} counted, ${all.length} read`);
  judge("unread", unread.length === 0, `${unread.length} could not be read`);
  if (known !== undefined)
    judge("total", known === search, `${search}, and ${known} the last time`);
  const within = mergedSearch(organization, period).replace(/^org:\S+ /, "");
  const counts = await fetchCounts(
    github,
    repositories.map(({ name }) => `repo:${report.organization}/${name} ${within}`),
  );
  const sum = counts.reduce((total, count) => total + count, 0);
  judge("sum of the repositories", sum === search, `${sum} of ${search}`);
  for (const { name, database, search: index } of sources?.repositories ?? []) {
    // Repositories of a token with the scope repo may be private: they are not named.
    const isPrivate = repositories.some((each) => each.name === name && each.private === true);
    const about = isPrivate ? "a private repository" : name;
    judge(about, database === index, `${database} in the database, ${index} in the search index`);
  }
  for (const [kind, isOne] of Object.entries(oddKinds)) {
    const one = all.find(isOne);
    if (one !== undefined) findings.push(await byNumber(github, kind, one));
    else findings.push({ state: "unknown", about: `one ${kind}`, found: "none in the period" });
  }
  return { findings, pullRequests: search };
}
