import { Temporal } from "temporal-polyfill";
import type { Schedule } from "../../calendar/timeline.ts";
import { charterInForce } from "../../charter/kata-charters.ts";
import { utcDate } from "../../dates.ts";
import { explain } from "../../electorate/explain/explain.ts";
import type { Explanation } from "../../electorate/explain/explanation.ts";
import { rollRules } from "../../electorate/roll-rules.ts";
import { ElectionError } from "../../errors.ts";
import { sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { readCharters } from "../../workspace/election/charter-file.ts";
import {
  findElection,
  noSuchElection,
  readElection,
} from "../../workspace/election/election-file.ts";
import {
  electionInQuestion,
  isDecided,
  readElectionPages,
  scheduleOf,
} from "../../workspace/election/election-pages.ts";
import { evidencePath } from "../../workspace/evidence/evidence-files.ts";
import { buildFromFiles } from "../../workspace/roll/build-roll-files.ts";
import { findPublishedList, voterListPath } from "../../workspace/roll/public-list.ts";
import { listElections, readText, type Workspace } from "../../workspace/workspace.ts";

/** Whether the published list has someone, in a sentence. */
async function whetherListed(workspace: Workspace, election: string, person: string) {
  const list = await findPublishedList(workspace, election);
  if (list === undefined) return "There is no public list of voters in this checkout either.";
  const login = person.replace(/^@/, "");
  const has = list.voters.some((voter) => sameLogin(voter.login, login));
  const state = list.frozen === undefined ? " which may still change," : "";
  return `The public list of voters, ${voterListPath(election)},${state} ${has ? "has" : "does not have"} the login ${visible(login)}.`;
}

/** Who may vote by the charter, in a sentence, with dates if it is known when nominations open. */
async function ruleOf(
  workspace: Workspace,
  election: string,
  schedule: Pick<Schedule, "nominations" | "voting"> | undefined,
): Promise<string> {
  const opens = schedule && utcDate(schedule.nominations.opens);
  const day = opens ?? Temporal.PlainDate.from(`${election}-01`);
  const charter = charterInForce(day, await readCharters(workspace));
  const rules = schedule && rollRules(charter, { election, ...schedule });
  const period =
    rules === undefined
      ? `in the ${charter.rules.qualifyingMonths.value} months before the day on which nominations open`
      : `since ${rules.from.slice(0, 10)}, and before ${rules.until.slice(0, 10)} (UTC)`;
  return `The rule: anyone with code merged in ${charter.rules.organization.value} ${period} may vote.`;
}

/**
 * Stops where a checkout has no evidence, but says what it can: whether the published list has someone, who may
 * vote by the rule, and who to ask.
 *
 * @throws ElectionError (input) without evidence.
 */
async function refuseWithoutEvidence(
  workspace: Workspace,
  election: string,
  person: string,
): Promise<void> {
  if ((await readText(workspace, evidencePath(election, "fetch.json"))) !== undefined) return;
  const known = await listElections(workspace);
  const facts = await findElection(workspace, election);
  const pages = await readElectionPages(workspace, election);
  const rule = await ruleOf(workspace, election, facts ?? scheduleOf(pages.page));
  if (!known.includes(election)) throw noSuchElection(election, known, [rule]);
  const officials =
    facts?.officials.map(({ login }) => login) ?? pages.page?.officials?.logins ?? [];
  const names = officials.map((login) => `@${visible(login)}`).join(", ");
  const isOver = isDecided(pages);
  throw new ElectionError(
    "input",
    `this checkout has no evidence of ${election}, so it cannot tell why someone may vote`,
    {
      hint: [
        await whetherListed(workspace, election, person),
        rule,
        ...(isOver ? [`The election of ${election} is over.`] : []),
        names === ""
          ? "The officials know more, but none are named yet."
          : `Ask the officials: ${names}.`,
        ...(isOver || facts === undefined
          ? []
          : ["Officials save the evidence with kata-election roll fetch."]),
      ].join("\n"),
    },
  );
}

/**
 * Builds the roll from the evidence and explains why someone may vote in an election, or what is missing.
 *
 * @param asked.election undefined for the one in question at the time `now`.
 * @returns also a version that can be shared, and whether that leaves out private repositories.
 * @throws ElectionError (input) without evidence.
 */
export async function explainVoter(
  workspace: Workspace,
  asked: {
    readonly person: string;
    readonly election: string | undefined;
    readonly now: Temporal.Instant;
    /** Version of this program. */
    readonly tool: string;
  },
): Promise<{
  readonly id: string;
  readonly all: readonly Explanation[];
  readonly shared: readonly Explanation[];
}> {
  const { person, now, tool } = asked;
  const id = await electionInQuestion(workspace, asked.election, now);
  await refuseWithoutEvidence(workspace, id, person);
  const { value: election } = await readElection(workspace, id);
  const built = await buildFromFiles(workspace, election, { tool, provisional: true });
  const told = (namesPrivate: boolean) => explain(built, person, { namesPrivate });
  return { id, all: told(true), shared: told(false) };
}
