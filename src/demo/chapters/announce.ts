import { type Chapter, command } from "./chapter.ts";

export const announceChapter: Chapter = {
  title: "Tell the community",
  at: "2027-03-22T09:00Z",
  opening:
    "Two weeks before nominations open, tell the community. You do not have to write the message: the tool fills in every mail and chat message from the election's files.",
  steps: [
    command(
      "`announce --list` shows all messages and when each is due. This is the first one, for the mailing list. Add `--format chat` for the chat version.",
      ...["announce", "season"],
    ),
    {
      kind: "question",
      asks: "What does the mail ask voters to do, weeks before the vote?",
      choices: [
        "Opt in to email from CIVS",
        "Send you their email address",
        "Open a pull request with their name",
      ],
      right: 0,
      shownBy: "Please opt in now",
      because:
        "CIVS, the service that runs the poll, emails only people who have opted in. Anyone who has not opted in gets no ballot, so the mails say this early and often.",
    },
    command(
      "Suppose you have sent it. Record that, with a link to it, and `status` stops reminding you.",
      ...["announce", "season", "--sent", "https://lists.example/2027-03/season"],
    ),
  ],
};
