import { describe, expect, it } from "vitest";
import { agentOf, isGitHubsOwn, looksLikeBot, looksLikeTool } from "../../src/people/agents.ts";
import { agentOfLogin } from "../../src/people/known-agents.ts";

describe("agentOf", () => {
  // Names and addresses as these tools write them into commits, by their own documentation.
  it.each([
    ["Copilot", "198982749+Copilot@users.noreply.github.com", "Copilot"],
    ["copilot-swe-agent[bot]", "198982749+Copilot@users.noreply.github.com", "Copilot"],
    ["GitHub Copilot", "", "Copilot"],
    ["Claude", "noreply@anthropic.com", "claude"],
    ["Claude Opus 4.5 (1M context)", "someone@mail.example", "claude"],
    ["Claude Sonnet 4", "x@mail.example", "claude"],
    ["Claude Code", "me@mail.example", "claude"],
    ["Cursor Agent", "cursoragent@cursor.com", "cursoragent"],
    ["openhands", "openhands@all-hands.dev", "openhands-agent"],
    [
      "Devin AI",
      "158243242+devin-ai-integration[bot]@users.noreply.github.com",
      "devin-ai-integration",
    ],
    [
      "google-labs-jules[bot]",
      "161369871+google-labs-jules[bot]@users.noreply.github.com",
      "google-labs-jules",
    ],
    ["Gemini CLI", "nobody@localhost", "gemini-code-assist"],
    ["OpenAI Codex", "codex@openai.com", "codex"],
    ["aider (gpt-4)", "noreply@aider.chat", "aider"],
    ["Amazon Q Developer", "x@mail.example", "amazon-q-developer"],
    ["Kubernetes Prow Robot", "k8s.ci.robot@gmail.com", "k8s-ci-robot"],
    ["dependabot[bot]", "support@github.com", "dependabot"],
    ["Renovate Bot", "bot@renovateapp.com", "renovate"],
    ["Weblate", "noreply@weblate.org", "weblate"],
    ["some-new-thing[bot]", "x@mail.example", "some-new-thing[bot]"],
    ["Claude Monet", "claude@monet.example", undefined],
    ["Claude", "claude@dupont.example", undefined],
    ["Devin", "devin@mail.example", undefined],
    ["Claude", "root@localhost", "claude"],
    ["Jules Verne", "", undefined],
    ["Ada Lindqvist", "ada@mail.example", undefined],
    ["many words[bot]", "x@mail.example", undefined],
    ["", "", undefined],
  ])("takes %s <%s> for %s", (name, email, login) => {
    expect(agentOf({ name, email })).toBe(login);
  });
});

describe("looksLikeTool", () => {
  it.each(["Claude", "Devin", "Jenkins (x)", "github-actions", "release bot", "Cursor", "zuul"])(
    "is reminded of one by %s, though a person may be behind it",
    (name) => expect(looksLikeTool({ name, email: "x@mail.example" })).toBe(true),
  );
  it.each(["Ada Lindqvist", "Claude Shannon", "Coralie"])("lets %s be", (name) =>
    expect(looksLikeTool({ name, email: "x@mail.example" })).toBe(false),
  );
});

describe("looksLikeBot", () => {
  it.each([
    ...["acme-renovate", "Self-hosted Renovate", "acme-bot2", "AcmeBot-prod", "kata-release"],
    ...["svc-acme", "acme_svc", "acme-service-account", "zed-agent", "SWE-agent", "capy-ai"],
    ...["Augment Agent", "llm-fixes", "Nightly Builds", "kata-ci1", "x[bot]", "prow"],
  ])("%s: a person should look", (name) => expect(looksLikeBot(name)).toBe(true));
  it.each([
    ...["Ada Lindqvist", "Ai Tanaka", "wei-l", "octo_corp", "-dash", "x--y", "botond", "Agnes"],
    ...["cindy", "jenkinson", "Robothea", "Talbott Lee", "mai", "kai-ai2x"],
  ])("%s: no reason to", (name) => expect(looksLikeBot(name)).toBe(false));
});

describe("mailboxes of tools", () => {
  it.each([
    ...[
      "agent@warp.example",
      "noreply@opencode.example",
      "renovate@acme.example",
      "ci@acme.example",
    ],
    ...["release-bot@acme.example", "kata.ci+x@acme.example", "no-reply@tool.example"],
  ])("%s: whoever registered it is not plainly the author", (email) =>
    expect(looksLikeTool({ name: "Dee Park", email })).toBe(true),
  );
  it.each([
    ...["dee@mail.example", "1+dee@users.noreply.github.com", "cicely@mail.example", "@x", ""],
  ])("%s: says nothing", (email) => expect(looksLikeTool({ name: "Dee Park", email })).toBe(false));
});

describe("accounts", () => {
  it.each(["claude", "CursorAgent", "k8s-ci-robot", "weblate", "snyk-bot", "Copilot"])(
    "%s looks like a robot's by its login alone",
    (login) => {
      expect(agentOfLogin(login)).toBe(login);
      expect(looksLikeBot(login)).toBe(true);
    },
  );
  it.each(["web-flow", "Invalid-Email-Address", "ghost"])("%s is GitHub's own", (login) =>
    expect(isGitHubsOwn({ login })).toBe(true),
  );
  it("are people's otherwise", () => {
    expect(isGitHubsOwn({ login: "web-flow2" })).toBe(false);
    expect(agentOfLogin("claudette")).toBeUndefined();
  });
});
