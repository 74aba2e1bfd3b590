import { aside, type Chapter, colleague, command } from "./chapter.ts";

export const pollChapter: Chapter = {
  title: "Set up the poll",
  at: "2027-04-19T14:30Z",
  opening:
    "The Q&A period is over, and voting opens in half an hour. The poll runs on CIVS, a web service. The tool does not connect to it; it tells you what to type there.",
  steps: [
    command(
      "This is what to enter in each field of the form on CIVS. Ask another official to check it before you start the poll.",
      ...["poll", "show"],
    ),
    {
      kind: "question",
      asks: "What would be lost without “detailed ballot reporting”?",
      choices: [
        "The ballots, so no one could count again",
        "The secrecy of the ballots",
        "The voters' addresses",
      ],
      right: 0,
      shownBy: "without it there are no ballots to recount",
      because:
        "CIVS would publish only a ranking. With the ballots, which carry no names, you and anyone you trust with them can check the count.",
    },
    {
      kind: "clock",
      at: "2027-04-19T15:05Z",
      text: "You have started the poll on CIVS and uploaded the file of addresses. CIVS calls the poll E_rehearsal.",
    },
    command(
      "Record the poll, so that later commands know where the ballots come from.",
      ...["poll", "record", "--id", "E_rehearsal", "--opened", "2027-04-19T15:00Z"],
    ),
    colleague("Oskar announces that voting is open.", [
      ...["announce", "voting-open", "--sent", "https://lists.example/2027-04/voting-open"],
    ]),
    aside("What is left to do? You know the command to ask.", ["next"]),
    {
      kind: "question",
      asks: "What does CIVS do by itself when voting ends, on April 26 at 15:00 UTC?",
      choices: ["It closes the poll", "It mails the result to all voters", "Nothing"],
      right: 2,
      shownBy: "CIVS does not end it automatically",
      because:
        "An official has to end the poll on its control page; CIVS mailed you the link. Put it in your calendar: `calendar --ics` writes a calendar file.",
    },
  ],
};
