import { type Chapter, command } from "./chapter.ts";

export const announceChapter: Chapter = {
  title: "Tell the community",
  at: "2027-03-22T09:00Z",
  opening:
    "Two weeks before nominations open, the community gets a first word. You need not write it: every mail and chat message of the process is filled in from the election's files.",
  steps: [
    command(
      "`announce --list` names all messages and when each is due. This is the first one, for the mailing list; with `--format chat` it is the one for the chat.",
      ...["announce", "season"],
    ),
    {
      kind: "question",
      asks: "What does the mail ask voters to do, weeks before the vote?",
      choices: [
        "Agree on CIVS to get mail from it",
        "Send you their e-mail address",
        "Open a pull request with their name",
      ],
      right: 0,
      shownBy: "Please opt in now",
      because:
        "CIVS, the service that holds the poll, writes only to people who agreed to that. Who has not gets no ballot, so the mails say it early and often.",
    },
    command(
      "Say you have sent it. Record that, with the place where it can be read, and `status` stops reminding you.",
      ...["announce", "season", "--sent", "https://lists.example/2027-03/season"],
    ),
  ],
};
