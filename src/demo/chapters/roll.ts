import { demoUnknownCommit } from "../contributions.ts";
import { demoElection } from "../workspace-files.ts";
import { aside, type Chapter, colleague, command } from "./chapter.ts";

const nominationsOpen = "2027-04-05T15:10Z";
const freeze = ["roll", "freeze", "--confirm", demoElection];
const build = ["roll", "build"];

/** The list of voters is made. */
export const votersChapter: Chapter = {
  title: "Find the voters",
  at: nominationsOpen,
  opening:
    "Nominations opened ten minutes ago, and with them it is settled who may vote: everyone with code merged in the twelve months before this day. The list of them is called the roll.",
  steps: [
    colleague("Meanwhile Oskar has sent the mail that nominations are open, and recorded it.", [
      "announce",
      "nominations-open",
      "--sent",
      "https://lists.example/2027-04/open",
    ]),
    command(
      "First the evidence: the merged pull requests of those twelve months, saved on your disk. It is the one step that asks GitHub, for which you need a token in earnest; here a stand-in answers.",
      ...["roll", "fetch"],
    ),
    command(
      "Then the roll, from this evidence and nothing else: whoever has the evidence gets the same roll, byte for byte.",
      ...build,
    ),
    {
      kind: "question",
      asks: "Four voters opened no pull request. Why may they vote?",
      choices: [
        "The officials added them by hand",
        "They reviewed pull requests",
        "Others' pull requests brought their commits in",
      ],
      right: 2,
      shownBy: "4 have commits only in others' pull requests",
      because:
        "Who wrote merged code may vote, whoever opened the pull request. For each of them `roll explain LOGIN` shows the pull request.",
    },
    aside(
      "In the end the roll is frozen, so that nobody can quietly change it. Try it now: it cannot go well yet, and you see how the tool says no.",
      freeze,
      3,
    ),
  ],
};

/** What the rules do not settle is decided by people. */
export const questionsChapter: Chapter = {
  title: "Settle what the rules leave open",
  at: "2027-04-06T09:00Z",
  opening:
    "Exit code 3 means: a person must decide. The tool never guesses; it shows each question with the command that records your answer.",
  steps: [
    command(
      "Here are the two questions again, and what else is worth a look.",
      ...["roll", "show", "--review"],
    ),
    command(
      "Take Bella (@bella-s) first. `roll explain` says of anybody why they may vote or why not.",
      ...["roll", "explain", "bella-s"],
    ),
    {
      kind: "question",
      asks: "Why does Bella not vote by the rules?",
      choices: [
        "Her pull request was never merged",
        "What was merged is a commit that she wrote years ago",
        "Her account is a bot",
      ],
      right: 1,
      shownBy: "all commits in counted pull requests are older than 2025-04-05",
      because:
        "Somebody imported old history: the pull request was merged in the period, but her commit is of 2019. A rule for that is written nowhere, so the tool asks.",
    },
    command(
      "You and Oskar agree that code of 2019 makes nobody a voter of 2027. Record it with the reason and your name; the file is public, so write nothing private into it.",
      ...["roll", "exclude", "bella-s", "--reason", "history imported from 2019"],
      ...["--by", "priya-h"],
    ),
    command(
      "The other commit carries a name that GitHub does not know, “build”, and came in a pull request of Chen's (@chen-m). You ask Chen: yes, that was a machine of mine.",
      ...["roll", "identify", `kata-containers/kata-containers@${demoUnknownCommit.oid}`, "chen-m"],
    ),
    command("Decisions take effect when the roll is built again.", ...build),
    {
      kind: "question",
      asks: "There were 40 voters before, and there are 40 now. Why?",
      choices: [
        "Bella was no voter yet, and Chen was one already",
        "Bella left and Chen came",
        "The decisions take effect tomorrow",
      ],
      right: 0,
      shownBy: "nothing left to decide",
      because:
        "Neither decision moved anybody. But now both are written down with a reason, and nobody has to guess what you thought.",
    },
  ],
};

/** The roll is fixed and its addresses are made ready. */
export const freezeChapter: Chapter = {
  title: "Freeze the roll",
  at: "2027-04-06T09:30Z",
  opening:
    "Nothing is left to decide. From here on the roll is fixed; a correction will be a second revision, with a reason of its own.",
  steps: [
    command(
      "Freezing asks for the election's name, so that nobody does it by accident. The long number is the roll's digest, by which anybody can tell whether the file was changed.",
      ...freeze,
    ),
    command(
      "CIVS wants the voters' addresses, in files of at most 500. So make them.",
      ...["roll", "export", "--to", "civs"],
    ),
    {
      kind: "question",
      asks: "Where are the addresses now, and may you commit them?",
      choices: [
        "In the election's folder; yes, as everything there",
        "In elections/.private/; no, git ignores that folder",
        "On CIVS; they were uploaded",
      ],
      right: 1,
      shownBy: "wrote elections/.private/2027-04/export/civs-1.txt",
      because:
        "Addresses and ballots stay in elections/.private/, which git ignores and only you can read. Nothing was uploaded: you do that yourself, when the poll is set up.",
    },
  ],
};
