import { fakeGitHub } from "./fake-github/fake-github.ts";
import { type FakeProposal, putProposal } from "./fake-github/pull-requests.ts";
import type { FakeGitHubServer } from "./fake-github/server.ts";
import { candidacy, nominationsFolder } from "./nominations-workspace.ts";

export const community = "kata-containers/community";
export const adasPath = `${nominationsFolder}/AdaLindqvist.md`;
export const adasText = candidacy("Ada Lindqvist", "ada-l", "Analytical Works");

/** Ada's pull request, in time and without fault, but for what a test says. */
export function proposal(more: Partial<FakeProposal> = {}): FakeProposal {
  return {
    repository: community,
    number: 12,
    author: "ada-l",
    openedAt: "2031-10-07T09:12:00Z",
    files: [{ path: adasPath, content: adasText }],
    ...more,
  };
}

export interface CandidacyGitHub extends FakeGitHubServer {
  /** Texts of the comments on the pull request 12. */
  readonly comments: () => string[];
  push(proposal: FakeProposal): void;
}

/** A GitHub on which Ada, Bo and Cy contributed; the token belongs to `owner`. */
export async function candidacyGitHub(
  proposals: readonly FakeProposal[] = [proposal()],
  { owner = "octavia", mayWrite = true } = {},
): Promise<CandidacyGitHub> {
  const logins = ["ada-l", "bo-k", "cy-m"];
  const github = await fakeGitHub(
    {
      organization: "kata-containers",
      repositories: [{ name: "kata-containers" }],
      accounts: [
        { login: owner, type: owner.endsWith("[bot]") ? "Bot" : "User" },
        ...logins.map((login) => ({ login })),
      ],
      pullRequests: logins.map((author) => ({
        repository: "kata-containers",
        mergedAt: "2031-01-01T00:00:00Z",
        author,
      })),
      proposals,
    },
    { tokens: { ghp_madeUpTokenOfAnOfficial000000000: { scopes: ["read:user"], mayWrite } } },
  );
  return Object.assign(github, {
    comments: () =>
      (github.world.proposals.comments.get(`${community}#12`) ?? []).map(({ body }) => body),
    push: (fake: FakeProposal) => putProposal(github.world.proposals, fake),
  });
}

/** Git, where the checkout was cloned from an address. */
export function gitOf(origin: string) {
  return async (program: string, words: readonly string[]): Promise<string | undefined> =>
    program === "git" && words.slice(-3).join(" ") === "remote get-url origin"
      ? `${origin}\n`
      : undefined;
}
