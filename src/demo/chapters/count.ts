import { demoBallots } from "../ballots.ts";
import { demoCandidacies } from "../candidacies.ts";
import { demoElection } from "../workspace-files.ts";
import { aside, type Chapter, colleague, command } from "./chapter.ts";

const ranking = demoCandidacies.map(({ login }) => login).join(" > ");

export const countChapter: Chapter = {
  title: "Count the ballots",
  at: "2027-04-26T15:30Z",
  opening:
    "Voting is over. You have ended the poll on CIVS and downloaded the ballots from its result page, which says: 33 ballots, and an order of the candidates.",
  steps: [
    {
      kind: "arrival",
      text: "The download is saved as elections/.private/2027-04/ballots.csv.",
      files: { [`elections/.private/${demoElection}/ballots.csv`]: demoBallots() },
    },
    colleague("Oskar announces that voting is over.", [
      ...["announce", "voting-closed", "--sent", "https://lists.example/2027-04/voting-closed"],
    ]),
    command(
      "Write down what the page says, before you count: then the count can be held against it.",
      ...["poll", "record", "--ballots", "33", "--ranking", ranking],
    ),
    command(
      "Now count. Each pair of candidates is compared on all ballots; who wins against every other comes first. Then the seats are filled from the top, within the limit.",
      ...["tally", "--election", demoElection],
    ),
    {
      kind: "question",
      asks: "Farah is third, and there are four seats. Why is she not seated?",
      choices: [
        "Too few voters put her first",
        "The two places of Northwind are taken",
        "She withdrew during the campaign",
      ],
      right: 1,
      shownBy: "Northwind already has its limit of 2 seats, and Jun Abernathy and Dana Whitfield",
      because:
        "She is passed over: Jun holds one place of Northwind until autumn, Dana has just won the other. Goran, the next one, takes the seat. The count itself is not touched by that.",
    },
    {
      kind: "question",
      asks: "How do you know that no ballot was lost between CIVS and your file?",
      choices: [
        "33 of 40 is a good turnout",
        "You have to trust the download",
        "The last line compares both",
      ],
      right: 2,
      shownBy: "Agrees with the poll's page",
      because:
        "The number of ballots and the whole ranking are those of CIVS's page. If they were not, the tool would say so, and you would not publish.",
    },
    aside(
      "Somebody is going to ask: what if Dana had withdrawn? Such questions can be tried; nothing is written.",
      ["seats", "fill", "--what-if", "withdrawn=dana-w"],
    ),
  ],
};
