import { demoElection } from "../workspace-files.ts";
import { type Chapter, colleague, command } from "./chapter.ts";

export const publishChapter: Chapter = {
  title: "Publish the result",
  at: "2027-04-26T17:00Z",
  opening:
    "Four members are elected. The result page, its record, the member list, the seat ledger, the index and a mail must all agree.",
  steps: [
    command(
      "First, draft all of them in the private folder. The line `publication:` in election.yaml sets how much becomes public: here, the pairwise counts too.",
      ...["results", "prepare"],
    ),
    command(
      "Read the draft, then publish it. You cannot take it back once people have seen it, so the command asks you to type the election's name.",
      ...["results", "publish", "--confirm", demoElection],
    ),
    {
      kind: "question",
      asks: "Can everyone see the result now?",
      choices: [
        "Yes, the tool has pushed it",
        "No, you still have to commit and push it",
        "Yes, but only the committee",
      ],
      right: 1,
      shownBy: "git push -u origin election-results-2027-04",
      because:
        "The tool writes files and never pushes. It prints the git commands for a pull request. This rehearsal has no repository to push to.",
    },
    command(
      "Would someone else get the same result? `verify` recomputes everything, and anyone can run it.",
      ...["results", "verify", demoElection],
    ),
    command(
      "And a page to view in a browser: a single file that needs no server.",
      ...["results", "page", demoElection, "--output", "result.html"],
    ),
    colleague("Oskar mails the result to the list.", [
      ...["announce", "results", "--sent", "https://lists.example/2027-04/results"],
    ]),
    command("What is left? Ask the command that you remember.", "next"),
    {
      kind: "question",
      asks: "When does the work on the next election begin?",
      choices: ["In July, for the one in October", "Next spring", "In two years"],
      right: 0,
      shownBy: "Plan the election of October 2027",
      because: "By then you will have forgotten everything except one command: `next`.",
    },
  ],
};
