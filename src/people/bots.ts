import { type Account, loginKey } from "./account.ts";
import { parseNoreply } from "./address.ts";
import type { PeopleFile } from "./people-file.ts";

const suffix = "[bot]";

/** Says of accounts and addresses whether they are a robot's, and how that is known. */
export interface BotIndex {
  /** Why the account is a robot's, undefined for people's. */
  ofAccount(account: Pick<Account, "login" | "type">): string | undefined;
  /** Why a commit's author without an account is a robot, judged by the address; undefined for people. */
  ofAddress(address: string): { readonly login: string; readonly reason: string } | undefined;
}

function bareLogin(login: string): string {
  const key = loginKey(login);
  return key.endsWith(suffix) ? key.slice(0, -suffix.length) : key;
}

/**
 * Robots are accounts of type Bot, logins and noreply addresses with `[bot]`, and whom `people.yaml`
 * lists. A name that merely looks like a robot's proves nothing: see {@link looksLikeBot}.
 */
export function botIndex({ bots }: Pick<PeopleFile, "bots">): BotIndex {
  const listed = new Map(bots.map(({ login, reason }) => [bareLogin(login), reason]));
  const ofLogin = (login: string): string | undefined => {
    const reason = listed.get(bareLogin(login));
    if (reason !== undefined) return `listed as a bot in people.yaml: ${reason}`;
    return loginKey(login).endsWith(suffix) ? "the login ends in [bot]" : undefined;
  };
  return {
    ofAccount: ({ login, type }) =>
      ofLogin(login) ?? (type === "Bot" ? "an account of type Bot" : undefined),
    ofAddress: (address) => {
      const owner = parseNoreply(address);
      if (owner === undefined) return undefined;
      const reason = ofLogin(owner.login);
      return reason === undefined ? undefined : { login: owner.login, reason };
    },
  };
}

/** Whether a login or name looks like a robot's, so that a person should look at it. */
export function looksLikeBot(name: string): boolean {
  const words = name.split(/[^\p{L}\p{N}]+/u).map((word) => word.toLowerCase());
  return (
    /bot$/i.test(name.trim()) ||
    words.some((word) => ["bot", "robot", "ci", "automation", "jenkins", "actions"].includes(word))
  );
}
