import {
  candidacyFile,
  candidacyText,
  type DemoCandidacy,
  demoCandidacies,
  mistakenCandidacy,
} from "../candidacies.ts";
import { demoFolder } from "../workspace-files.ts";
import { aside, type Chapter, colleague, command } from "./chapter.ts";

const [first, ...others] = demoCandidacies as [DemoCandidacy, ...DemoCandidacy[]];
const last = others.at(-1) ?? first;

function fileOf(candidacy: DemoCandidacy): string {
  return `${demoFolder}/${candidacyFile(candidacy)}`;
}

function acceptance(candidacy: DemoCandidacy): string[] {
  return ["candidates", "accept", fileOf(candidacy), "--submitted", candidacy.submitted];
}

/** Candidacies are checked and accepted. */
export const candidatesChapter: Chapter = {
  title: "Check the candidacies",
  at: "2027-04-12T14:00Z",
  opening:
    "It is the last hour of nominations. Whoever stands opens a pull request that adds one file to the election's folder.",
  steps: [
    {
      kind: "arrival",
      text: "Six people stand. You have fetched their pull requests, so their files are here.",
      files: Object.fromEntries([
        ...demoCandidacies.map((candidacy) => [fileOf(candidacy), candidacyText(candidacy)]),
        [fileOf(last), mistakenCandidacy],
      ]),
    },
    colleague("Oskar has reminded the list that the time is nearly over.", [
      ...["announce", "nominations-last-days"],
      ...["--sent", "https://lists.example/2027-04/last-days"],
    ]),
    aside(
      "A workflow checks each of these pull requests; this is the same check by hand.",
      ["candidates", "check"],
      1,
    ),
    {
      kind: "question",
      asks: "Ivo's file has two flaws. Which of them makes the check fail?",
      choices: ["The missing affiliation", "The GitHub login", "Both alike"],
      right: 1,
      shownBy: "1 error, 1 warning",
      because:
        "An error fails the check (exit code 1): a login has no blanks. A warning is for people to look at. You will want the affiliation, too, because of the limit of seats per organization.",
    },
    {
      kind: "arrival",
      text: "You tell Ivo, and minutes later he has corrected both lines.",
      files: { [fileOf(last)]: candidacyText(last) },
    },
    command("Check again.", ...["candidates", "check"]),
    command(
      "Whether somebody stands is for officials to say, not for a check. Accept Dana, with the time at which her pull request was opened: that time decides whether she was in time.",
      ...acceptance(first),
    ),
    colleague("Oskar accepts the other five in the same way.", ...others.map(acceptance)),
  ],
};

/** The list of candidates is closed. */
export const closeChapter: Chapter = {
  title: "Close the nominations",
  at: "2027-04-12T15:10Z",
  opening:
    "The time is over. If there were no more candidates than seats, nobody would have to vote: about half of the elections so far ended that way.",
  steps: [
    command(
      "`close` records who stands, once every candidacy is decided, and says whether a vote is needed. Nobody joins the list after that without a reason.",
      ...["candidates", "close", "--by", "priya-h"],
    ),
    command(
      "No organization may hold more than two of the seven seats, counting members whose seats are not up. See what that leaves to each.",
      ...["seats", "headroom"],
    ),
    {
      kind: "question",
      asks: "Dana and Farah both work for Northwind. How many of them can be seated?",
      choices: ["Both", "One", "Neither"],
      right: 1,
      shownBy: "Northwind Jun Abernathy 1",
      because:
        "Jun, also of Northwind, keeps a seat until autumn. One place is left, for the one whom the voters rank higher.",
    },
    {
      kind: "edit",
      text: "The committee wants the whole count to be public this time. Oskar opens election.yaml in an editor and adds a line: all of these files are made for that.",
      path: `${demoFolder}/election.yaml`,
      line: "publication: matrix # with the pairwise counts; the winners alone by default",
      before: "rule:",
    },
    colleague(
      "Oskar announces who stands, opens the campaign, and reminds voters of CIVS.",
      ...["nominations-closed", "campaign", "opt-in"].map((message) => [
        ...["announce", message, "--sent", `https://lists.example/2027-04/${message}`],
      ]),
    ),
  ],
};
