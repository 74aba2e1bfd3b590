import { loginKey } from "./account.ts";

/** A coding agent or a service that commits: the login to record it by, and what its commits bear. */
export interface KnownAgent {
  readonly login: string;
  /** Other logins of it. */
  readonly logins: readonly string[];
  /** First words of its names, folded. */
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/**
 * Agents that sign as people do, and services whose accounts are of type User: logins, names, addresses.
 * A hint, never a proof.
 */
const table = `
Copilot copilot-swe-agent copilot-pull-request-reviewer github-copilot | copilot; github copilot; copilot swe; copilot autofix | copilot@github.com copilot@users.noreply.github.com
claude claude-code anthropic-claude claude-ai | claude; anthropic claude; anthropic | noreply@anthropic.com claude@anthropic.com claude-code@anthropic.com
cursoragent cursor cursor-agent | cursor; cursoragent | cursoragent@cursor.com agent@cursor.com noreply@cursor.com
openhands-agent openhands opendevin | openhands; opendevin; all hands | openhands@all-hands.dev openhands@openhands.dev opendevin@all-hands.dev
devin-ai-integration devin-ai | devin; devin ai; cognition devin | devin@cognition.ai bot@devin.ai bot@cognition.ai
codex chatgpt-codex-connector openai-codex chatgpt | codex; openai codex; chatgpt; chatgpt codex; openai; gpt | codex@openai.com noreply@openai.com chatgpt@openai.com
gemini-code-assist gemini-cli google-gemini | gemini; google gemini | gemini@google.com gemini-code-assist@google.com noreply@google.com
google-labs-jules jules-google | jules; google jules; google labs jules | jules@google.com
amazon-q-developer amazon-q | amazon q; q developer; aws q; kiro; codewhisperer | amazon-q@amazon.com noreply@amazon.com kiro@amazon.com
aider aider-chat | aider | noreply@aider.chat aider@aider.chat
windsurf | windsurf; cascade; codeium | noreply@codeium.com
opencode opencode-agent | opencode | noreply@opencode.ai
roomote roo-code cline | roo; roo code; roomote; cline
qwen-coder | qwen; qwen code; qwen coder | qwen-coder@alibabacloud.com
codegen-sh | codegen; codegen sh
sweep-ai | sweep; sweep ai
coderabbitai | coderabbit; coderabbitai; code rabbit
sourcery-ai | sourcery; sourcery ai
deepsource-autofix | deepsource; deepsource autofix
grok | grok; xai grok | noreply@x.ai
dependabot dependabot-preview | dependabot; dependabot preview | support@dependabot.com support@github.com
renovate renovate-bot renovatebot mend-renovate | renovate; renovate bot; mend; mend renovate; whitesource; whitesource renovate | bot@renovateapp.com renovate@whitesourcesoftware.com renovate@mend.io
github-actions actions-user | github actions; github action; actions user | action@github.com actions@github.com github-actions@github.com
k8s-ci-robot openshift-ci-robot openshift-merge-robot google-oss-robot k8s-merge-robot | k8s ci; kubernetes prow; kubernetes ci; openshift ci; openshift merge | k8s.ci.robot@gmail.com
weblate | weblate; hosted weblate | hosted@weblate.org noreply@weblate.org
crowdin crowdin-bot | crowdin | support+bot@crowdin.com support@crowdin.com
transifex-integration | transifex; transifex integration
mergify | mergify; mergify io
pre-commit-ci | pre commit; pre commit ci
snyk-bot snyk-io | snyk | snyk-bot@snyk.io snyk-security-bot@snyk.io
imgbot imgbotapp | imgbot; imgbotapp
allcontributors | allcontributors; all contributors
greenkeeper | greenkeeper
codecov codecov-io | codecov
fossabot | fossa; fossabot
semantic-release-bot | semantic release
release-please | release please
stepsecurity-app | stepsecurity; step security
restyled-io | restyled; restyled io
amp sourcegraph-amp | amp | amp@ampcode.com noreply@ampcode.com
goose block-goose | goose; codename goose | goose@block.xyz
junie jetbrains-junie | junie; jetbrains junie | junie@jetbrains.com
augment augmentcode augment-agent | augment; augment code | agent@augmentcode.com noreply@augmentcode.com
factory-droid | factory droid; droid | droid@factory.ai
lovable-dev gpt-engineer-app | lovable; lovable dev; gpt engineer app
replit-agent | replit
v0 v0-vercel | v0; vercel v0 | v0@vercel.com
bolt-new | bolt new; bolt.new
kimi-cli | kimi; moonshot kimi
deepseek-ai | deepseek
ellipsis-dev | ellipsis; ellipsis dev
tembo-io | tembo; tembo io
warp-agent warpdotdev | warp | agent@warp.dev noreply@warp.dev
kilocode | kilo; kilo code; kilocode
crush | crush | crush@charm.land
trae-ai | trae; trae ai
mistral-vibe | mistral; mistral vibe; devstral
`;

const listOf = (text: string, separator: string): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** All of them, in the order of the table. */
export const knownAgents: readonly KnownAgent[] = listOf(table, "\n").map((line) => {
  const [logins = "", names = "", addresses = ""] = line.split("|");
  const [login = "", ...others] = listOf(logins, " ");
  return { login, logins: others, names: listOf(names, ";"), addresses: listOf(addresses, " ") };
});

const suffix = "[bot]";

/** A login without the `[bot]` that GitHub adds to those of apps. */
export function bareLogin(login: string): string {
  const key = loginKey(login);
  return key.endsWith(suffix) ? key.slice(0, -suffix.length) : key;
}

const byLogin = new Map(
  knownAgents.flatMap((agent) =>
    [agent.login, ...agent.logins].map((login) => [loginKey(login), agent] as const),
  ),
);

/** The agent that has a login, with or without `[bot]`; undefined for people. */
export function agentWithLogin(login: string): KnownAgent | undefined {
  return byLogin.get(bareLogin(login));
}

/** The login by which an agent's account would be listed; undefined for other accounts. */
export function agentOfLogin(login: string): string | undefined {
  return agentWithLogin(login) === undefined ? undefined : login;
}

/** All logins of the agent that one of them names, itself among them. */
export function loginsOfAgent(login: string): readonly string[] {
  const agent = agentWithLogin(login);
  const others = agent === undefined ? [] : [agent.login, ...agent.logins];
  return [login, ...others].map(bareLogin);
}
