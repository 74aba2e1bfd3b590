import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Prompter } from "../../src/cli/prompts/prompter.ts";
import { runCli } from "./run-cli.ts";
import { type TemporaryWorkspace, temporaryWorkspace } from "./temporary-workspace.ts";

const after = "2026-10-27T12:00:00Z";
export const folder = "elections/arch-committee-2026-10";
export const draft = "elections/.private/2026-10/draft";

export const readme = `# Community

The current Architecture Committee members are:

- \`Ada Lindqvist\` ([\`ada-l\`](https://github.com/ada-l)), [Northwind](https://northwind.example).
- \`Eva Roth\` ([\`eva-r\`](https://github.com/eva-r)), \`Southwind\`.
- \`Fay Ames\` ([\`fay-a\`](https://github.com/fay-a)), \`Northwind\`.

Write to kata-dev@lists.example.
`;

export const ledger = `# the seats
formatVersion: 1
seats:
${[1, 2, 3].map((id) => `  - { id: ${id}, season: autumn }`).join("\n")}
${[4, 5, 6, 7].map((id) => `  - { id: ${id}, season: spring }`).join("\n")}
terms:
  - { seat: 1, holder: ada-l, name: Ada Lindqvist, elected: 2025-10, how: vote, until: autumn 2026 }
  - { seat: 2, holder: eva-r, name: Eva Roth, elected: 2025-10, how: vote, until: autumn 2026 }
  - { seat: 3, holder: gus-i, name: Gus Ito, elected: 2024-10, how: vote, until: autumn 2025 }
  - { seat: 4, holder: fay-a, name: Fay Ames, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 5, holder: hal-j, name: Hal Juarez, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 6, holder: ida-k, name: Ida Kaya, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 7, holder: jo-l, name: Jo Lund, elected: 2026-04, how: vote, until: spring 2027 }
affiliations:
  - { person: ada-l, organization: Northwind }
  - { person: fay-a, organization: Northwind }
  - { person: hal-j, organization: Westwind }
  - { person: ida-k, organization: Westwind }
  - { person: jo-l, organization: none }
`;

export const index = `# Elections

## Current elections

- October 2026 - TBA

## Previous elections
`;

export function candidate(login: string, name: string, affiliation: string, more = ""): string {
  return `  - { login: ${login}, name: ${JSON.stringify(name)}, affiliation: ${affiliation}, file: x.md, submitted: 2026-10-06T09:12Z${more} }`;
}

export const fourStand = [
  candidate("ada-l", "Ada Lindqvist", "Northwind"),
  candidate("bo-k", "Bo Keller", "Northwind"),
  candidate("cy-m", "Cy Mora", "Eastwind"),
  candidate("di-o", "Di Okoye", "none"),
];

export function electionFile(candidates: readonly string[], more = ""): string {
  return `formatVersion: 1
election: 2026-10
charter: 2025-03-07
seats: 3
officials: [{ login: octavia }]
nominations: { opens: 2026-10-05T15:00Z, closes: 2026-10-12T15:00Z }
campaign: { opens: 2026-10-12T15:00Z, closes: 2026-10-19T15:00Z }
voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-26T15:00Z }
candidates:${candidates.length === 0 ? " []" : `\n${candidates.join("\n")}`}
${more}`;
}

/** The members whose seats are not up confirmed a result without a vote. */
export const confirmed =
  "decisions: [{ about: confirmation, by: octavia, date: 2026-10-14, reason: agreed }]\n";

const peopleFile = `formatVersion: 1
addresses: [{ address: cy@eastwind.example, login: cy-m }]
preferred: [{ address: cy@home.example, login: cy-m }]
activated: [{ address: cy@eastwind.example, since: 2025-10-01 }]
`;

/** All three ballots: Ada, Bo, Cy, Di. Fay holds one of Northwind's two places, so Bo is passed over. */
export const ballots = "Ada Lindqvist,Bo Keller,Cy Mora,Di Okoye\n1,2,3,4\n1,2,3,4\n1,2,3,4\n";

export async function workspaceWith(
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryWorkspace> {
  return temporaryWorkspace({
    "README.md": readme,
    "elections/README.md": index,
    "elections/committee.yaml": ledger,
    [`${folder}/election.yaml`]: electionFile(fourStand),
    "elections/.private/people.yaml": peopleFile,
    "elections/.private/2026-10/ballots.csv": ballots,
    ...files,
  });
}

export async function results(
  workspace: TemporaryWorkspace,
  words: readonly string[],
  options: { now?: string; prompter?: Prompter } = {},
) {
  return runCli(["results", ...words], { workingFolder: workspace.root, now: after, ...options });
}

export async function everything(
  { root }: TemporaryWorkspace,
  below = "",
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(join(root, below), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(path.slice(root.length + 1), await readFile(path, "utf8"));
  }
  return found;
}
