import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { ContributedCommit, Contribution, Repository } from "../electorate/contribution.ts";
import { compareText } from "../wording.ts";
import { type DemoPerson, demoPeople, demoPerson, demoRobot } from "./people.ts";

export const demoOrganization = "kata-containers";

function repository(name: string, more: Partial<Repository> = {}): Repository {
  return { name, fork: false, archived: false, archivedAt: null, defaultBranch: "main", ...more };
}

/** The made-up organization's repositories: two that count, and one of each kind that does not. */
export const demoRepositories: readonly Repository[] = [
  repository("kata-containers"),
  repository("community"),
  repository("linux", { fork: true, defaultBranch: "master" }),
  repository("tests", { archived: true, archivedAt: "2026-06-30T00:00:00Z" }),
  repository("kata-containers-ghsa-7x3q-made-upxx"),
];

interface MergedChange {
  readonly author: Contribution["author"];
  readonly commits: readonly ContributedCommit[];
  readonly mergedAt: string;
  readonly repository?: string;
  readonly base?: string;
}

function hoursEarlier(instant: string, hours: number): string {
  return Temporal.Instant.from(instant).subtract({ hours }).toString();
}

function commit(
  author: Pick<DemoPerson, "name" | "commitAddress"> & { account?: DemoPerson["account"] },
  authoredAt: string,
  coAuthoredBy: readonly DemoPerson[] = [],
): ContributedCommit {
  const { name, commitAddress: email, account = null } = author;
  const signature = (person: Pick<DemoPerson, "name" | "commitAddress">) => ({
    name: person.name,
    email: person.commitAddress,
  });
  return {
    oid: createHash("sha1").update(`${email} ${authoredAt}`).digest("hex"),
    authoredAt,
    committedAt: authoredAt,
    author: { name, email, account },
    signedOffBy: [signature(author)],
    coAuthoredBy: coAuthoredBy.map(signature),
  };
}

/** The first second of the demo's qualifying period and the first one after it. */
const periodBegins = Temporal.Instant.from("2026-04-05T00:00:00Z");
const periodEnds = Temporal.Instant.from("2027-04-05T00:00:00Z");

function regularContributors(): MergedChange[] {
  const authors = demoPeople.slice(0, 36);
  const turns = authors.flatMap((person, index) =>
    Array<DemoPerson>(1 + ((index * 5) % 4)).fill(person),
  );
  const spacing = Math.floor(periodBegins.until(periodEnds).total("minutes") / turns.length);
  return turns.map((person, turn): MergedChange => {
    const place = (turn * 37) % turns.length;
    const mergedAt = periodBegins.add({ minutes: spacing * place }).toString();
    return {
      author: person.account,
      commits: [commit(person, hoursEarlier(mergedAt, 30 + (turn % 50)))],
      mergedAt,
      repository: turn % 9 === 0 ? "community" : "kata-containers",
      base: turn % 11 === 0 ? "stable-3.9" : "main",
    };
  });
}

/** Commits that others merged for their authors: these three are voters by their commits alone. */
function commitAuthors(): MergedChange[] {
  return demoPeople.slice(36, 39).map((person, index) => ({
    author: demoPerson("ada-l").account,
    commits: [commit(person, `2026-0${7 + index}-11T08:20:00Z`)],
    mergedAt: `2026-0${7 + index}-14T16:05:00Z`,
  }));
}

/** A commit whose address GitHub links to no one; people.yaml says whose it is. */
const unlinkedAuthor = { name: "Nils A.", commitAddress: "nils@old-employer.example" };
/** Another one, of whom no one knows anything: it has to be listed for a person to look at. */
const unknownAuthor = { name: "build", commitAddress: "build@runner-17.example" };

export const demoUnlinkedCommit = commit(unlinkedAuthor, "2026-11-02T09:00:00Z");
export const demoUnknownCommit = commit(unknownAuthor, "2027-01-18T03:00:00Z");

function oddities(): MergedChange[] {
  const ada = demoPerson("ada-l");
  const chen = demoPerson("chen-m");
  const [olga, paulo, rhea, stefan, tessa] = demoPeople.slice(40, 45) as DemoPerson[];
  const [ugo, vera, wim, xenia, yusuf] = demoPeople.slice(45, 50) as DemoPerson[];
  const [zora, anton, bella, ciro, dora, enzo, frida] = demoPeople.slice(50, 57) as DemoPerson[];
  const own = (person: DemoPerson | undefined, mergedAt: string, repositoryName?: string) => {
    const author = person ?? ada;
    const commits = [commit(author, hoursEarlier(mergedAt, 26))];
    return {
      author: author.account,
      commits,
      mergedAt,
      ...(repositoryName ? { repository: repositoryName } : {}),
    };
  };
  return [
    { author: chen.account, commits: [demoUnlinkedCommit], mergedAt: "2026-11-05T12:00:00Z" },
    {
      author: chen.account,
      commits: [demoUnknownCommit],
      mergedAt: "2027-01-20T10:00:00Z",
    },
    {
      author: demoRobot,
      commits: [
        commit(
          {
            name: "update-robot[bot]",
            commitAddress: "900900+update-robot[bot]@users.noreply.github.com",
          },
          "2026-12-01T00:00:00Z",
        ),
      ],
      mergedAt: "2026-12-01T06:00:00Z",
    },
    own(olga, "2026-08-19T10:00:00Z", "linux"),
    own(paulo, "2026-09-02T10:00:00Z", "linux"),
    own(rhea, "2026-10-21T10:00:00Z", "linux"),
    own(stefan, "2026-05-04T10:00:00Z", "tests"),
    own(tessa, "2026-06-12T10:00:00Z", "tests"),
    own(ugo, "2025-07-01T10:00:00Z"),
    own(vera, "2025-11-23T10:00:00Z"),
    own(wim, "2026-01-09T10:00:00Z"),
    own(xenia, "2026-03-30T10:00:00Z"),
    own(yusuf, "2026-04-04T23:59:59Z"),
    own(zora, "2027-04-05T00:00:00Z"),
    own(anton, "2027-04-05T09:30:00Z"),
    {
      author: ada.account,
      commits: [commit(bella as DemoPerson, "2019-03-01T10:00:00Z")],
      mergedAt: "2026-12-14T10:00:00Z",
    },
    {
      author: ada.account,
      commits: [commit(ada, "2027-02-01T10:00:00Z", [ciro, dora] as DemoPerson[])],
      mergedAt: "2027-02-03T10:00:00Z",
    },
    own(enzo, "2026-07-07T10:00:00Z"),
    own(frida, "2027-03-03T10:00:00Z", "kata-containers-ghsa-7x3q-made-upxx"),
  ];
}

function byMergeTime(a: MergedChange, b: MergedChange): number {
  return compareText(a.mergedAt, b.mergedAt);
}

/** Every merged pull request of the made-up organization, oldest first. */
export const demoContributions: readonly Contribution[] = [
  ...regularContributors(),
  ...commitAuthors(),
  ...oddities(),
]
  .sort(byMergeTime)
  .map((change, index) => ({
    repository: `${demoOrganization}/${change.repository ?? "kata-containers"}`,
    number: 9001 + index * 3,
    title: `Change ${index + 1}`,
    openedAt: hoursEarlier(change.mergedAt, 24),
    mergedAt: change.mergedAt,
    base: change.base ?? "main",
    author: change.author,
    commits: [...change.commits],
  }));
