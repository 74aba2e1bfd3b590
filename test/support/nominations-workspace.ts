import { type TemporaryWorkspace, temporaryWorkspace } from "./temporary-workspace.ts";

export const nominationsFolder = "elections/arch-committee-2031-10";

/** Nominations open on 6 October 2031 at 15:00 UTC for a week; three seats, two officials. */
export const nominationsElection = `# dates agreed on 2031-09-10
formatVersion: 1
election: 2031-10
charter: 2025-03-07
seats: 3             # due by the ledger
officials: [{ login: octavia }, { login: wei-l }]
nominations: { opens: 2031-10-06T15:00Z, closes: 2031-10-13T15:00Z }
campaign:    { opens: 2031-10-13T15:00Z, closes: 2031-10-20T15:00Z }
voting:      { opens: 2031-10-20T15:00Z, closes: 2031-10-27T15:00Z }
`;

/** Eve and three others hold seats 4 to 7 until spring 2032; the three seats of the autumn are up. */
const nominationsLedger = `formatVersion: 1
seats:
  - { id: 1, season: autumn }
  - { id: 2, season: autumn }
  - { id: 3, season: autumn }
  - { id: 4, season: spring }
  - { id: 5, season: spring }
  - { id: 6, season: spring }
  - { id: 7, season: spring }
terms:
  - { seat: 1, holder: ada-l, name: Ada Lindqvist, elected: 2030-10, how: vote, until: autumn 2031 }
  - { seat: 4, holder: eve-s, name: Eve Sato, elected: 2031-04, how: vote, until: spring 2032 }
  - { seat: 5, holder: fay-t, name: Fay Toth, elected: 2031-04, how: vote, until: spring 2032 }
  - { seat: 6, holder: gus-u, name: Gus Udo, elected: 2031-04, how: vote, until: spring 2032 }
  - { seat: 7, holder: hal-v, name: Hal Voss, elected: 2031-04, how: vote, until: spring 2032 }
affiliations:
  - { person: eve-s, organization: Eastwind }
  - { person: fay-t, organization: Westwind }
  - { person: gus-u, organization: none }
  - { person: hal-v, organization: none }
`;

export const duringNominations = "2031-10-08T12:00:00Z";
export const afterNominations = "2031-10-14T12:00:00Z";

/** A candidacy without fault. */
export function candidacy(name: string, login: string, affiliation = "none"): string {
  return `Name: ${name}\nGitHub: ${login}\nAffiliation: ${affiliation}\nEmail: ${login}@works.example\n\nBackground:\n\nI stand.\n`;
}

/** A workspace with that election; files are named within its folder. */
export function nominationsWorkspace(
  files: Readonly<Record<string, string>> = {},
  moreOfElection = "",
): Promise<TemporaryWorkspace> {
  const inFolder = Object.entries(files).map(([name, text]) => [
    name.includes("/") ? name : `${nominationsFolder}/${name}`,
    text,
  ]);
  return temporaryWorkspace({
    [`${nominationsFolder}/election.yaml`]: `${nominationsElection}${moreOfElection}`,
    "elections/committee.yaml": nominationsLedger,
    ...Object.fromEntries(inFolder),
  });
}
