import { demoUnknownCommit } from "../contributions.ts";
import { demoElection } from "../workspace-files.ts";
import { aside, type Chapter, colleague, command } from "./chapter.ts";

const freeze = ["roll", "freeze", "--confirm", demoElection];
const build = ["roll", "build"];

/** The voter roll is made. */
export const votersChapter: Chapter = {
  title: "Find the voters",
  at: "2027-04-06T08:00Z",
  opening:
    "Nominations opened yesterday, and that settles who may vote: everyone with code merged in the twelve months before. The list of everyone who may vote is the voter roll, or the roll for short.",
  steps: [
    colleague("Meanwhile Oskar has sent the mail that nominations are open, and recorded it.", [
      "announce",
      "nominations-open",
      "--sent",
      "https://lists.example/2027-04/open",
    ]),
    command(
      "First, fetch the evidence: the pull requests merged in those twelve months, saved on your disk. This is the one step that asks GitHub, so in a real election it needs a token. Here, a stand-in answers.",
      ...["roll", "fetch"],
    ),
    command(
      "Then build the roll from this evidence and nothing else. Anyone who has the evidence gets the same roll, byte for byte.",
      ...build,
    ),
    {
      kind: "question",
      asks: "Four voters opened no pull request. Why may they vote?",
      choices: [
        "The officials added them by hand",
        "They reviewed pull requests",
        "Other people's pull requests contain their commits",
      ],
      right: 2,
      shownBy: "commits only in others' pull requests: 4",
      because:
        "Anyone who wrote merged code may vote, no matter who opened the pull request. `roll explain LOGIN` shows the pull request for each of them.",
    },
    aside(
      "In the end you freeze the roll, so that no one can change it unnoticed. Try it now: it will not work yet, and you see how the tool says no.",
      freeze,
      3,
    ),
  ],
};

/** People decide what the rules leave open. */
export const questionsChapter: Chapter = {
  title: "Settle what the rules leave open",
  at: "2027-04-06T09:00Z",
  opening:
    "Exit code 3 means that a person must decide. The tool never guesses. It shows each question with the command that records your answer.",
  steps: [
    command(
      "Here are the two questions again, and what else you should read.",
      ...["roll", "show", "--review"],
    ),
    command(
      "Take Bella (@bella-s) first. `roll explain` says why someone may vote, or why not.",
      ...["roll", "explain", "bella-s"],
    ),
    {
      kind: "question",
      asks: "Why do the rules not give Bella a vote?",
      choices: [
        "Her pull request was never merged",
        "The merged commit is one that she wrote years ago",
        "Her account is a bot",
      ],
      right: 1,
      shownBy: "all commits in counted pull requests are older than 2025-04-05",
      because:
        "Someone imported old history: the pull request was merged in the period, but her commit is from 2019. No written rule covers that, so the tool asks.",
    },
    command(
      "You and Oskar agree that code from 2019 does not make anyone a voter in 2027. Record the decision with the reason and your name. The file is public, so do not write anything private in it.",
      ...["roll", "exclude", "bella-s", "--reason", "history imported from 2019"],
      ...["--by", "priya-h"],
    ),
    command(
      "The author of the other commit is “build”, which matches no GitHub account. The commit came in a pull request of Chen's (@chen-m). You ask Chen, who says: yes, that was one of my machines.",
      ...[
        "roll",
        "identify",
        `kata-containers/kata-containers@${demoUnknownCommit.oid.slice(0, 10)}`,
        "chen-m",
      ],
    ),
    command("Decisions take effect when the roll is built again.", ...build),
    {
      kind: "question",
      asks: "There were 40 voters before, and there are still 40. Why?",
      choices: [
        "Bella was not a voter yet, and Chen already was",
        "Bella left and Chen came",
        "The decisions take effect tomorrow",
      ],
      right: 0,
      shownBy: "nothing left to decide",
      because:
        "Neither decision changed who votes. But both are now recorded with a reason, and no one has to guess what you thought.",
    },
  ],
};

/** The roll is frozen and its addresses are exported. */
export const freezeChapter: Chapter = {
  title: "Freeze the roll",
  at: "2027-04-06T09:30Z",
  opening:
    "There is nothing left to decide. From now on the roll is fixed: a correction becomes a second revision, with its own reason.",
  steps: [
    command(
      "Freezing asks you to type the election's name, so that no one does it by accident. The long number is the roll's digest: anyone can use it to tell whether the file was changed.",
      ...freeze,
    ),
    command(
      "Voters want to know whether they are on the list. This writes it into the election's folder, with logins and names but no addresses; the website shows it.",
      ...["roll", "publish"],
    ),
    command(
      "CIVS takes the voters' addresses in files of at most 500. Write those files.",
      ...["roll", "export", "--to", "civs"],
    ),
    {
      kind: "question",
      asks: "Where are the addresses now, and may you commit them?",
      choices: [
        "In the election's folder; yes, like everything there",
        "In elections/.private/; no, git ignores that folder",
        "On CIVS; they were uploaded",
      ],
      right: 1,
      shownBy: "wrote elections/.private/2027-04/export/civs-1.txt",
      because:
        "Addresses and ballots stay in elections/.private/, which git ignores and only you can read. Nothing was uploaded: you do that yourself when you set up the poll.",
    },
  ],
};
