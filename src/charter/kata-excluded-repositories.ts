import type { ExcludedRepository } from "./charter.ts";

/** The day from which the officials' present list of ignored repositories holds. */
const presentListFrom = "2025-05-02";

/** On the officials' list in October 2023 and on the present one. */
const onBothLists = [
  "agent",
  "dbs-snapshot",
  "documentation",
  "edk2",
  "govmm",
  "is-organization-member",
  "kata-containers-github-actions-tests",
  "ksm-throttler",
  "linux",
  "osbuilder",
  "packaging",
  "project-infra",
  "proxy",
  "qemu",
  "resolve-pr-refs",
  "runtime",
  "shim",
  "slash-command-action",
];

const onlyOnOctober2023List = [
  "cgroups-rs",
  "kata-containers-1",
  "kata-containers-2",
  "kata-containers-cache-kernel",
  "tests-1",
];

const onlyOnPresentList = ["ci", "kata-containers-ghsa*", "tests"];

const october2023 = "on the officials' list of archived and forked repositories, 2023-10-25";
const present = `on the officials' list of archived and forked repositories since ${presentListFrom}`;

/** The list as it stood in October 2023, in force for the whole of a charter. */
export const october2023Exclusions: readonly ExcludedRepository[] = [
  ...onBothLists,
  ...onlyOnOctober2023List,
]
  .sort()
  .map((name) => ({ name, reason: october2023 }));

/** The list of October 2023 until 2025-05-02, the present one from that day. */
export const presentExclusions: readonly ExcludedRepository[] = [
  ...onBothLists.map((name) => ({ name, reason: present })),
  ...onlyOnOctober2023List.map((name) => ({ name, until: presentListFrom, reason: october2023 })),
  ...onlyOnPresentList.map((name) => ({ name, from: presentListFrom, reason: present })),
].sort((a, b) => (a.name < b.name ? -1 : 1));
