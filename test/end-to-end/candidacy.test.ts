import { describe, expect, it } from "vitest";
import { actionRunner, fillIn, readAction, readWorkflow } from "../support/action-runner.ts";
import {
  adasPath,
  adasText,
  type CandidacyGitHub,
  candidacyGitHub,
  community,
  proposal,
} from "../support/candidacy-github.ts";
import { type FakeProposal, headOf } from "../support/fake-github/pull-requests.ts";
import { nominationsWorkspace } from "../support/nominations-workspace.ts";

const faulty = proposal({
  files: [{ path: adasPath, content: adasText.replace("ada-l@works.example", "ada at works") }],
});

/** What GitHub says of the event that starts a workflow, as far as the workflows ask. */
function eventOf(fake: FakeProposal): Record<string, string> {
  return {
    "github.event.pull_request.number": String(fake.number),
    "github.event.pull_request.head.sha": headOf(fake),
    "github.event.workflow_run.head_sha": headOf(fake),
  };
}

/** Runs the action as a workflow's job does for an event, in a checkout of the default branch. */
async function runJob(
  workflow: "candidacy" | "candidacy-comment",
  github: CandidacyGitHub,
  event: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
) {
  const workspace = await nominationsWorkspace();
  const { jobs } = await readWorkflow(workflow);
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const inputs = steps.find(({ uses }) => uses === "./tool/.github/actions/candidacy")?.with ?? {};
  const given = Object.entries(inputs).map(([name, text]) => [name, fillIn(text, event)]);
  const runner = await actionRunner("candidacy", workspace, {
    "github.repository": community,
    "github.token": github.token,
  });
  const { GH_TOKEN: _, ...environment } = github.environment;
  return runner.run({ ...Object.fromEntries(given), workspace: ".", ...more }, environment);
}

const writes = ({ requests }: CandidacyGitHub): string[] =>
  requests
    .filter(({ method, path }) => method !== "GET" && path !== "/graphql")
    .map(({ method }) => method);

describe("the workflow candidacy", { timeout: 180_000 }, () => {
  it("lets a good candidacy pass, with a token that can only read", async () => {
    const github = await candidacyGitHub([proposal()], { mayWrite: false });
    const run = await runJob("candidacy", github, eventOf(proposal()));
    expect(run.log).not.toContain("::error");
    expect(run.exitCode).toBe(0);
    expect(run.summary).toContain("1 file checked: 0 errors, 0 warnings. No problems found");
    expect(writes(github)).toEqual([]);
  });

  it("annotates a faulty one and fails", async () => {
    const github = await candidacyGitHub([faulty], { mayWrite: false });
    const run = await runJob("candidacy", github, eventOf(faulty));
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain(`::error file=${adasPath},line=4,title=field-unreadable::Email:`);
    expect(run.summary).toContain("| error |");
    expect(run.summary).not.toContain("ada at works");
    expect(writes(github)).toEqual([]);
  });

  it("says nothing of a commit that was pushed over", async () => {
    const github = await candidacyGitHub([faulty]);
    const run = await runJob("candidacy", github, eventOf(proposal()));
    expect(run.exitCode).toBe(1);
    // The job says why it failed, and nothing of the files.
    expect(run.log.match(/^::error.*$/gm)).toEqual([
      expect.stringMatching(/^::error title=kata-election candidates check::the head of .* is /),
    ]);
    expect(run.summary).toContain("It has newer commits, or is another pull request.");
    expect(run.summary).not.toContain("AdaLindqvist.md");
  });

  it("ends with exit code 4 where GitHub refuses", async () => {
    const github = await candidacyGitHub();
    const run = await runJob("candidacy", github, eventOf(proposal()), { token: "wrong" });
    expect(run.exitCode).toBe(4);
  });

  it.each([
    [{ "pull-request": "12; id", head: "" }, "has to be empty or a number"],
    [{ "pull-request": "--post", head: "" }, "has to be empty or a number"],
    [{ "pull-request": "", head: "--post" }, "the full name of a commit"],
    [{ "pull-request": "", head: "" }, "is needed"],
  ])("refuses %j", async (inputs, message) => {
    const github = await candidacyGitHub();
    const run = await runJob("candidacy", github, eventOf(proposal()), inputs);
    expect(run.exitCode).toBe(2);
    expect(run.log).toContain(message);
    expect(github.requests).toEqual([]);
  });
});

describe("the workflow candidacy-comment", { timeout: 180_000 }, () => {
  it("comments on the pull request with that head, and renews the comment", async () => {
    // GitHub's search by commit finds nothing, as it is with pull requests from forks.
    const other = proposal({ number: 11, files: [{ path: "a.md", content: "x" }] });
    const github = await candidacyGitHub([other, faulty], { owner: "github-actions[bot]" });
    const first = await runJob("candidacy-comment", github, eventOf(faulty));
    expect(first.log).not.toContain("::error");
    expect(first.exitCode).toBe(0);
    expect(github.comments()).toHaveLength(1);
    expect(github.comments()[0]).toContain("1 error, 0 warnings. Please correct");
    expect(github.comments()[0]).not.toContain("ada at works");

    expect((await runJob("candidacy-comment", github, eventOf(faulty))).exitCode).toBe(0);
    expect(writes(github)).toEqual(["POST"]);

    github.push(proposal());
    expect((await runJob("candidacy-comment", github, eventOf(proposal()))).exitCode).toBe(0);
    expect(writes(github)).toEqual(["POST", "PATCH"]);
    expect(github.comments()).toHaveLength(1);
    expect(github.comments()[0]).toContain("No problems found");
  });

  it("says nothing where no open pull request has that head", async () => {
    const github = await candidacyGitHub([faulty, proposal({ number: 13, state: "closed" })]);
    const run = await runJob("candidacy-comment", github, eventOf(proposal()));
    expect(run.exitCode).toBe(0);
    expect(run.log).toContain("has the head");
    expect(writes(github)).toEqual([]);
  });

  it("says nothing on a pull request of another number that somebody names", async () => {
    const github = await candidacyGitHub([faulty]);
    const event = eventOf(proposal({ number: 13 }));
    const run = await runJob("candidacy-comment", github, event, { "pull-request": "12" });
    expect(run.exitCode).toBe(0);
    expect(run.log).toContain(`the head of ${community}#12 is ${headOf(faulty)}, not`);
    expect(writes(github)).toEqual([]);
  });

  it("fails where it may not write", async () => {
    const github = await candidacyGitHub([faulty], { mayWrite: false });
    const run = await runJob("candidacy-comment", github, eventOf(faulty));
    expect(run.exitCode).toBe(4);
    expect(run.log).toContain("pull-requests: write");
  });
});

describe("the workflows for candidacies", () => {
  /** What only GitHub and the repository's owners decide. */
  const trusted = [
    "github.event.repository.default_branch",
    "job.workflow_repository",
    "job.workflow_sha",
  ];

  it.each([
    ["candidacy", ["pull_request", "workflow_call"], { contents: "read", "pull-requests": "read" }],
    [
      "candidacy-comment",
      ["workflow_run", "workflow_call"],
      { contents: "read", "pull-requests": "write" },
    ],
  ])(
    "%s asks for little and runs nothing of the pull request",
    async (name, events, permissions) => {
      const workflow = await readWorkflow(name);
      expect(Object.keys(workflow.on)).toEqual(events);
      expect(workflow.permissions).toEqual({});
      const jobs = Object.values(workflow.jobs);
      expect(jobs.map((job) => job.permissions)).toEqual([permissions]);
      const steps = jobs.flatMap((job) => job.steps);
      expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
      const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
      expect(checkouts).toHaveLength(2);
      for (const { with: inputs = {} } of checkouts) {
        expect(inputs["persist-credentials"]).toBe(false);
        // Without a ref a checkout takes what the event is about, which is the pull request.
        expect(inputs.ref).toMatch(/\S/);
        const named = Object.values(inputs).flatMap((text) =>
          String(text).match(/[\w-]+\.[\w.-]+/g),
        );
        for (const each of named) if (each !== null) expect(trusted).toContain(each);
      }
    },
  );

  it("give the token to the step that needs it, and to no other", async () => {
    const { runs } = await readAction("candidacy");
    const withToken = runs.steps.filter(({ env = {} }) => "GH_TOKEN" in env);
    expect(withToken.map(({ run }) => run)).toEqual([
      'bash "$TOOL/.github/actions/candidacy/check.sh"',
    ]);
  });

  it("wait for each other by name", async () => {
    const { on } = await readWorkflow("candidacy-comment");
    const check = (await readWorkflow("candidacy")) as unknown as { name: string };
    expect(on.workflow_run).toEqual({ workflows: [check.name], types: ["completed"] });
  });
});
