import { publicationLevels } from "../../election/election.ts";
import { loginKey } from "../../people/account.ts";
import { publicRecord } from "../build-record.ts";
import { reasonOf } from "../outcome-reason.ts";
import { type ElectionRecord, type RecordedOutcome, recordText } from "../record.ts";
import type { Change } from "./erratum.ts";

/** One thing that a record says: where, and what. */
type Statement = readonly [where: string, says: string];

const levels: readonly string[] = [...publicationLevels, "complete"];

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isPlain(value: unknown): boolean {
  return !isObject(value) || (Array.isArray(value) && value.every((each) => !isObject(each)));
}

/** Every value of JSON with its path; people by login, so that positions do not matter. */
function statementsOf(value: unknown, where: string): Statement[] {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (isPlain(value)) return [[where, said(value)]];
  if (!Array.isArray(value)) {
    return Object.entries(value as object).flatMap(([key, each]) =>
      statementsOf(each, where === "" ? key : `${where}.${key}`),
    );
  }
  return value.flatMap((each: unknown, position) => {
    const login = isObject(each) && "login" in each ? each.login : undefined;
    return statementsOf(each, `${where}[${typeof login === "string" ? login : position + 1}]`);
  });
}

function said(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function outcomeWords({ outcome }: RecordedOutcome): string {
  if (outcome.state !== "seated") return outcome.state;
  const { seat, until, reelected } = outcome;
  return `seated (seat ${seat}, until ${until}, ${reelected ? "continuing" : "new"})`;
}

/** Reasons are worded from data, so that other wording is not a change. */
function outcomeStatements(outcome: RecordedOutcome, record: ElectionRecord): Statement[] {
  const where = `outcomes[${loginKey(outcome.login)}]`;
  const { name, organization, rank } = outcome;
  const reason = reasonOf(outcome, record);
  return [
    [where, outcomeWords(outcome)],
    [`${where}.name`, name],
    [`${where}.organization`, organization ?? "none"],
    ...(rank === undefined ? [] : ([[`${where}.rank`, String(rank)]] as const)),
    ...(reason === undefined ? [] : ([[`${where}.reason`, reason]] as const)),
  ];
}

function pairStatements({ candidates, pairwise }: NonNullable<ElectionRecord["count"]>) {
  return candidates.flatMap((above, row) =>
    candidates.flatMap((below, column): Statement[] => {
      const number = pairwise[row]?.[column];
      return row === column || number === undefined
        ? []
        : [[`count.pairwise[${above} above ${below}]`, String(number)]];
    }),
  );
}

/** A record's facts about the election, without digests of files, comments and its own history. */
function recordStatements(record: ElectionRecord): ReadonlyMap<string, string> {
  const { outcomes, count, ranking, errata: _, inputs: __, remarks: ___, ...others } = record;
  const { completeRecord: ____, level: _____, page: ______, ...rest } = others;
  const plain: unknown = JSON.parse(recordText(rest as ElectionRecord));
  const statements = [
    ...outcomes.flatMap((outcome) => outcomeStatements(outcome, record)),
    ...(ranking === undefined
      ? []
      : [["ranking", ranking.map((tier) => tier.join(" = ")).join(" > ")] as const]),
    ...statementsOf(plain, ""),
    ...(count === undefined ? [] : pairStatements(count)),
  ];
  if (count !== undefined) {
    const { pairwise: _matrix, ...sets } = count;
    statements.push(...statementsOf(JSON.parse(JSON.stringify(sets)), "count"));
  }
  return new Map(statements);
}

/**
 * What a correction changes. Both records are reduced to the lower of their levels, so that nothing else is
 * revealed.
 */
export function recordChanges(before: ElectionRecord, after: ElectionRecord): Change[] {
  const lower = Math.min(levels.indexOf(before.level), levels.indexOf(after.level));
  const level = publicationLevels[lower];
  const shown = (record: ElectionRecord): ElectionRecord =>
    level === undefined || record.level === level ? record : publicRecord(record, level, "");
  const [old, next] = [recordStatements(shown(before)), recordStatements(shown(after))];
  const wheres = [...new Set([...old.keys(), ...next.keys()])];
  const changes = wheres.flatMap((where): Change[] => {
    const [was, now] = [old.get(where) ?? null, next.get(where) ?? null];
    return was === now ? [] : [{ where, was, now }];
  });
  if (before.level === after.level) return changes;
  return [...changes, { where: "level", was: before.level, now: after.level }];
}
