import { committeeYaml } from "./committee-yaml.ts";
import type { FakeGitHubData } from "./fake-github/data.ts";
import { repository } from "./made-up-evidence.ts";
import { rollWorkspace } from "./roll-workspace.ts";
import type { TemporaryWorkspace } from "./temporary-workspace.ts";

/**
 * The ledger once the election of 2026-10 is over: Ada and Gus re-elected, Bo in Eva's seat, Kim in the
 * one that Jo left. In office: ada-l, Bo-K, gus-i, fay-a, hal-j, ida-k, kim-n.
 */
export const ledgerAfter = committeeYaml.replace(
  "affiliations:",
  `  - { seat: 1, holder: ada-l, name: Ada Lindqvist, elected: 2026-10, how: vote, until: autumn 2027 }
  - { seat: 2, holder: Bo-K, name: Bo Keller, elected: 2026-10, how: vote, until: autumn 2027 }
  - { seat: 3, holder: gus-i, name: Gus Ito, elected: 2026-10, how: vote, until: autumn 2027 }
  - { seat: 7, holder: kim-n, name: Kim Nair, elected: 2026-10, how: vote, until: autumn 2027 }
affiliations:`,
);

/** The Foundation's people and two decisions about admins, one of which is over. */
export const namedPeopleYaml = `formatVersion: 1
roles:
  - { login: manager-m, role: owner, as: community-manager, reason: Community Manager, by: Foundation, date: 2025-11-01 }
  - { login: found-f, role: owner, as: foundation, reason: vacation cover, by: Foundation, date: 2025-11-01 }
  - { login: ci-eng, role: admin, reason: manages the CI, by: committee meeting, date: 2026-01-15, expires: 2027-01-15 }
  - { login: past-p, role: admin, reason: moved a secret, by: committee meeting, date: 2026-01-15, expires: 2026-03-01 }
`;

/** The day after the election's voting closed, on which the roles are reviewed. */
export const reviewDay = "2026-11-03T10:00:00Z";

/** A workspace after the election of 2026-10, with its evidence; Ada and Bo had code merged. */
export function rolesWorkspace(
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryWorkspace> {
  return rollWorkspace({
    report: {
      repositories: [
        repository("runtime-rs"),
        repository("linux-fork", { fork: true }),
        repository("community"),
      ],
    },
    files: {
      "elections/committee.yaml": ledgerAfter,
      "elections/people.yaml": namedPeopleYaml,
      ...files,
    },
  });
}

const people = [
  "ada-l",
  "Bo-K",
  "cy-m",
  "dee-p",
  "eva-r",
  "fay-a",
  "gus-i",
  "hal-j",
  "ida-k",
  "jo-l",
  "kim-n",
  "manager-m",
  "found-f",
  "ci-eng",
  "past-p",
  "quiet-q",
];

/**
 * GitHub on that day. Of the committers Ada and Bo are on the roll; Fay had code merged since; Hal in a
 * fork, which does not count; Cy last in 2024; Dee never; Eva and Gus not in the period.
 */
export const rolesGitHub: FakeGitHubData = {
  organization: "kata-containers",
  repositories: [{ name: "runtime-rs" }, { name: "linux-fork", fork: true }, { name: "community" }],
  accounts: people.map((login, index) => ({ login, id: index + 1 })),
  members: people.filter((login) => login !== "kim-n"),
  owners: ["ada-l", "eva-r", "manager-m", "quiet-q"],
  invited: ["kim-n"],
  teams: {
    "kata-containers-committer": [
      ...["ada-l", "Bo-K", "cy-m", "dee-p", "eva-r", "fay-a", "gus-i", "hal-j"],
    ],
    "kata-containers-admin": [
      ...["ada-l", "eva-r", "fay-a", "gus-i", "hal-j", "ida-k", "ci-eng", "past-p"],
    ],
  },
  pullRequests: [
    {
      repository: "runtime-rs",
      number: 41,
      author: "cy-m",
      mergedAt: "2024-03-01T10:00:00Z",
      updatedAt: "2026-09-01T10:00:00Z",
    },
    {
      repository: "runtime-rs",
      number: 42,
      author: "cy-m",
      mergedAt: "2024-05-02T10:00:00Z",
    },
    {
      repository: "runtime-rs",
      number: 43,
      author: "ada-l",
      mergedAt: "2026-04-01T10:00:00Z",
      reviews: [
        { login: "cy-m", submittedAt: "2026-03-30T09:00:00Z" },
        { login: "cy-m", submittedAt: "2026-03-31T09:00:00Z" },
      ],
    },
    { repository: "runtime-rs", number: 44, author: "eva-r", mergedAt: "2025-10-04T23:59:59Z" },
    { repository: "runtime-rs", number: 45, author: "fay-a", mergedAt: "2026-10-20T10:00:00Z" },
    { repository: "linux-fork", number: 46, author: "hal-j", mergedAt: "2026-02-01T10:00:00Z" },
    { repository: "runtime-rs", number: 47, author: "gus-i", mergedAt: "2023-02-01T10:00:00Z" },
  ],
};
