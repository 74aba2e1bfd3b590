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
      "Record what the page says before you count, so that the tool can compare.",
      ...["poll", "record", "--ballots", "33", "--ranking", ranking],
    ),
    command(
      "Now count. The tool compares each pair of candidates on all ballots. The candidate who beats everyone else comes first. Then it fills the seats from the top, within the limit per organization.",
      ...["tally", "--election", demoElection],
    ),
    {
      kind: "question",
      asks: "Farah is third, and there are four seats. Why is she not seated?",
      choices: [
        "Too few voters put her first",
        "Northwind's two places are taken",
        "She withdrew during the campaign",
      ],
      right: 1,
      shownBy: "Northwind already has its limit of 2 seats: Jun Abernathy and Dana Whitfield",
      because:
        "She is passed over: Jun holds one of Northwind's places until autumn, and Dana has just won the other. Goran, the next in line, takes the seat. The count itself does not change.",
    },
    {
      kind: "question",
      asks: "How do you know that no ballot was lost between CIVS and your file?",
      choices: [
        "33 of 40 is a good turnout",
        "You have to trust the download",
        "The last line compares the two",
      ],
      right: 2,
      shownBy: "Agrees with the poll's page",
      because:
        "The number of ballots and the whole ranking match CIVS's page. If they did not, the tool would say so and refuse to publish.",
    },
    aside("Someone will ask: what if Dana had withdrawn? You can try it; nothing is written.", [
      "seats",
      "fill",
      "--what-if",
      "withdrawn=dana-w",
    ]),
  ],
};
