import { loginKey } from "../people/account.ts";
import type { BotIndex } from "../people/bots.ts";
import { visible } from "../visible-text.ts";
import { type Entitled, entitlement, type VoterDecisions } from "./entitlement.ts";
import type { Gathered } from "./gather.ts";
import type { Person, Persons } from "./persons.ts";
import { oldCommitsItem } from "./review/review-items.ts";
import type { ReviewItem, Roll } from "./roll.ts";
import type { RollRules } from "./roll-rules.ts";

/** Everyone with counted contributions: voters, non-voters, and people to check. */
export interface Judged {
  readonly entitled: Entitled[];
  readonly excluded: Map<string, Roll["excluded"][number]>;
  readonly review: ReviewItem[];
  /** Logins that officials exclude and that no account in the evidence has. */
  readonly idleExclusions: string[];
}

function robotReason({ login, formerly, types }: Person, bots: BotIndex): string | undefined {
  const type = types.has("Bot") ? "Bot" : "User";
  const reasons = [login, ...formerly].map((each) => bots.ofAccount({ login: each, type }));
  return reasons.find((reason) => reason !== undefined);
}

/** The account type of someone who is neither a person nor a robot. */
function strangeType({ types }: Person): string | undefined {
  return [...types].filter((type) => type !== "User" && type !== "Bot").sort()[0];
}

/** Decides about every person: robots, the excluded and other than people do not vote. */
export function judge(
  persons: Persons,
  decisions: VoterDecisions,
  { counted }: Pick<Gathered, "counted">,
  rules: RollRules,
  bots: BotIndex,
): Judged {
  const judged: Judged = { entitled: [], excluded: new Map(), review: [], idleExclusions: [] };
  const exclude = (login: string, reason: string): void => {
    judged.excluded.set(loginKey(login), { login: visible(login), reason: visible(reason) });
  };
  for (const { login, reason } of persons.addressBots) exclude(login, reason);
  for (const person of persons.byKey.values()) {
    const { key, login, trail } = person;
    const ground = entitlement(person, decisions, rules, counted);
    const isSeen = ground !== undefined || trail.commits.size > 0;
    const exclusion = decisions.excluded.get(key);
    if (!isSeen) {
      if (exclusion === undefined) continue;
      exclude(login, `${exclusion}; they have nothing that counts anyway`);
      if (person.id === null && trail.missed.size === 0) judged.idleExclusions.push(login);
      continue;
    }
    const robot = robotReason(person, bots);
    const type = strangeType(person);
    if (robot !== undefined) exclude(login, robot);
    else if (exclusion !== undefined) exclude(login, exclusion);
    else if (type !== undefined && !decisions.added.has(key)) {
      judged.review.push({ about: "not-a-person", login, type });
    } else if (ground !== undefined) judged.entitled.push({ person, entitlement: ground });
    else judged.review.push(oldCommitsItem(person));
  }
  return judged;
}
