import { type Account, loginKey } from "./account.ts";
import { addressKey, isUsableAddress, parseNoreply } from "./address.ts";
import { foldName } from "./fold-name.ts";
import { agentOfLogin, agentWithLogin, type KnownAgent, knownAgents } from "./known-agents.ts";

/** Words that agents add to their names: what they are, and which model. */
const titles = new Set(
  "agent agents ai app assist assistant autofix bot cli cloud code coder coding connector context dev developer fable haiku integration labs max mini model opus pro preview robot sonnet swe team turbo web flash anthropic google openai github microsoft vscode by via".split(
    " ",
  ),
);

const byAddress = new Map(
  knownAgents.flatMap((agent) => agent.addresses.map((address) => [address, agent] as const)),
);

const suffix = "[bot]";

function wordsOf(name: string): string[] {
  return foldName(name)
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== "");
}

const named = knownAgents.flatMap((agent) =>
  agent.names.map((name) => ({ agent, words: wordsOf(name) })),
);

/** Whether a name is an agent's and nothing but what agents add: `Claude Opus 4.5`, not `Claude Monet`. */
function agentOfName(name: string): KnownAgent | undefined {
  const words = wordsOf(name);
  const rests = named.filter(({ words: first }) => first.every((word, at) => words[at] === word));
  return rests.find(({ words: first }) =>
    words.slice(first.length).every((word) => titles.has(word) || /^v?\d[\d.a-z]{0,9}$/.test(word)),
  )?.agent;
}

/** A name and an address as commits bear them. */
interface Signature {
  readonly name: string;
  readonly email: string;
}

/** Agents' names that people have too: alone, they say nothing about an author with a mailbox. */
const givenNames = new Set(["claude", "cline", "devin", "jules", "junie", "kimi", "roo"]);

/**
 * The login by which a commit's robot would be listed, where its author bears the address or name of a
 * known agent or service, or a name that ends in `[bot]`; undefined for people.
 */
export function agentOf({ name, email }: Signature): string | undefined {
  const trimmed = name.trim();
  if (trimmed.toLowerCase().endsWith(suffix)) {
    const login = trimmed.slice(0, -suffix.length).trim();
    const known = agentWithLogin(login);
    if (known !== undefined) return known.login;
    if (/^[\w-]{1,100}$/.test(login)) return `${login}${suffix}`;
  }
  const owner = parseNoreply(email);
  const byMail =
    (owner === undefined ? undefined : agentWithLogin(owner.login)) ??
    byAddress.get(addressKey(email));
  if (byMail !== undefined) return byMail.login;
  const couldBePerson = givenNames.has(foldName(name)) && isUsableAddress(email);
  return couldBePerson ? undefined : agentOfName(name)?.login;
}

/** Words in logins, names and mailboxes of what is not a person: kinds of tools, and tools that many run. */
const toolWords = new Set(
  "actions agent agents anthropic assistant assistants autofix automation automerge autoupdate bot chatgpt ci cicd codex copilot dependabot deploy droid gitops gpt importer jenkins llm mirror nightly openai pipeline prow release releaser renovate robot service serviceaccount svc sync syncer updater zuul".split(
    " ",
  ),
);

function hasToolWord(text: string): boolean {
  const words = text.split(/[^\p{L}\p{N}]+/u).map((word) => word.toLowerCase());
  return words.some((word) => toolWords.has(word.replace(/(?<!\d)\d+$/, "")));
}

/** Whether a login or name looks like a robot's, so that a person should look at it. */
export function looksLikeBot(name: string): boolean {
  const trimmed = name.trim();
  // A name's last word, and each part of a login: `acme-bot2`, `AcmeBot-prod`.
  const ends = trimmed.includes(" ") ? [trimmed] : trimmed.split(/[^\p{L}\p{N}[\]]+/u);
  return (
    ends.some((end) => /bot\d{0,9}(\[bot\])?$/i.test(end)) ||
    /[^ ]-ai$/i.test(trimmed) ||
    agentOfLogin(trimmed) !== undefined ||
    hasToolWord(trimmed)
  );
}

/** Whether a mailbox is a tool's by its name: `agent@`, `renovate@`, `release-bot@`, `noreply@`. */
function isToolMailbox(email: string): boolean {
  const key = addressKey(email);
  const local = key.slice(0, Math.max(0, key.lastIndexOf("@")));
  if (parseNoreply(email) !== undefined) return false;
  return /^(no|do-?not)[-_.]?reply$/.test(local) || /bot\d{0,9}$/.test(local) || hasToolWord(local);
}

/** Whether a commit bears an agent's or tool's name or address, also one that a person may have. */
export function looksLikeTool(signature: Signature): boolean {
  return (
    agentOf(signature) !== undefined ||
    agentOfName(signature.name) !== undefined ||
    looksLikeBot(signature.name) ||
    isToolMailbox(signature.email)
  );
}

/** GitHub's own accounts for things without a known owner; no person is behind them. */
const githubsOwn = new Set(["ghost", "invalid-email-address", "web-flow"]);

/** Whether an account is GitHub's own. */
export function isGitHubsOwn({ login }: Pick<Account, "login">): boolean {
  return githubsOwn.has(loginKey(login));
}
