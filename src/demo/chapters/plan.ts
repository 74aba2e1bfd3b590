import { type Chapter, command } from "./chapter.ts";

const plan = [
  ...["plan", "2027-04", "--first-day", "2027-04-05"],
  ...["--official", "priya-h", "--official", "oskar-v"],
];

export const planChapter: Chapter = {
  title: "Plan the dates",
  at: "2027-03-01T10:00Z",
  opening:
    "You are Priya (@priya-h), an official of the coming election; the other one is Oskar (@oskar-v). You sit in a checkout of the community repository, and have forgotten everything since last time.",
  steps: [
    command(
      "Remember one command: `status`. It says at any time where the election stands, what is due, and which command does it. No election is planned yet, so it looks at the seats.",
      "status",
    ),
    {
      kind: "question",
      asks: "Who has to stand again to stay on the committee?",
      choices: ["Jun Abernathy", "Dana Whitfield", "Kofi Rasmussen"],
      right: 1,
      shownBy: "seat 4: the term of Dana Whitfield ends in spring 2027",
      because:
        "Half of the seats, more or less, come up at a time: four in spring, three in autumn. Jun and Kofi hold autumn seats.",
    },
    {
      kind: "command",
      why: "A plan needs the day on which nominations open, and the GitHub accounts of the officials. Its three periods last a week each unless you say otherwise. Every command that writes files takes `--dry-run`: look first.",
      words: [...plan, "--dry-run"],
      exitCode: 0,
      aside: true,
    },
    {
      kind: "question",
      asks: "A candidate opens a pull request on April 12 at 15:00 UTC sharp. Is that in time?",
      choices: [
        "Yes, to the minute",
        "Only if all candidates agree",
        "No, nominations have closed",
      ],
      right: 2,
      shownBy: "April 12, 2027 14:59 UTC: Candidate nominations open",
      because:
        "A period ends just before the time of its end. That is why the page says 14:59: at 15:00 the next period begins.",
    },
    command(
      "This is what you want, so run it without `--dry-run`. It makes the election's folder with its facts (election.yaml) and its page, and adds it to the index.",
      ...plan,
    ),
    {
      kind: "clock",
      at: "2027-03-11T18:00Z",
      text: "Ten days later the committee has met and agreed to the dates.",
    },
    command(
      "The committee that is in office approves the timeline. Record when, and where that can be read, so that nobody has to search for it later.",
      ...["plan", "2027-04", "--approved", "2027-03-11=committee meeting notes"],
    ),
  ],
};
