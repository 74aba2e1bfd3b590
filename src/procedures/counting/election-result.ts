import { stat } from "node:fs/promises";
import { Temporal } from "temporal-polyfill";
import { supposedDirection } from "../../ballots/formats/civs-shape.ts";
import { type Profile, withoutCandidates } from "../../ballots/profile.ts";
import { isAhead, utcDate } from "../../dates.ts";
import { hasBegun, requirePast } from "../../election/dated-ahead.ts";
import type { Election } from "../../election/election.ts";
import type { PollResult } from "../../election/poll.ts";
import { ElectionError } from "../../errors.ts";
import {
  type CountedFile,
  type ResultBasis,
  resultBasis,
  wordPage,
} from "../../results/result-basis.ts";
import { type Declaration, type DeclarationInput, declareElection } from "../../seats/declare.ts";
import type { OpenQuestion } from "../../seats/open-question.ts";
import { seatingJson } from "../../seats/seating-json.ts";
import { tallyJson } from "../../tally/tally-json.ts";
import { visible } from "../../visible-text.ts";
import { sha256OfFile } from "../../workspace/digest.ts";
import { ballotsPath, readDeclarationInput } from "../../workspace/election/declaration-input.ts";
import { electionFilePath } from "../../workspace/election/election-file.ts";
import { readElectionPages, seatsUnlikePage } from "../../workspace/election/election-pages.ts";
import {
  pollResultPath,
  pollWithBallots,
  readPollResult,
} from "../../workspace/election/poll-files.ts";
import { pathInside, type Workspace } from "../../workspace/workspace.ts";
import { undecidedCandidacies } from "../candidacies/close.ts";
import { listOf } from "../candidacies/list.ts";
import { agreementWith, closenessOf } from "./count-file.ts";

/** The time that commands see, and the machine's, by which files are dated. */
export interface Clock {
  readonly now: Temporal.Instant;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly machine: number;
}

export interface ResultOptions {
  readonly clock: Clock;
  /** Count without the ballots that cannot be read. */
  readonly skipInvalid?: boolean;
  /** Another file of ballots than the election's own, as seen from a folder. */
  readonly ballots?: { readonly folder: string; readonly path: string } | undefined;
}

/** An election's result from its saved inputs, with every check that it must pass. */
export interface ElectionResult {
  readonly input: DeclarationInput;
  readonly declaration: Declaration;
  /** Undefined where there are no ballots. */
  readonly profile: Profile | undefined;
  /** What a person should look at in the ballots. */
  readonly warnings: readonly string[];
  readonly page: PollResult | undefined;
  readonly basis: ResultBasis;
  /** Every question that a person must decide before the result stands. */
  readonly openQuestions: readonly OpenQuestion[];
}

/**
 * When a file was written. In a rehearsal (`--now` in the future), files are older than they claim, so their
 * dates say nothing about order: undefined then, unless the file was dated on purpose.
 */
function savedAt(written: number, { now, machine }: Clock): Temporal.Instant | undefined {
  const isDated = now.epochMilliseconds <= machine || written > machine;
  return isDated ? Temporal.Instant.fromEpochMilliseconds(Math.trunc(written)) : undefined;
}

async function countedFile(
  workspace: Workspace,
  { election, polls }: Pick<Election, "election" | "polls">,
  clock: Clock,
): Promise<CountedFile | undefined> {
  const path = ballotsPath(election);
  const sha256 = await sha256OfFile(workspace, path);
  if (sha256 === undefined) return undefined;
  const { mtimeMs } = await stat(pathInside(workspace, path));
  const voided = polls.filter((poll) => poll.voidedBecause !== undefined);
  const sameAs = await pollWithBallots(workspace, election, voided, path);
  return { path, sha256, saved: savedAt(mtimeMs, clock), sameAs: sameAs?.id };
}

/** Candidacies that no one accepted: whoever is in the folder and not on the list may be missing on the ballots. */
async function candidacyQuestions(
  workspace: Workspace,
  id: string,
  election: Election,
): Promise<OpenQuestion[]> {
  const waiting = undecidedCandidacies(election, await listOf(workspace, id, election));
  return waiting.map((text) => ({
    about: "candidacies",
    text: `${text}.`,
    file: "command",
    record: `    kata-election candidates accept <file> --election ${id}`,
  }));
}

/** Voters were told a different number of seats than election.yaml has; the result uses the latter. */
function seatsQuestion(election: string, text: string): OpenQuestion {
  const record = `    Correct the page, or seats in ${electionFilePath(election)}; where someone left early: kata-election committee step-down.`;
  return { about: "seats on the page", file: "command", text, record };
}

/**
 * Computes an election's result: the one place where ballots, poll in force, its page, roll, candidates and
 * ledger come together. Every command that shows, drafts, publishes or verifies a result uses it, and {@link
 * requireSound} before relying on the result.
 *
 * @throws ElectionError (input) naming file, line and field; (undecided) where a vote is needed and there are
 * no ballots.
 */
export async function readElectionResult(
  workspace: Workspace,
  id: string,
  { clock, ...options }: ResultOptions,
): Promise<ElectionResult> {
  const { input, profile, warnings } = await readDeclarationInput(workspace, id, options);
  requirePast(input.election, clock.now);
  const today = utcDate(clock.now);
  const declaration = declareElection(input, { hypothetical: false, today });
  const page = await readPollResult(workspace, id);
  if (page !== undefined && hasBegun(input.election, clock.now) && isAhead(page.read, clock.now)) {
    throw new ElectionError("input", `${pollResultPath(id)}: read: ${page.read} is in the future`, {
      hint: 'Record again what the page says: kata-election poll record --ballots <number> --ranking "<ranking>".',
    });
  }
  const isOwn = options.ballots === undefined && declaration.count !== undefined;
  const ballots = isOwn ? await countedFile(workspace, input.election, clock) : undefined;
  const basis = resultBasis({ declaration, ballots, page, now: clock.now });
  const unlike = seatsUnlikePage(await readElectionPages(workspace, id), input.election.seats);
  const openQuestions = [
    ...(unlike === undefined ? [] : [seatsQuestion(id, unlike)]),
    ...(await candidacyQuestions(workspace, id, input.election)),
    ...basis.questions,
    ...declaration.openQuestions,
  ];
  return {
    ...{ input, declaration, profile, page, basis, openQuestions },
    // A ranking that the page confirms was read the right way round.
    warnings: warnings.filter((each) => basis.page !== "agrees" || each !== supposedDirection),
  };
}

/** How the poll's page compares with the count, in a sentence; undefined where they differ, or no vote was held. */
export function pageRemark({ basis, page }: ElectionResult): string | undefined {
  return wordPage(basis, page);
}

function recordsIn(questions: readonly OpenQuestion[], file: OpenQuestion["file"]): string[] {
  return questions.filter((question) => question.file === file).map(({ record }) => record);
}

/**
 * Stops where the result does not stand.
 *
 * @throws ElectionError (refused) with every difference from the poll's page; (undecided) with every open
 * question and how to record its answer.
 */
export function requireSound({ declaration, basis, openQuestions }: ElectionResult): void {
  const { election } = declaration.election;
  if (basis.differences.length > 0) {
    const message = ["this count differs from the poll's page", ...basis.differences].join("\n");
    throw new ElectionError("refused", message, {
      hint: `Is ${ballotsPath(election)} the export of the right poll, downloaded after it closed? Was ${pollResultPath(election)} copied correctly?`,
    });
  }
  if (openQuestions.length === 0) return;
  const commands = recordsIn(openQuestions, "command");
  const names = recordsIn(openQuestions, "people");
  const decisions = recordsIn(openQuestions, undefined);
  const again = "and run the command again:";
  const questions = openQuestions.map(({ text }) => text).join("\n");
  throw new ElectionError("undecided", `a person must decide\n${questions}`, {
    hint: [
      ...(commands.length > 0 ? [`Record what is true, ${again}`, ...commands] : []),
      ...(names.length > 0
        ? [`Record in elections/people.yaml what is true, ${again}`, ...names]
        : []),
      ...(decisions.length > 0
        ? [
            `Record what was decided in ${electionFilePath(election)} ${again}`,
            "decisions:",
            ...decisions,
          ]
        : []),
    ].join("\n"),
  });
}

/**
 * An election's count for display: with its closeness, and the result under other rules.
 *
 * @throws ElectionError (input) where there are no ballots.
 */
export function countOfElection(result: ElectionResult) {
  const { declaration, profile, basis, openQuestions } = result;
  const { count, election, seats, vote } = declaration;
  if (count === undefined || profile === undefined) {
    throw new ElectionError("input", `there is no ${ballotsPath(election.election)}`, {
      hint: `Save the CIVS export there. (${visible(vote.reason)}; kata-election seats fill works without ballots.)`,
    });
  }
  const struck = count.withStruck === undefined ? [] : count.struck.map(({ name }) => name);
  const counted = withoutCandidates(profile, struck);
  const near = closenessOf(counted, election.rule, seats.length);
  const agreement = agreementWith(counted, count.tally);
  const comparison = { agreement, ...(near === undefined ? {} : { closeness: near }) };
  const json = () => ({
    ...tallyJson(count.tally, comparison),
    seating: { ...seatingJson(declaration), openQuestions },
    poll: { id: basis.poll?.id ?? null, page: basis.page },
  });
  return { tally: count.tally, near, agreement, seats: seats.length, json };
}
