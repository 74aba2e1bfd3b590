import { Temporal } from "temporal-polyfill";
import { candidacyFile, candidacyText, type DemoCandidacy } from "./candidacies.ts";
import { aside, attempt, type Chapter, colleague, command } from "./chapters/chapter.ts";
import { demoPeople } from "./people.ts";

/** What an election in a copy of someone's checkout is made from. */
export interface CheckoutElection {
  /** Its name, `2027-04`. */
  readonly id: string;
  /** How many seats are up; undefined where no ledger says it yet. */
  readonly seats: number | undefined;
}

const you = "priya-h";
const colleagues = "oskar-v";

/** One more than the committee has seats: a vote is needed however many are up. */
const mostCandidates = 8;

/** People of the demo without an organization, so that no limit of the checkout's concerns them. */
function standing(count: number, submitted: (index: number) => string): DemoCandidacy[] {
  return demoPeople.slice(3, 3 + count).map(({ name, account, commitAddress }, index) => ({
    name,
    login: account.login,
    affiliation: "none",
    email: commitAddress,
    statement: "I would like to help, and I am made up.",
    submitted: submitted(index),
  }));
}

/** The first Monday of the election's month. */
function firstMonday(id: string): Temporal.PlainDate {
  const first = Temporal.PlainYearMonth.from(id).toPlainDate({ day: 1 });
  return first.add({ days: (8 - first.dayOfWeek) % 7 });
}

/**
 * The chapters of an election that need nothing but a checkout's own files: no roll, which needs a year
 * of GitHub's, and no count. Officials and candidates are made up.
 */
export function checkoutScenario({ id, seats }: CheckoutElection): readonly Chapter[] {
  const firstDay = firstMonday(id);
  const at = (days: number, time: string): string => `${firstDay.add({ days })}T${time}Z`;
  const folder = `elections/arch-committee-${id}`;
  const count = seats === undefined ? mostCandidates : seats + 1;
  const candidacies = standing(count, (index) => at(1 + (index % 6), "09:00"));
  const fileOf = (candidacy: DemoCandidacy): string => `${folder}/${candidacyFile(candidacy)}`;
  const plan = [
    ...["plan", id, "--first-day", firstDay.toString()],
    ...["--official", you, "--official", colleagues, "--unknown-login"],
  ];
  const accept = (candidacy: DemoCandidacy): string[] => [
    ...["candidates", "accept", fileOf(candidacy), "--unknown-login"],
    ...["--submitted", candidacy.submitted, "--election", id],
  ];
  const [first, ...others] = candidacies as [DemoCandidacy, ...DemoCandidacy[]];
  const ledger = attempt(
    "The seat ledger is missing: it says who holds which seat, and until when. Build it from the pages. Here every doubt stays open; in a real election you answer them.",
    ...["committee", "init", "--by", you, "--unknown-login", "--answer", "*=unknown"],
  );
  return [
    {
      title: "Plan the dates",
      at: at(-35, "10:00"),
      opening: `Your checkout has no election for this season yet, so plan one: ${id}. You are the made-up official @${you}; the other official is @${colleagues}.`,
      steps: [
        attempt(
          "First, check that everything is in place in your checkout.",
          ...["doctor", "--offline"],
        ),
        ...(seats === undefined ? [ledger] : []),
        aside(
          "A plan needs the first day and the officials. With `--dry-run`, nothing is written: you see what would change on the pages of your checkout.",
          [...plan, "--dry-run"],
        ),
        {
          kind: "question",
          asks: "A candidate opens a pull request on the last day at exactly 15:00 UTC. Is that in time?",
          choices: ["Yes, to the minute", "No, nominations have closed", "If no one objects"],
          right: 1,
          shownBy: "14:59 UTC: Candidate nominations open",
          because: "A period ends just before its end time.",
        },
        command("The same command without `--dry-run` writes the files.", ...plan),
      ],
    },
    {
      title: "Tell the community",
      at: at(-14, "09:00"),
      opening:
        "Two weeks before nominations open, tell the community, in a message filled in from your files.",
      steps: [
        attempt(
          "Read it as someone who is hearing about it for the first time.",
          ...["announce", "season", "--election", id],
        ),
        attempt(
          "These are the dates as every page and mail will show them.",
          ...["calendar", "--election", id],
        ),
      ],
    },
    {
      title: "Candidacies, and the end of nominations",
      at: at(7, "14:00"),
      opening: "Nominations have been open for a week and close within the hour.",
      steps: [
        {
          kind: "arrival",
          text: "Made-up people are running. These are their files.",
          files: Object.fromEntries(
            candidacies.map((candidacy) => [fileOf(candidacy), candidacyText(candidacy)]),
          ),
        },
        attempt("Check them all.", ...["candidates", "check", "--election", id]),
        command("Accept the first, with the time of its pull request.", ...accept(first)),
        colleague("The other official accepts the rest.", ...others.map(accept)),
        { kind: "clock", at: at(7, "15:10"), text: "Nominations have closed." },
        attempt(
          "How many seats may each organization still take? The seat ledger, elections/committee.yaml, says.",
          ...["seats", "headroom", "--election", id],
        ),
        attempt(
          "Close the list, and see whether a vote is needed.",
          ...["candidates", "close", "--by", you, "--election", id],
        ),
      ],
    },
    {
      title: "Set up the poll",
      at: at(14, "14:30"),
      opening: "Voting opens in half an hour. CIVS runs the poll; the tool tells you what to type.",
      steps: [
        attempt(
          "This is what to enter in each field of the form. In a real election, another official checks it.",
          ...["poll", "show", "--election", id],
        ),
        { kind: "clock", at: at(14, "15:05"), text: "Suppose you have started it." },
        command(
          "Record the poll.",
          ...["poll", "record", "--id", "E_rehearsal", "--opened", at(14, "15:00")],
          ...["--election", id],
        ),
        attempt("See what would be left to do.", ...["next", id]),
        {
          kind: "question",
          asks: "What does CIVS do by itself when voting ends?",
          choices: ["It closes the poll", "It mails the result", "Nothing"],
          right: 2,
          shownBy: "CIVS does not end it automatically",
          because:
            "An official ends the poll on its control page, downloads the ballots, and counts.",
        },
      ],
    },
  ];
}
