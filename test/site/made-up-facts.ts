import { Temporal } from "temporal-polyfill";
import { kataCharters } from "../../src/charter/kata-charters.ts";
import { ledgerSchema } from "../../src/committee/ledger.ts";
import type { PastElection, Runner, Running, SiteFacts } from "../../src/site/facts.ts";

const { Instant, PlainDate } = Temporal;

function period(opens: string, closes: string) {
  return { opens: Instant.from(`${opens}T15:00Z`), closes: Instant.from(`${closes}T15:00Z`) };
}

const schedule = {
  nominations: period("2031-04-07", "2031-04-14"),
  campaign: period("2031-04-14", "2031-04-21"),
  voting: period("2031-04-21", "2031-04-28"),
};

export const runner: Runner = {
  ...{ name: "Ada Lindqvist", login: "ada-l", organizations: ["Northwind"], state: "accepted" },
  file: "elections/arch-committee-2031-04/AdaLindqvist.md",
  statement: "I **maintain** the runtime.",
  ...{ withdrawn: undefined, announcement: undefined },
};

export const running: Running = {
  ...{ election: "2031-04", schedule, stage: { kind: "during", phase: "nominations" }, seats: 2 },
  ...{
    officials: [{ login: "octavia", name: "Octavia Reyes" }, { login: "wei-l" }],
    isClosed: false,
    vote: "unknown",
    poll: undefined,
  },
  source: "elections/arch-committee-2031-04/election.yaml",
  ...{ runners: [runner], cancelled: undefined, headroom: undefined },
};

/** Seat 1 has been Ada's, who moved to Southwind in 2030; Bo left seat 2 early; Cy followed in spring 2030. */
export const ledger = ledgerSchema.parse({
  formatVersion: 1,
  seats: [
    { id: 1, season: "autumn" },
    {
      ...{ id: 2, season: "spring" },
      moved: [{ to: "spring", election: "2030-04", reason: "vacated by Bo Keller" }],
    },
  ],
  terms: [
    {
      ...{ seat: 1, holder: "ada-l", name: "Ada Lindqvist", elected: "2029-10", how: "vote" },
      until: "autumn 2030",
    },
    {
      ...{ seat: 2, holder: "bo-k", name: "Bo Keller", elected: "2029-10", how: "vote" },
      ...{ until: "autumn 2030", ended: { date: "2029-12-15", reason: "stepped down" } },
    },
    {
      ...{ seat: 2, holder: "cy-m", name: "Cy Mora", elected: "2030-04", how: "uncontested" },
      until: "spring 2031",
    },
    {
      ...{ seat: 1, holder: "ada-l", name: "Ada Lindqvist", elected: "2030-10", how: "vote" },
      until: "autumn 2031",
    },
  ],
  affiliations: [
    { person: "ada-l", organization: "Northwind", until: "2030-02-01" },
    { person: "ada-l", organization: "Southwind", from: "2030-02-01" },
    { person: "bo-k", organization: "Northwind" },
    { person: "cy-m", organization: "Bluefin", from: "2030-06-01" },
  ],
});

function past(election: string, more: Partial<PastElection>): PastElection {
  return {
    ...{ election, record: undefined, schedule: undefined, seats: 1, runners: [], elected: [] },
    ...{ how: "vote", officials: [], told: undefined, sources: [] },
    ...{ voters: undefined, ballots: undefined },
    ...more,
  };
}

const ada = { name: "Ada Lindqvist", login: "ada-l", organizations: ["Southwind"], seat: 1 };
const bo = { name: "Bo Keller", login: "bo-k", organizations: ["Northwind"], seat: 2 };
const cy = { name: "Cy Mora", login: "cy-m", organizations: [], seat: 2, until: "spring 2031" };

/** Three elections, newest first: with numbers of voters, without a vote, and one of which little is known. */
export const pastElections: readonly PastElection[] = [
  past("2030-10", {
    ...{ seats: 1, voters: 120, ballots: 60, told: PlainDate.from("2030-10-29") },
    elected: [{ ...ada, until: "autumn 2031", isNew: false }],
    runners: [
      { ...runner, file: "elections/arch-committee-2030-10/AdaLindqvist.md" },
      { ...runner, name: "Dee Okafor", login: "dee-o", file: undefined, organizations: [] },
      { ...runner, name: "Eva Rask", login: "eva-r", state: "withdrawn" },
    ],
    officials: [{ login: "octavia" }],
    sources: ["elections/arch-committee-2030-10/Results.md"],
  }),
  past("2030-04", { how: "uncontested", elected: [{ ...cy, isNew: true }], schedule }),
  past("2029-10", {
    ...{ seats: undefined, how: undefined },
    elected: [
      { ...ada, until: undefined, isNew: undefined },
      { ...bo, seat: undefined, until: undefined, isNew: undefined },
    ],
  }),
];

/** The site's facts of a made-up community while nominations are open. */
export function madeUpFacts(changes: Partial<SiteFacts> = {}): SiteFacts {
  const charter = kataCharters.at(-1);
  if (charter === undefined) throw new Error("there are charters");
  return {
    ...{ now: Instant.from("2031-04-10T12:00Z"), version: "1.2.3", charter, running },
    coming: { election: "2031-10", season: "autumn 2031", seats: 1, holders: ["Ada Lindqvist"] },
    committee: {
      ...{ source: "elections/committee.yaml", vacant: [], chair: "ada-l" },
      members: [
        { ...ada, elected: "2030-10", until: "autumn 2031" },
        { ...cy, organizations: ["Bluefin"], elected: "2030-04" },
      ],
    },
    history: { ledger, source: "elections/committee.yaml" },
    past: pastElections,
    voterList: undefined,
    news: [],
    ...changes,
  };
}
