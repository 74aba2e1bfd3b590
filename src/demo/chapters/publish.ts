import { demoElection } from "../workspace-files.ts";
import { type Chapter, colleague, command } from "./chapter.ts";

export const publishChapter: Chapter = {
  title: "Publish the result",
  at: "2027-04-26T17:00Z",
  opening:
    "Four members are elected. The result page, the record behind it, the member list, the ledger of seats, the index and a mail have to say so, all alike.",
  steps: [
    command(
      "First a draft of all of them, in the private folder. How much becomes public says the line `publication:` in election.yaml: here the pairwise counts, too.",
      ...["results", "prepare"],
    ),
    command(
      "Read the draft, then copy it out. As it cannot be taken back once people have seen it, it asks for the election's name.",
      ...["results", "publish", "--confirm", demoElection],
    ),
    {
      kind: "question",
      asks: "Can the world see the result now?",
      choices: [
        "Yes, the tool has pushed it",
        "No, you still have to commit and push it",
        "Yes, but only the committee",
      ],
      right: 1,
      shownBy: "git push -u origin election-results-2027-04",
      because:
        "The tool writes files and never pushes. It prints the git commands for a pull request; in this rehearsal there is no repository to push to.",
    },
    command(
      "Would it come out the same if somebody did it again? `verify` computes everything anew, and anyone can run it.",
      ...["results", "verify", demoElection],
    ),
    command(
      "And a page to look at in a browser: one file, which needs no server.",
      ...["results", "page", demoElection, "--output", "result.html"],
    ),
    colleague("Oskar mails the result to the list.", [
      ...["announce", "results", "--sent", "https://lists.example/2027-04/results"],
    ]),
    command("What is left? Ask the command that you remember.", "status"),
    {
      kind: "question",
      asks: "When do the officials come together again?",
      choices: ["In autumn, for three seats", "In spring, for four seats", "In two years"],
      right: 0,
      shownBy: "Next: autumn 2027, 3 seats",
      because: "And by then you will have forgotten everything, except for one command.",
    },
  ],
};
