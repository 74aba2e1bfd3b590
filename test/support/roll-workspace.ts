import type {
  AccountProfile,
  Contribution,
  FetchReport,
} from "../../src/electorate/contribution.ts";
import { ada, bo, pullRequest, repository } from "./made-up-evidence.ts";
import { type TemporaryWorkspace, temporaryWorkspace } from "./temporary-workspace.ts";

const electionYaml = `formatVersion: 1
election: 2026-10
charter: 2025-03-07
seats: 3
nominations: { opens: 2026-10-05T15:00Z, closes: 2026-10-12T15:00Z }
campaign: { opens: 2026-10-12T15:00Z, closes: 2026-10-19T15:00Z }
voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-26T15:00Z }
`;

/** Three pull requests: Ada and Bo vote, one commit of a merged change is no one's. */
export const madeUpContributions: readonly Contribution[] = [
  pullRequest(1, {
    by: ada,
    on: "2026-03-01",
    commits: [{ oid: "a1".repeat(20), by: ada, name: "Ada Lindqvist" }],
  }),
  pullRequest(2, {
    by: ada,
    on: "2026-04-01",
    commits: [
      { oid: "b2".repeat(20), by: bo, name: "Bo Keller" },
      { oid: "c3".repeat(20), name: "Cy Mora", email: "cy@home.example" },
    ],
  }),
  pullRequest(3, { by: bo, on: "2024-01-01" }),
].map((each) => ({ ...each, repository: "kata-containers/runtime-rs" }));

const madeUpProfiles: readonly AccountProfile[] = [
  { id: 1, login: "ada-l", name: "Ada Lindqvist", email: "ada@public.example" },
  { id: 2, login: "Bo-K", name: null, email: null },
];

export interface RollWorkspaceOptions {
  readonly contributions?: readonly Contribution[];
  readonly profiles?: readonly AccountProfile[];
  readonly report?: Partial<FetchReport>;
  readonly files?: Readonly<Record<string, string>>;
}

export const privatePath = "elections/.private/2026-10";

function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

/** A workspace with the election 2026-10 and fetched evidence, ready to build the roll. */
export async function rollWorkspace({
  contributions = madeUpContributions,
  profiles = madeUpProfiles,
  report = {},
  files = {},
}: RollWorkspaceOptions = {}): Promise<TemporaryWorkspace> {
  const fetch: FetchReport = {
    formatVersion: 1,
    organization: "kata-containers",
    period: { from: "2023-01-01T00:00:00Z", until: "2026-10-05T00:00:00Z" },
    pullRequests: { announced: contributions.length, received: contributions.length },
    commits: contributions.reduce((sum, { commits }) => sum + commits.length, 0),
    profiles: profiles.length,
    repositories: [repository("runtime-rs"), repository("linux-fork", { fork: true })],
    requests: 3,
    cost: 3,
    ...report,
  };
  return temporaryWorkspace({
    "elections/arch-committee-2026-10/election.yaml": electionYaml,
    [`${privatePath}/contributions.jsonl`]: jsonLines(contributions),
    [`${privatePath}/profiles.jsonl`]: jsonLines(profiles),
    [`${privatePath}/fetch.json`]: JSON.stringify(fetch),
    ...files,
  });
}
