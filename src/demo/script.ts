import { demoBallots } from "./ballots.ts";
import {
  candidacyFile,
  candidacyText,
  type DemoCandidacy,
  demoCandidacies,
} from "./candidacies.ts";
import { demoElection, demoWorkspaceFiles } from "./workspace-files.ts";

const folder = `elections/arch-committee-${demoElection}`;
const ballotsFile = `elections/.private/${demoElection}/ballots.csv`;

/** One thing that happens in the demo, at a moment of its made-up calendar. */
export type DemoStep =
  /** Said between the commands. */
  | { readonly kind: "say"; readonly title: string; readonly text: string }
  /** Files that come from outside the tool: a pull request, a download. */
  | { readonly kind: "files"; readonly files: Readonly<Record<string, string>> }
  /** A command line, run as it stands; `at` is the time on the demo's clock, an instant in UTC. */
  | { readonly kind: "command"; readonly at: string; readonly words: readonly string[] }
  /** The text of a file of the workspace. */
  | { readonly kind: "show"; readonly path: string };

const nominationsOpen = "2027-04-05T15:10Z";
const lastDayOfNominations = "2027-04-12T14:00Z";
const votingEnded = "2027-04-26T16:00Z";

function command(at: string, ...words: string[]): DemoStep {
  return { kind: "command", at, words };
}

function say(title: string, text: string): DemoStep {
  return { kind: "say", title, text };
}

function nomination({ name, login, affiliation, email, statement, submitted }: DemoCandidacy) {
  const flags = { name, login, affiliation, email, statement };
  const words = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  return command(submitted, "candidates", "nominate", ...words, "--no-input");
}

const [first, ...others] = demoCandidacies as [DemoCandidacy, ...DemoCandidacy[]];

/** A whole election, from the rules in force to the published result. */
export const demoScript: readonly DemoStep[] = [
  { kind: "files", files: demoWorkspaceFiles },
  say("The seats", "Four of seven seats are due this spring. How many may each organization take?"),
  command(nominationsOpen, "seats", "headroom"),
  say(
    "The roll",
    "Nominations open today, so the list of voters is made: merged pull requests of\nthe twelve months before are fetched, and the roll is built from that evidence\nalone.",
  ),
  command(nominationsOpen, "roll", "fetch"),
  command(nominationsOpen, "roll", "build"),
  command(nominationsOpen, "roll", "show"),
  say(
    "The candidates",
    `${first.name} stands; five others follow by pull request during the week.`,
  ),
  nomination(first),
  {
    kind: "files",
    files: Object.fromEntries(
      others.map((candidacy) => [
        `${folder}/${candidacyFile(candidacy)}`,
        candidacyText(candidacy),
      ]),
    ),
  },
  command(lastDayOfNominations, "candidates", "check"),
  ...demoCandidacies.map((candidacy) =>
    command(
      lastDayOfNominations,
      "candidates",
      "accept",
      `${folder}/${candidacyFile(candidacy)}`,
      "--submitted",
      candidacy.submitted,
    ),
  ),
  command(lastDayOfNominations, "candidates", "list"),
  say(
    "The count",
    "Two weeks later the poll has closed, and the ballots are downloaded from CIVS.\nFarah and Dana work for one organization, which already holds a seat that is\nnot up.",
  ),
  { kind: "files", files: { [ballotsFile]: demoBallots() } },
  command(votingEnded, "tally", "--election", demoElection),
  say("The result", "What will be published is prepared as a draft first, then copied out."),
  command(votingEnded, "results", "prepare"),
  command(votingEnded, "results", "publish", "--confirm", demoElection),
  command(votingEnded, "results", "publish", "--confirm", demoElection),
  { kind: "show", path: `${folder}/Results.md` },
];
