import { type Chapter, command } from "./chapter.ts";

const plan = [
  ...["plan", "2027-04", "--first-day", "2027-04-05"],
  ...["--official", "priya-h=Priya Halloran", "--official", "oskar-v=Oskar Villanueva"],
];

export const planChapter: Chapter = {
  title: "Plan the dates",
  at: "2027-03-01T10:00Z",
  opening:
    "You are Priya (@priya-h), an official of the coming election. The other official is Oskar (@oskar-v). You are in a checkout of the community repository, and you have forgotten everything since last time.",
  steps: [
    command(
      "Remember one command: `next`. At any time, it says what is due and shows the command for it.",
      "next",
    ),
    command(
      "`status` shows the whole: how far the election has got and everything that is due. No election is planned yet, so it shows the committee and its seats.",
      "status",
    ),
    {
      kind: "question",
      asks: "Who has to run again to stay on the committee?",
      choices: ["Jun Abernathy", "Dana Whitfield", "Kofi Rasmussen"],
      right: 1,
      shownBy: "seat 4: the term of Dana Whitfield ends in spring 2027",
      because:
        "About half of the seats come up at a time: four in spring, three in autumn. Jun and Kofi hold autumn seats.",
    },
    {
      kind: "command",
      why: "A plan needs the day when nominations open and the officials, by GitHub account and name. Its three periods last a week each unless you say otherwise. Every command that writes files takes `--dry-run`, so look first.",
      words: [...plan, "--dry-run"],
      exitCode: 0,
      aside: true,
    },
    {
      kind: "question",
      asks: "A candidate opens a pull request on April 12 at exactly 15:00 UTC. Is that in time?",
      choices: [
        "Yes, to the minute",
        "Only if all candidates agree",
        "No, nominations have closed",
      ],
      right: 2,
      shownBy: "April 12, 2027 14:59 UTC: Candidate nominations open",
      because:
        "A period ends just before its end time. That is why the page says 14:59: the next period begins at 15:00.",
    },
    command(
      "This is what you want, so run it without `--dry-run`. It creates the election's folder with its facts (election.yaml) and its page, and adds it to the index.",
      ...plan,
    ),
    {
      kind: "clock",
      at: "2027-03-11T18:00Z",
      text: "Ten days later, the committee has met and approved the dates.",
    },
    command(
      "The current committee approves the timeline. Record when it did and where that is written, so that no one has to search for it later.",
      ...["plan", "2027-04", "--approved", "2027-03-11=committee meeting notes"],
    ),
  ],
};
