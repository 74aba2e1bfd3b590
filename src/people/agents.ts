import { type Account, loginKey } from "./account.ts";
import { addressKey, isUsableAddress, parseNoreply } from "./address.ts";
import { foldName } from "./fold-name.ts";

/** A coding agent or a service that commits: the login to record it by, and what its commits bear. */
interface KnownAgent {
  readonly login: string;
  /** Other logins of it. */
  readonly logins?: readonly string[];
  /** First words of its names, folded; what may follow is in {@link titles}. */
  readonly names: readonly string[];
  readonly addresses?: readonly string[];
}

/** Agents that sign as people do, and services whose accounts are of type User. A hint, never a proof. */
const agents: readonly KnownAgent[] = [
  {
    login: "Copilot",
    logins: ["copilot-swe-agent", "copilot-pull-request-reviewer", "github-copilot"],
    names: ["copilot", "github copilot", "copilot swe", "copilot autofix"],
    addresses: ["copilot@github.com", "copilot@users.noreply.github.com"],
  },
  {
    login: "claude",
    logins: ["claude-code", "anthropic-claude", "claude-ai"],
    names: ["claude", "anthropic claude", "anthropic"],
    addresses: ["noreply@anthropic.com", "claude@anthropic.com", "claude-code@anthropic.com"],
  },
  {
    login: "cursoragent",
    logins: ["cursor", "cursor-agent"],
    names: ["cursor", "cursoragent"],
    addresses: ["cursoragent@cursor.com", "agent@cursor.com", "noreply@cursor.com"],
  },
  {
    login: "openhands-agent",
    logins: ["openhands", "opendevin"],
    names: ["openhands", "opendevin", "all hands"],
    addresses: ["openhands@all-hands.dev", "openhands@openhands.dev", "opendevin@all-hands.dev"],
  },
  {
    login: "devin-ai-integration",
    logins: ["devin-ai"],
    names: ["devin", "devin ai", "cognition devin"],
    addresses: ["devin@cognition.ai", "bot@devin.ai", "bot@cognition.ai"],
  },
  {
    login: "codex",
    logins: ["chatgpt-codex-connector", "openai-codex", "chatgpt"],
    names: ["codex", "openai codex", "chatgpt", "chatgpt codex", "openai", "gpt"],
    addresses: ["codex@openai.com", "noreply@openai.com", "chatgpt@openai.com"],
  },
  {
    login: "gemini-code-assist",
    logins: ["gemini-cli", "google-gemini"],
    names: ["gemini", "google gemini"],
    addresses: ["gemini@google.com", "gemini-code-assist@google.com", "noreply@google.com"],
  },
  {
    login: "google-labs-jules",
    logins: ["jules-google"],
    names: ["jules", "google jules", "google labs jules"],
    addresses: ["jules@google.com"],
  },
  {
    login: "amazon-q-developer",
    logins: ["amazon-q"],
    names: ["amazon q", "q developer", "aws q", "kiro", "codewhisperer"],
    addresses: ["amazon-q@amazon.com", "noreply@amazon.com", "kiro@amazon.com"],
  },
  {
    login: "aider",
    logins: ["aider-chat"],
    names: ["aider"],
    addresses: ["noreply@aider.chat", "aider@aider.chat"],
  },
  {
    login: "windsurf",
    names: ["windsurf", "cascade", "codeium"],
    addresses: ["noreply@codeium.com"],
  },
  {
    login: "opencode",
    logins: ["opencode-agent"],
    names: ["opencode"],
    addresses: ["noreply@opencode.ai"],
  },
  {
    login: "roomote",
    logins: ["roo-code", "cline"],
    names: ["roo", "roo code", "roomote", "cline"],
  },
  {
    login: "qwen-coder",
    names: ["qwen", "qwen code", "qwen coder"],
    addresses: ["qwen-coder@alibabacloud.com"],
  },
  { login: "codegen-sh", names: ["codegen", "codegen sh"] },
  { login: "sweep-ai", names: ["sweep", "sweep ai"] },
  { login: "coderabbitai", names: ["coderabbit", "coderabbitai", "code rabbit"] },
  { login: "sourcery-ai", names: ["sourcery", "sourcery ai"] },
  { login: "deepsource-autofix", names: ["deepsource", "deepsource autofix"] },
  { login: "grok", names: ["grok", "xai grok"], addresses: ["noreply@x.ai"] },
  {
    login: "dependabot",
    logins: ["dependabot-preview"],
    names: ["dependabot", "dependabot preview"],
    addresses: ["support@dependabot.com", "support@github.com"],
  },
  {
    login: "renovate",
    logins: ["renovate-bot", "renovatebot", "mend-renovate"],
    names: ["renovate", "renovate bot", "mend renovate", "whitesource renovate"],
    addresses: ["bot@renovateapp.com", "renovate@whitesourcesoftware.com", "renovate@mend.io"],
  },
  {
    login: "github-actions",
    logins: ["actions-user"],
    names: ["github actions", "github action", "github-actions", "actions user"],
    addresses: ["action@github.com", "actions@github.com", "github-actions@github.com"],
  },
  {
    login: "k8s-ci-robot",
    logins: ["openshift-ci-robot", "openshift-merge-robot", "google-oss-robot", "k8s-merge-robot"],
    names: ["k8s ci", "kubernetes prow", "kubernetes ci", "openshift ci", "openshift merge"],
    addresses: ["k8s.ci.robot@gmail.com"],
  },
  {
    login: "weblate",
    names: ["weblate", "hosted weblate"],
    addresses: ["hosted@weblate.org", "noreply@weblate.org"],
  },
  {
    login: "crowdin",
    logins: ["crowdin-bot"],
    names: ["crowdin"],
    addresses: ["support+bot@crowdin.com", "support@crowdin.com"],
  },
  { login: "transifex-integration", names: ["transifex", "transifex integration"] },
  { login: "mergify", names: ["mergify", "mergify io"] },
  { login: "pre-commit-ci", names: ["pre commit", "pre commit ci"] },
  {
    login: "snyk-bot",
    logins: ["snyk-io"],
    names: ["snyk"],
    addresses: ["snyk-bot@snyk.io", "snyk-security-bot@snyk.io"],
  },
  { login: "imgbot", logins: ["imgbotapp"], names: ["imgbot", "imgbotapp"] },
  { login: "allcontributors", names: ["allcontributors", "all contributors"] },
  { login: "greenkeeper", names: ["greenkeeper"] },
  { login: "codecov", logins: ["codecov-io"], names: ["codecov"] },
  { login: "fossabot", names: ["fossa", "fossabot"] },
  { login: "semantic-release-bot", names: ["semantic release"] },
  { login: "release-please", names: ["release please"] },
  { login: "stepsecurity-app", names: ["stepsecurity", "step security"] },
  { login: "restyled-io", names: ["restyled", "restyled io"] },
];

/** Words that agents add to their names: what they are, and which model. */
const titles = new Set(
  "agent agents ai app assist assistant autofix bot cli cloud code coder coding connector context dev developer fable haiku integration labs max mini model opus pro preview robot sonnet swe team turbo web flash anthropic google openai github microsoft vscode by via".split(
    " ",
  ),
);

const byLogin = new Map(
  agents.flatMap((agent) =>
    [agent.login, ...(agent.logins ?? [])].map((login) => [loginKey(login), agent] as const),
  ),
);
const byAddress = new Map(
  agents.flatMap((agent) => (agent.addresses ?? []).map((address) => [address, agent] as const)),
);

const suffix = "[bot]";

/** A login without the `[bot]` that GitHub adds to those of apps. */
export function bareLogin(login: string): string {
  const key = loginKey(login);
  return key.endsWith(suffix) ? key.slice(0, -suffix.length) : key;
}

function wordsOf(name: string): string[] {
  return foldName(name)
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== "");
}

const named = agents.flatMap((agent) =>
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

/** Agents' names that are people's too: without more words they say nothing of an author with a mailbox. */
const givenNames = new Set(["claude", "devin", "jules"]);

/**
 * The login by which a commit's robot would be listed, where its author bears the address or name of a
 * known agent or service, or a name that ends in `[bot]`; undefined for people.
 */
export function agentOf({ name, email }: Signature): string | undefined {
  const trimmed = name.trim();
  if (trimmed.toLowerCase().endsWith(suffix)) {
    const login = trimmed.slice(0, -suffix.length).trim();
    const known = byLogin.get(loginKey(login));
    if (known !== undefined) return known.login;
    if (/^[\w-]{1,100}$/.test(login)) return `${login}${suffix}`;
  }
  const owner = parseNoreply(email);
  const byMail =
    (owner === undefined ? undefined : byLogin.get(bareLogin(owner.login))) ??
    byAddress.get(addressKey(email));
  if (byMail !== undefined) return byMail.login;
  const couldBePerson = givenNames.has(foldName(name)) && isUsableAddress(email);
  return couldBePerson ? undefined : agentOfName(name)?.login;
}

/** Whether a commit bears an agent's or tool's name or address, also one that a person may have. */
export function looksLikeTool(signature: Signature): boolean {
  return (
    agentOf(signature) !== undefined ||
    agentOfName(signature.name) !== undefined ||
    looksLikeBot(signature.name)
  );
}

/** Whether a login or name looks like a robot's, so that a person should look at it. */
export function looksLikeBot(name: string): boolean {
  const words = name.split(/[^\p{L}\p{N}]+/u).map((word) => word.toLowerCase());
  return (
    /bot(\[bot\])?$/i.test(name.trim()) ||
    agentOfLogin(name.trim()) !== undefined ||
    words.some((word) => toolWords.has(word))
  );
}

const toolWords = new Set(["actions", "automation", "bot", "ci", "jenkins", "robot", "zuul"]);

/** The login by which an agent's account would be listed; undefined for other accounts. */
export function agentOfLogin(login: string): string | undefined {
  return byLogin.has(bareLogin(login)) ? login : undefined;
}

/** All logins of the agent that one of them names, itself among them. */
export function loginsOfAgent(login: string): readonly string[] {
  const agent = byLogin.get(bareLogin(login));
  const others = agent === undefined ? [] : [agent.login, ...(agent.logins ?? [])];
  return [login, ...others].map(bareLogin);
}

/** GitHub's own accounts, under which it files what it knows no owner for: no one is behind them. */
const githubsOwn = new Set(["ghost", "invalid-email-address", "web-flow"]);

/** Whether an account is GitHub's own and so no one's. */
export function isGitHubsOwn({ login }: Pick<Account, "login">): boolean {
  return githubsOwn.has(loginKey(login));
}
