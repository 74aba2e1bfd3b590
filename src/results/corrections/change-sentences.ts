import { loginKey, sameLogin } from "../../people/account.ts";
import { listOf } from "../../wording.ts";
import { decisionHead } from "../decision-words.ts";
import type { ElectionRecord } from "../record.ts";
import type { Change } from "./erratum.ts";
import { earlier, not, personSentence, type Wording } from "./person-change-sentence.ts";

/** "1 ballot was", "40 ballots were". */
function ballotsWere(number: string): string {
  return number === "1" ? "1 ballot was" : `${number} ballots were`;
}

function asked(now: string): string {
  return now === "nothing" || now === "null" ? "no one" : now;
}

/** Single figures and facts; null if another sentence covers it. */
const figures: Readonly<Record<string, Wording | null>> = {
  "ballots.counted": (now, was) => `${ballotsWere(now)} counted${not(was)}.`,
  "ballots.invalid": (now, was) => `${ballotsWere(now)} invalid${not(was)}.`,
  "ballots.abstentions": (now, was) => `${ballotsWere(now)} without any rank${not(was)}.`,
  "ballots.digest": () => "Other ballots were counted than before: their digest changed.",
  "ballots.unranked": (now, was) =>
    `A candidate not ranked on a ballot counts as “${now}”, not as “${was}”.`,
  "roll.voters": (now, was) => `The roll has ${now} voters${not(was)}.`,
  "roll.revision": (now, was) => `The result names revision ${now} of the roll${not(was)}.`,
  "roll.sha256": () => "The roll's file changed: it has another digest.",
  "roll.mail.activated": (now, was) => `${now} voters had opted in to CIVS email${not(was)}.`,
  "roll.mail.awaiting": (now, was) => `${now} voters had not activated mail from CIVS${not(was)}.`,
  seatsDue: (now, was) => `The number of seats available was ${now}${not(was)}.`,
  openSeats: (now, was) => `The number of seats that stay vacant is ${now}${not(was)}.`,
  limit: (now, was) => `One organization may hold ${now} seats${not(was)}.`,
  groups: (now) =>
    now === "on"
      ? "Affiliated organizations count as one."
      : "Affiliated organizations are counted apart.",
  rule: (now, was) => `The ballots are counted by the rule ${now}${not(was)}.`,
  charter: (now, was) => `The charter of ${now} applies, not that of ${was}.`,
  season: (now, was) => `The election is that of ${now}${not(was)}.`,
  voteHeld: (now) => (now === "true" ? "A vote was held." : "No vote was held."),
  level: (now, was) => `The published record shows the level “${now}”, not “${was}”.`,
  ranking: (now, was) => `The ranking is ${now}.${earlier("it was", was)}`,
  officials: (now, was) => `The officials are ${now}.${earlier("the result named", was)}`,
  "count.condorcetWinner": (now, was) =>
    `The candidate who beats every other one is ${asked(now)}, not ${asked(was)}.`,
  "count.condorcetLoser": (now, was) =>
    `The candidate who loses to every other one is ${asked(now)}, not ${asked(was)}.`,
  "count.smithSet": (now, was) => `The Smith set is ${now}.${earlier("it was", was)}`,
  "count.schwartzSet": (now, was) => `The Schwartz set is ${now}.${earlier("it was", was)}`,
  "count.struck": (now, was) => `Struck from the ballots: ${now}.${earlier("there were", was)}`,
  "count.candidates": (now, was) => `The names counted are ${now}.${earlier("they were", was)}`,
  formatVersion: null,
  election: null,
};

function listIn(value: string): string[] | undefined {
  if (!/^\[.*\]$/s.test(value)) return undefined;
  try {
    const items: unknown = JSON.parse(value);
    return Array.isArray(items) ? items.map(String) : undefined;
  } catch {
    // Text by a person in parentheses, such as a reason.
    return undefined;
  }
}

/** Values of lists are JSON in the record's changes. */
function readable(value: string | null): string {
  if (value === null) return "nothing";
  const items = listIn(value);
  if (items === undefined) return value;
  return items.length === 0 ? "nothing" : listOf(items);
}

/** Names in a record by login. */
function namesOf({ candidates, continuing, outcomes }: ElectionRecord): Map<string, string> {
  const people = [...candidates, ...continuing, ...outcomes];
  return new Map(people.map(({ login, name }) => [loginKey(login), name]));
}

const periods: Readonly<Record<string, string>> = {
  nominations: "Nominations",
  campaign: "The Q&A period",
  voting: "Voting",
};

/** Lists whose entries are described as a whole. */
const entries: Readonly<Record<string, string>> = {
  decisions: "decision that officials recorded",
  polls: "poll",
  "ballots.skipped": "ballot that could not be read",
  candidates: "candidate",
  continuing: "member whose seat was not up",
};

/** Describes an entry of the corrected record; undefined for voters, and if the record no longer has it. */
function entryName(list: string, key: string, record: ElectionRecord): string | undefined {
  const position = Number(key) - 1;
  const person = [...record.candidates, ...record.continuing].find(({ login }) =>
    sameLogin(login, key),
  );
  if (list === "polls") return record.polls[position]?.id;
  if (list === "candidates" || list === "continuing") return person?.name ?? key;
  const decision = list === "decisions" ? record.decisions[position] : undefined;
  return (decision && decisionHead(decision))
    ?.map((word) => (typeof word === "string" ? word : word.name))
    .join("");
}

/** One sentence for all changes of one entry of such a list. */
function entrySentence(
  list: string,
  key: string,
  changes: readonly Change[],
  record: ElectionRecord,
): string {
  const what = entries[list] ?? "entry";
  if (changes.every(({ now }) => now === null)) {
    return `A ${what} was removed${list === "candidates" || list === "continuing" ? `: ${key}` : ""}.`;
  }
  const name = entryName(list, key, record);
  const isNew = changes.every(({ was }) => was === null);
  return `A ${what} ${isNew ? "was added" : "is another one now"}${name === undefined ? "" : `: ${name}`}.`;
}

/** The subject of a change: changes of one subject are described together, an entry as a whole. */
const places = {
  person: /^(outcomes|candidates|continuing)\[([^\]]*)\](?:\.(.+))?$/,
  entry: /^(decisions|polls|ballots\.skipped|candidates|continuing)\[([^\]]+)\]/,
  pair: /^count\.pairwise\[(.*)\]$/,
  period: /^(nominations|campaign|voting)\.(opens|closes)$/,
};

/** Facts where "nothing" is worth saying. */
const tellsAbsence = /^count\.|^rank/;

function sentenceOf(change: Change, names: ReadonlyMap<string, string>): string | undefined {
  const { where } = change;
  const [now, was] = [readable(change.now), readable(change.was)];
  const [, ...person] = places.person.exec(where) ?? [];
  if (person.length > 0) {
    const login = person[1] ?? "";
    const name = names.get(loginKey(login));
    const who = name === undefined ? login : `${name} (${login})`;
    return personSentence(person, who, { was, now });
  }
  const [, pair] = places.pair.exec(where) ?? [];
  if (pair !== undefined) return `${now} ballots rank ${pair}${not(was)}.`;
  const [, period = "", edge] = places.period.exec(where) ?? [];
  if (edge !== undefined) {
    return `${periods[period]} ${edge === "opens" ? "began" : "ended"} at ${now}${not(was, "at ")}.`;
  }
  if (change.now === null && !tellsAbsence.test(where)) {
    return `The result no longer says this about ${where}: ${was}.`;
  }
  const wording = figures[where];
  if (wording === null) return undefined;
  return wording?.(now, was) ?? `The record's ${where} is ${now}.${earlier("it was", was)}`;
}

/** Changes covered by others: digests by figures, reasons by outcomes, a person's facts by the person. */
function isTold({ where }: Change, all: ReadonlySet<string>): boolean {
  if (where === "ballots.digest") return all.has("ballots.counted");
  if (where === "roll.sha256") return all.has("roll.revision") || all.has("roll.voters");
  const [, list, login, part] = places.person.exec(where) ?? [];
  if (list === "outcomes" && part === "reason") return all.has(`outcomes[${login}]`);
  const isListed = list === "candidates" && (part === "name" || part === "affiliation");
  const same = part === "affiliation" ? "organization" : part;
  return isListed && all.has(`outcomes[${login}].${same}`);
}

/**
 * What a correction changed, in sentences: who, which number, and the earlier value. Decisions and polls are
 * described by entry, without fields.
 *
 * @param record the corrected record, whose names stand for logins.
 */
export function changeSentences(changes: readonly Change[], record: ElectionRecord): string[] {
  const names = namesOf(record);
  const all = new Set(changes.map(({ where }) => where));
  const byEntry = new Map<string, Change[]>();
  for (const change of changes) {
    const [entry, list] = places.entry.exec(change.where) ?? [];
    const isPerson = list === "candidates" || list === "continuing";
    // People who were added or removed are one entry; otherwise each fact is described.
    if (entry === undefined || (isPerson && !all.has(`${entry}.login`))) continue;
    byEntry.set(entry, [...(byEntry.get(entry) ?? []), change]);
  }
  return changes.flatMap((change): string[] => {
    const [entry = "", list = "", key = ""] = places.entry.exec(change.where) ?? [];
    const whole = byEntry.get(entry);
    if (whole !== undefined) {
      const isElsewhere = list === "candidates" && all.has(`outcomes[${key}]`);
      return whole[0] === change && !isElsewhere ? [entrySentence(list, key, whole, record)] : [];
    }
    const sentence = isTold(change, all) ? undefined : sentenceOf(change, names);
    return sentence === undefined ? [] : [sentence];
  });
}
