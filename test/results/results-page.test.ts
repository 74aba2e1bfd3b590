import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import type { PublicationLevel } from "../../src/election/election.ts";
import { buildRecord, type ElectionFacts, publicRecord } from "../../src/results/build-record.ts";
import { resultsPage } from "../../src/results/results-page.ts";
import {
  committee,
  contested,
  madeUpElection,
  madeUpLedger,
  madeUpSeating,
  seated,
} from "./made-up-election.ts";

function page(facts: ElectionFacts, level: PublicationLevel = "winners"): string {
  return resultsPage(publicRecord(buildRecord(facts), level, "a".repeat(64)));
}

/** Everything of these facts that is not about a vote. */
const noVote = {
  ledger: madeUpLedger,
  tally: undefined,
  ...committee,
  struck: [],
  roll: undefined,
  inputs: [],
};

const top = `# Architecture Committee Election Results: October 2026

Three nominations were received for the October 2026 elections:

- [\`Ada Lindqvist\`](https://github.com/ada-l)
- [\`Bo Keller\`](https://github.com/bo-k)
- [\`Cy Mora\`](https://github.com/cy-m)

Two seats were available, so elections were held.

The nominees elected to the positions were:

- [\`Ada Lindqvist\`](https://github.com/ada-l)
- [\`Cy Mora\`](https://github.com/cy-m)

Congratulations to our new architecture committee member \`Cy Mora\`,
and to our continuing member \`Ada Lindqvist\`!

## Count

- Terms: until the autumn 2027 election.
- Turnout: 40 of the 90 voters on the roll (44 %) cast a ballot.
- Rule: Condorcet, completed by minimax (margins).
- Void poll: \`E_0\` on CIVS (wrong seats).
- Poll: [\`E_1\`](https://civs.example/E_1) on CIVS.
- Charter: the rules in force since 2025-03-07.
`;
/** How to check the page, with what the record holds at a level. */
const verify = (
  holds: string,
) => `- Verify: \`kata-election results verify 2026-10\` checks this page against
  [\`record.json\`](record.json) (${holds}).
  With \`--ballots FILE\`, it repeats the whole count. The ballots' digest (SHA-256, rows sorted) is
  \`${"b".repeat(64)}\`.`;

describe("Results.md of an election with a vote", () => {
  it("names the winners and what the past pages lacked", () => {
    expect(
      page(contested()),
    ).toBe(`${top}${verify("who was elected; the ranking, counts and ballots stay with the officials")}
`);
  });

  it("shows every place and its reason at the level ranking", () => {
    expect(
      page(contested(), "ranking"),
    ).toBe(`${top}${verify("the ranking; the counts and ballots stay with the officials")}

## Ranking

- Place 1: [\`Ada Lindqvist\`](https://github.com/ada-l) (\`Northwind\`): elected; first: preferred to everyone.
- Place 2: [\`Bo Keller\`](https://github.com/bo-k) (\`Northwind\`): passed over; second, but Northwind has its places: Ada Lindqvist.
- Place 3: [\`Cy Mora\`](https://github.com/cy-m) (\`Northwind\`): elected; third.
`);
  });

  it("adds the pairwise counts at the level matrix", () => {
    const text = page(contested(), "matrix");
    expect(text).toContain(
      `${verify("ranking and pairwise counts; the ballots stay with the officials")}\n`,
    );
    expect(text).toMatch(/third\.\n\n## Pairwise counts\n/);
    expect(
      text.slice(text.indexOf("Number of ballots")),
    ).toBe(`Number of ballots ranking the row's candidate above the column's.
\`Ada Lindqvist\` is preferred to every other candidate.

|  | \`Bo Keller\` | \`Ada Lindqvist\` | \`Cy Mora\` |
| --- | ---: | ---: | ---: |
| \`Bo Keller\` | – | 0 | 40 |
| \`Ada Lindqvist\` | 40 | – | 40 |
| \`Cy Mora\` | 0 | 0 | – |
`);
  });

  it("says so where nobody is preferred to every other", () => {
    const { tally, ...facts } = contested();
    if (tally === undefined) throw new Error("a vote has a tally");
    const text = page({ ...facts, tally: { ...tally, condorcetWinner: null } }, "matrix");
    expect(text).toContain("No candidate is preferred to every other one.");
  });

  it("says how many voters mail could reach, and that no poll is recorded", () => {
    const roll = { voters: 90, revision: 1, sha256: "c".repeat(64) };
    const known = page({
      ...contested(),
      roll: { ...roll, mail: { activated: 80, awaiting: 10 } },
    });
    expect(known).toContain("cast a ballot. 80 voters had opted in to CIVS email, 10 had not.\n");
    const partly = page({ ...contested(), roll: { ...roll, mail: { activated: 1, awaiting: 3 } } });
    expect(partly).toContain(
      "1 voter had opted in to CIVS email, 3 had not; for the others it is not known.\n",
    );
    expect(page(contested({ polls: [] }))).toContain(
      "\n- Poll: on CIVS; its identifier is not recorded.\n",
    );
  });

  it("counts ballots where no roll is at hand, and names odd ones", () => {
    const { tally, ...facts } = contested();
    if (tally === undefined) throw new Error("a vote has a tally");
    const ballots = { ...tally.ballots, counted: 1, invalid: 2, abstentions: 1 };
    expect(page({ ...facts, roll: undefined, tally: { ...tally, ballots } })).toContain(
      "- Turnout: 1 ballot was counted; how many voters were on the roll is not recorded. 1 of the ballots ranked no one. 2 rows were invalid and not counted.\n",
    );
    const one = { ...ballots, counted: 3, invalid: 1, abstentions: 0 };
    expect(page({ ...facts, roll: undefined, tally: { ...tally, ballots: one } })).toContain(
      "- Turnout: 3 ballots were counted; how many voters were on the roll is not recorded. 1 row was invalid and not counted.\n",
    );
  });

  it("tells decisions with who made them and why, but names no voter", () => {
    const made = { by: "octavia", date: "2026-10-27" };
    const text = page(
      contested({
        decisions: [
          {
            about: "tie",
            order: ["cy-m", "bo-k"],
            ...made,
            reason: "lot drawn",
            reference: "https://a.example/draw",
          },
          {
            about: "affiliation",
            person: "bo-k",
            affiliation: "Northwind",
            ...made,
            reason: "asked them",
          },
          { about: "withdrawal", person: "di-o", ...made, reason: "declined." },
          { about: "write-in", name: "Zoe `Ade`", ...made, reason: "does not stand" },
          {
            about: "reopening",
            closed: "2026-10-12T16:00Z",
            candidates: ["bo-k"],
            ...made,
            reason: "overlooked",
          },
          { about: "ballots", ...made, reason: "two accounts were one voter's" },
          { about: "voter", subject: "someone", outcome: "counted", ...made, reason: "secret" },
        ],
      }),
    );
    expect(text.slice(text.indexOf("## Decisions"))).toBe(`## Decisions

- In a tie the order is \`cy-m\`, \`bo-k\`, decided on 2026-10-27, recorded by \`octavia\`: lot drawn. See: https://a.example/draw.
- \`bo-k\` counts for \`Northwind\`, decided on 2026-10-27, recorded by \`octavia\`: asked them.
- \`di-o\` withdrew, decided on 2026-10-27, recorded by \`octavia\`: declined.
- \`\` Zoe \`Ade\` \`\`, written in without a candidacy, was struck, decided on 2026-10-27, recorded by \`octavia\`: does not stand.
- The closed list of candidates was reopened, decided on 2026-10-27, recorded by \`octavia\`: overlooked.
- The ballots were counted although there are more than voters on the roll, decided on 2026-10-27, recorded by \`octavia\`: two accounts were one voter's.
`);
    expect(page(contested({ decisions: [] }))).not.toContain("Decisions");
  });
});

describe("Results.md of an election without a vote", () => {
  const bothSeated = {
    "ada-l": { rank: 1, outcome: seated(1), reason: "seated" },
    "bo-k": { rank: 1, outcome: seated(2), reason: "seated" },
  };

  it("admits as many as there are seats", () => {
    const election = madeUpElection(["ada-l", "bo-k"]);
    expect(
      page({ ...noVote, election, seating: madeUpSeating(election, bothSeated) }),
    ).toBe(`# Architecture Committee Election Results: October 2026

Two nominations were received for the October 2026 elections:

- [\`Ada Lindqvist\`](https://github.com/ada-l)
- [\`Bo Keller\`](https://github.com/bo-k)

Two seats were available, and the Architecture Committee resulting from
the above nominations would not contain more than two members of the
same affiliation, so the voting phase was skipped and all the nominated
individuals were appointed to the architecture committee.

Congratulations to our new architecture committee member \`Bo Keller\`,
and to our continuing member \`Ada Lindqvist\`!

## Rules

- Terms: until the autumn 2027 election.
- Charter: the rules in force since 2025-03-07.
- Verify: \`kata-election results verify 2026-10\` checks this page against
  [\`record.json\`](record.json).
`);
  });

  it("leaves seats open where too few stand, and says who confirmed it", () => {
    const election = madeUpElection(["ada-l"], {
      decisions: [
        {
          about: "confirmation",
          by: "fay-a",
          date: "2026-10-14",
          reason: "all continuing members agree",
        },
      ],
    });
    const seating = madeUpSeating(election, { "ada-l": bothSeated["ada-l"] }, { openSeats: 1 });
    const text = page({ ...noVote, election, seating });
    expect(text).toContain("One nomination was received for the October 2026 elections:");
    expect(text).toContain(`individuals were appointed to the architecture committee.

One seat remains vacant: there is no eligible candidate left.
The members whose seats were not up confirmed this on 2026-10-14.

Congratulations to our continuing architecture committee member \`Ada Lindqvist\`!`);
    expect(text).toContain(
      "- The result was confirmed by the members whose seats were not up on 2026-10-14, recorded by `fay-a`: all continuing members agree.",
    );
  });

  it("has a page where nobody stood", () => {
    const election = madeUpElection([]);
    const seating = madeUpSeating(election, {}, { openSeats: 2 });
    const text = page({ ...noVote, election, seating });
    expect(text).toContain(`No nominations were received for the October 2026 elections.

Two seats were available for no nominees, and the committee would not have more than two members from one organization, so the voting phase was skipped.

Two seats remain vacant: there is no eligible candidate left.

## Rules`);
  });

  it("explains who is passed over where a vote could change nothing", () => {
    const election = madeUpElection(["ada-l", "bo-k", "cy-m"]);
    const seating = madeUpSeating(election, {
      ...bothSeated,
      "cy-m": {
        rank: 1,
        outcome: {
          state: "passed over",
          organization: "Southwind",
          filledBy: ["Fay Ames", "Gus Ito"],
        },
        reason: "Southwind has its places: Fay Ames and Gus Ito",
      },
    });
    const text = page({ ...noVote, election, seating });
    expect(text).toContain(
      "Two seats were available, and any ranking of the nominees would have led to the same result, so the voting phase was skipped.",
    );
    expect(text).toContain(`## Seats

- [\`Ada Lindqvist\`](https://github.com/ada-l) (\`Northwind\`): elected; seated.
- [\`Bo Keller\`](https://github.com/bo-k) (\`Northwind\`): elected; seated.
- [\`Cy Mora\`](https://github.com/cy-m) (\`Northwind\`): passed over; Southwind has its places: Fay Ames and Gus Ito.
`);
  });

  it("names withdrawals, late nominations and terms that end at different times", () => {
    const election = madeUpElection(
      ["bo-k", "ada-l", "cy-m", "di-o"],
      {},
      {
        "bo-k": { acceptedLate: { by: "octavia", reason: "mail server outage" } },
        "cy-m": { withdrawn: { date: "2026-10-11", reason: "too little time." } },
        "di-o": { withdrawn: { date: "2026-10-12", reason: "moved away" } },
      },
    );
    const remainder = {
      state: "seated",
      seat: 2,
      until: { season: "spring", year: 2027 },
    } as const;
    const seating = madeUpSeating(election, {
      ...bothSeated,
      "ada-l": { rank: 1, outcome: remainder, reason: "seated" },
    });
    const text = page({ ...noVote, election, seating });
    expect(text).toContain(`however
two of the candidates withdrew before the voting period. The final
candidate list is:

- [\`Ada Lindqvist\`](https://github.com/ada-l)
- [\`Bo Keller\`](https://github.com/bo-k)

\`Cy Mora\` withdrew on 2026-10-11: too little time.
\`Di Okoye\` withdrew on 2026-10-12: moved away.
The nomination of \`Bo Keller\` came late and was accepted: mail server outage.

Two seats were available, and the Architecture Committee`);
    expect(text).toContain(`- Term: \`Ada Lindqvist\` until the spring 2027 election.
- Term: \`Bo Keller\` until the autumn 2027 election.
`);
  });
});

describe("Results.md and hostile text", () => {
  const hostile = "`x` <img src=x onerror=alert(1)> ](javascript:alert(1)) | \u202e\n# You won";

  it("stays text in every place", () => {
    const election = madeUpElection(
      ["ada-l", "bo-k"],
      {
        charter: hostile,
        decisions: [{ about: "confirmation", by: "fay-a", date: "2026-10-14", reason: hostile }],
      },
      {
        "bo-k": { name: hostile, withdrawn: { date: "2026-10-11", reason: hostile } },
        "ada-l": { name: hostile },
      },
    );
    const seating = madeUpSeating(election, {
      "ada-l": { rank: 1, outcome: seated(1), reason: hostile },
    });
    const tally = {
      ...(contested().tally as NonNullable<ElectionFacts["tally"]>),
      candidates: [hostile, "Bo", "Cy"],
    };
    const tree = fromMarkdown(page({ ...noVote, tally, election, seating }, "matrix"));
    const kinds = new Set<string>();
    const urls = new Set<string>();
    const walk = (node: object): void => {
      if ("type" in node) kinds.add(String(node.type));
      if ("url" in node) urls.add(String(node.url));
      if ("children" in node) for (const child of node.children as object[]) walk(child);
    };
    walk(tree);
    expect(kinds).not.toContain("html");
    expect(kinds).not.toContain("image");
    expect([...urls].filter((url) => !/^(https:\/\/|record\.json$)/.test(url))).toEqual([]);
    const headings = tree.children.filter(({ type }) => type === "heading").length;
    expect(headings).toBe(5); // title, count, ranking, pairwise counts, decisions
    const table = page({ ...noVote, tally, election, seating }, "matrix")
      .split("\n")
      .filter((line) => line.startsWith("|"));
    const bars = table.map((line) => line.replaceAll("\\|", "").split("|").length - 1);
    expect(bars).toEqual([5, 5, 5, 5, 5]);
  });
});
