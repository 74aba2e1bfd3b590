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
    "It is the last hour of nominations. Each candidate opens a pull request that adds one file to the election's folder.",
  steps: [
    {
      kind: "arrival",
      text: "Six people are running. You have fetched their pull requests, so their files are here.",
      files: Object.fromEntries([
        ...demoCandidacies.map((candidacy) => [fileOf(candidacy), candidacyText(candidacy)]),
        [fileOf(last), mistakenCandidacy],
      ]),
    },
    colleague("Oskar has reminded the list that nominations close soon.", [
      ...["announce", "nominations-last-days"],
      ...["--sent", "https://lists.example/2027-04/last-days"],
    ]),
    aside(
      "A workflow checks each of these pull requests. This is the same check, run by hand.",
      ["candidates", "check"],
      1,
    ),
    {
      kind: "question",
      asks: "Ivo's file has two flaws. Which of them makes the check fail?",
      choices: ["The missing affiliation", "The GitHub login", "Both of them"],
      right: 1,
      shownBy: "1 error, 1 warning",
      because:
        "An error fails the check (exit code 1): a login cannot contain spaces. A warning is for you to read. You will want the affiliation too, because each organization can hold only so many seats.",
    },
    {
      kind: "arrival",
      text: "You tell Ivo, and a few minutes later he has corrected both lines.",
      files: { [fileOf(last)]: candidacyText(last) },
    },
    command("Check again.", ...["candidates", "check"]),
    command(
      "Officials decide who runs, not a check. Accept Dana, and give the time when she opened her pull request: it decides whether she met the deadline.",
      ...acceptance(first),
    ),
    colleague("Oskar accepts the other five the same way.", ...others.map(acceptance)),
  ],
};

/** The list of candidates is closed. */
export const closeChapter: Chapter = {
  title: "Close the nominations",
  at: "2027-04-12T15:10Z",
  opening:
    "Nominations have closed. With no more candidates than seats, no vote would be needed: about half of the elections so far ended that way.",
  steps: [
    command(
      "Once every candidacy is decided, `close` records who runs and says whether a vote is needed. After that, no one joins the list without a recorded reason.",
      ...["candidates", "close", "--by", "priya-h"],
    ),
    command(
      "No organization may hold more than two of the seven seats, counting members whose seats are not up. See how many places each one has left.",
      ...["seats", "headroom"],
    ),
    {
      kind: "question",
      asks: "Dana and Farah both work for Northwind. How many of them can be seated?",
      choices: ["Both", "One", "Neither"],
      right: 1,
      shownBy: "Northwind Jun Abernathy 1",
      because:
        "Jun, also of Northwind, keeps a seat until autumn. That leaves one place, and it goes to whichever of the two the voters rank higher.",
    },
    {
      kind: "edit",
      text: "This time the committee wants the whole count to be public. Oskar opens election.yaml in an editor and adds a line: you can edit all of these files by hand.",
      path: `${demoFolder}/election.yaml`,
      line: "publication: matrix # with the pairwise counts; the winners alone by default",
      before: "rule:",
    },
    colleague(
      "Oskar announces the candidates, opens the Q&A period, and reminds voters to opt in to CIVS email.",
      ...["nominations-closed", "campaign", "opt-in"].map((message) => [
        ...["announce", message, "--sent", `https://lists.example/2027-04/${message}`],
      ]),
    ),
  ],
};
