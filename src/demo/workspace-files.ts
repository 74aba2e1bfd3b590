import { demoUnlinkedCommit } from "./contributions.ts";

/** The election that the demo runs: a spring one, so four seats are due. */
export const demoElection = "2027-04";

/** The folder of its public files. */
export const demoFolder = `elections/arch-committee-${demoElection}`;

const memberList = [
  ["Dana Whitfield", "dana-w", "Northwind"],
  ["Emeka Sundaram", "emeka-s", "Bluefin Labs"],
  ["Jun Abernathy", "jun-a", "Northwind"],
  ["Kofi Rasmussen", "kofi-r", "Quarry Systems"],
  ["Lena Marchetti", "lena-m", "Tidewater"],
  ["Milo Tanaka", "milo-t", "Harbor Cloud"],
  ["Nadia Ferreira", "nadia-f", "Tidewater"],
]
  .map(
    ([name, login, organization]) =>
      `- \`${name}\` ([\`${login}\`](https://github.com/${login})), \`${organization}\`.`,
  )
  .join("\n");

const readme = `# A made-up community

## Architecture Committee

The Architecture Committee is comprised of 7 members, who are elected by Contributors.

The current Architecture Committee members are:

${memberList}

Architecture Committee elections take place in the Autumn (3 seats available) and in the Spring (4 seats
available). No more than 2 of the 7 seats can be filled by any one organization.
`;

const index = `# Elections

## Current elections

## Previous elections

- October 2026
`;

const ledger = `formatVersion: 1
seats:
  - { id: 1, season: autumn }
  - { id: 2, season: autumn }
  - { id: 3, season: autumn }
  - { id: 4, season: spring }
  - { id: 5, season: spring }
  - { id: 6, season: spring }
  - { id: 7, season: spring }
terms:
  - { seat: 4, holder: dana-w, name: Dana Whitfield, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 5, holder: emeka-s, name: Emeka Sundaram, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 6, holder: milo-t, name: Milo Tanaka, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 7, holder: nadia-f, name: Nadia Ferreira, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 1, holder: jun-a, name: Jun Abernathy, elected: 2026-10, how: uncontested, until: autumn 2027 }
  - { seat: 2, holder: kofi-r, name: Kofi Rasmussen, elected: 2026-10, how: uncontested, until: autumn 2027 }
  - { seat: 3, holder: lena-m, name: Lena Marchetti, elected: 2026-10, how: uncontested, until: autumn 2027 }
affiliations:
  - { person: dana-w, organization: Northwind, from: 2024-01-01 }
  - { person: emeka-s, organization: Bluefin Labs, from: 2022-05-01 }
  - { person: jun-a, organization: Northwind, from: 2023-02-01 }
  - { person: kofi-r, organization: Quarry Systems, from: 2021-09-01 }
  - { person: lena-m, organization: Tidewater, from: 2020-03-01 }
  - { person: milo-t, organization: Harbor Cloud, from: 2022-11-01 }
  - { person: nadia-f, organization: Tidewater, from: 2023-06-01 }
`;

const people = `formatVersion: 1
bots:
  - { login: enzo-k, reason: an account that only a script uses }
# commits whose address GitHub links to no account
identities:
  - { commit: kata-containers/kata-containers@${demoUnlinkedCommit.oid}, login: nils-a }
organizations:
  - { name: Northwind, also: [Northwind Ltd] }
`;

/** The workspace before the election is planned, by path. */
export const demoWorkspaceFiles: Readonly<Record<string, string>> = {
  "README.md": readme,
  "elections/README.md": index,
  "elections/committee.yaml": ledger,
  "elections/people.yaml": people,
};
