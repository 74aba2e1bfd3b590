import { type Account, loginKey } from "./account.ts";
import { addressKey, parseNoreply } from "./address.ts";
import { agentOf } from "./agents.ts";
import { foldName } from "./fold-name.ts";
import { bareLogin, loginsOfAgent } from "./known-agents.ts";
import type { PeopleFile } from "./people-file.ts";

const suffix = "[bot]";

/** A bot known only from commits, and how. */
export interface CommitRobot {
  readonly login: string;
  readonly reason: string;
}

/** Decides whether accounts and signatures are a bot's, and how that is known. */
export interface BotIndex {
  /** Why the account is a robot's, undefined for people's. */
  ofAccount(account: Pick<Account, "login" | "type">): string | undefined;
  /** Why a commit's author without an account is a robot; undefined for people. */
  ofSignature(signature: {
    readonly name: string;
    readonly email: string;
  }): CommitRobot | undefined;
}

/** What GitHub itself signs with, for commits made on its pages that name no author. */
function isWebEditor({ name, email }: { readonly name: string; readonly email: string }): boolean {
  return foldName(name) === "github" && addressKey(email) === "noreply@github.com";
}

/**
 * Robots are accounts of type Bot, logins and noreply addresses with `[bot]`, and whom `people.yaml`
 * lists: a known agent under every login, name and address it has. A name that merely looks like a
 * robot's proves nothing: see `looksLikeBot`.
 */
export function botIndex({ bots }: Pick<PeopleFile, "bots">): BotIndex {
  const listed = new Map(
    bots.flatMap(({ login, reason }) =>
      loginsOfAgent(login).map((each) => [each, { login, reason }] as const),
    ),
  );
  for (const { login, reason } of bots) listed.set(bareLogin(login), { login, reason });
  const reasonOf = (reason: string): string => `listed as a bot in people.yaml: ${reason}`;
  const ofLogin = (login: string): string | undefined => {
    const found = listed.get(bareLogin(login));
    if (found !== undefined) return reasonOf(found.reason);
    return loginKey(login).endsWith(suffix) ? "the login ends in [bot]" : undefined;
  };
  return {
    ofAccount: ({ login, type }) =>
      ofLogin(login) ?? (type === "Bot" ? "an account of type Bot" : undefined),
    ofSignature: (signature) => {
      if (isWebEditor(signature)) return { login: "web-flow", reason: "GitHub's own account" };
      const owner = parseNoreply(signature.email);
      const reason = owner === undefined ? undefined : ofLogin(owner.login);
      if (owner !== undefined && reason !== undefined) {
        return { login: listed.get(bareLogin(owner.login))?.login ?? owner.login, reason };
      }
      const agent = agentOf(signature);
      const found = agent === undefined ? undefined : listed.get(bareLogin(agent));
      return found && { login: found.login, reason: reasonOf(found.reason) };
    },
  };
}
