import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { formatSeason } from "../../../src/calendar/election-id.ts";
import { kataCharters } from "../../../src/charter/kata-charters.ts";
import { beginLedger } from "../../../src/committee/beginning/begin-ledger.ts";
import type {
  CommitteeSources,
  FiledCandidacy,
} from "../../../src/committee/beginning/committee-sources.ts";
import { readElectionPage } from "../../../src/committee/election-page.ts";
import { readMemberList } from "../../../src/committee/member-list/member-list.ts";
import { committeeOn } from "../../../src/committee/members.ts";
import { readResultPage } from "../../../src/committee/result-page.ts";

/** The members after April 2026, by facts of the history; those of the seats of autumn come first. */
const autumn = [
  ["Aurelien Bombo", "sprt", "Microsoft"],
  ["Greg Kurz", "gkurz", "Red Hat"],
  ["Fupan Li", "lifupan", "Ant Group"],
] as const;
const spring = [
  ["Markus Rudy", "burgerdev", "Edgeless Systems"],
  ["Ruoqing He", "RuoqingHe", "ISCAS"],
  ["Fabiano Fidêncio", "fidencio", "NVIDIA"],
  ["Steve Horsman", "stevenhorsman", "IBM"],
] as const;
type Member = readonly [name: string, login: string, organization?: string];
const zoe: Member = ["Zoe Quist", "zoe-q", "Northwind"];
const yan: Member = ["Yan Ode", "yan-o", "Harbor Cloud"];

function item([name, login, organization]: Member): string {
  const of = organization === undefined ? "" : `, [\`${organization}\`](https://example.org)`;
  return `- \`${name}\` ([\`${login}\`](https://github.com/${login}))${of}.`;
}

function linked([name, login]: Member): string {
  return `- [\`${name}\`](https://github.com/${login})`;
}

function voted(elected: readonly Member[], losers: readonly Member[] = [["Lou Ser", "lou-s"]]) {
  return `5 nominations were received:\n\n${[...elected, ...losers].map(linked).join("\n")}\n\nElections were held.\n\nThe nominees elected to the positions were:\n\n${elected.map(linked).join("\n")}\n`;
}

interface Checkout {
  readonly members: readonly (Member | string)[];
  readonly results?: Readonly<Record<string, string>>;
  readonly pages?: Readonly<Record<string, string>>;
  readonly candidacies?: Readonly<Record<string, readonly FiledCandidacy[]>>;
  readonly today?: string;
}

function sources({
  members,
  results = {},
  pages = {},
  candidacies = {},
  today = "2026-11-20",
}: Checkout): CommitteeSources {
  const lines = members.map((each) => (typeof each === "string" ? each : item(each)));
  const readme = `The current Architecture Committee members are:\n\n${lines.join("\n")}\n`;
  const ids = [
    ...new Set([results, pages, candidacies].flatMap((each) => Object.keys(each))),
  ].sort();
  return {
    charters: kataCharters,
    today: Temporal.PlainDate.from(today),
    list: readMemberList(readme, "README.md"),
    listPath: "README.md",
    elections: ids.map((election) => {
      const [result, page] = [results[election], pages[election]];
      return {
        election,
        season: undefined,
        page:
          page === undefined
            ? undefined
            : readElectionPage(page, `${election}/README.md`, election),
        result: result === undefined ? undefined : readResultPage(result, `${election}/Results.md`),
        candidacies: candidacies[election] ?? [],
      };
    }),
    people: { names: [], organizations: [], groups: [] },
  };
}

function begin(checkout: Checkout, answers: Record<string, string> = {}) {
  const attempt = beginLedger(sources(checkout), {
    values: new Map(Object.entries(answers)),
    by: "octavia",
  });
  const { ledger, asOf } = attempt;
  return {
    ...attempt,
    asked: attempt.open.map(({ id }) => id),
    doubts: attempt.settled.filter(({ by }) => by === "nobody").map(({ id }) => id),
    seated: committeeOn(ledger, asOf)
      .map(({ term }) => term?.holder ?? "-")
      .join(" "),
    terms: ledger.terms
      .filter(({ elected }) => elected > "2026-04")
      .map(
        ({ seat, holder, how, elected, until, ended }) =>
          `${seat} ${holder} ${elected} ${how} ${formatSeason(until)}${ended === undefined ? "" : ` left ${ended.date}`}`,
      ),
  };
}

const known = "organization:ruoqinghe@2026-04";

describe("beginLedger in the community's checkout", () => {
  it("asks nothing while nothing came after the built-in history", () => {
    const { asked, doubts, seated, builtInUntil, wrong, terms } = begin({
      members: [...autumn, ...spring],
    });
    expect({ asked, doubts, wrong, terms }).toEqual({
      asked: [],
      doubts: [known],
      wrong: [],
      terms: [],
    });
    expect(builtInUntil).toBe("2026-04");
    expect(seated).toBe("sprt gkurz burgerdev RuoqingHe fidencio lifupan stevenhorsman");
  });

  it("reads a later result, its new member and their organization", () => {
    const elected = [autumn[0], autumn[1], zoe];
    const { asked, doubts, terms, ledger } = begin({
      members: [autumn[0], autumn[1], zoe, ...spring],
      results: { "2026-10": voted(elected, [autumn[2]]) },
    });
    expect({ asked, doubts }).toEqual({ asked: [], doubts: [known] });
    expect(terms).toEqual([
      "1 sprt 2026-10 vote autumn 2027",
      "2 gkurz 2026-10 vote autumn 2027",
      "6 zoe-q 2026-10 vote autumn 2027",
    ]);
    expect(ledger.affiliations.filter(({ person }) => person === "zoe-q")).toMatchObject([
      { organization: "Northwind", source: "README.md" },
    ]);
  });

  it.each([
    "There were 3 nominations received:\n\nLIST\n\nso the voting phase was skipped and all the nominated individuals were appointed.\n",
    "3 nominations were received for the October 2026 elections:\n\nLIST\n\nNo vote was needed.\n",
    "The candidates:\n\nLIST\n\nAll of the candidates were elected unopposed.\n",
    "Three seats were uncontested. Elected without a vote:\n\nLIST\n",
    "# Results\n\nElected by acclamation:\n\nLIST\n",
  ])("reads a result without a vote: %j", (text) => {
    const page = text.replace("LIST", autumn.map(linked).join("\n"));
    const { asked, terms } = begin({
      members: [...autumn, ...spring],
      results: { "2026-10": page },
    });
    expect(asked).toEqual([]);
    expect(terms).toEqual([
      "1 sprt 2026-10 uncontested autumn 2027",
      "2 gkurz 2026-10 uncontested autumn 2027",
      "6 lifupan 2026-10 uncontested autumn 2027",
    ]);
  });

  it("says that the list is behind a result, and lets nobody leave or come for it", () => {
    const { asked, settled, seated } = begin({
      members: [...autumn, ...spring],
      results: { "2026-10": voted([autumn[0], autumn[1], zoe]) },
    });
    expect(asked).toEqual([]);
    expect(seated).toContain("zoe-q");
    expect(settled).toContainEqual({
      id: "list:2026-10",
      question: "README.md does not show the result of 2026-10 yet",
      found: [
        "2026-10/Results.md: Zoe Quist (zoe-q) holds seat 6 until autumn 2027",
        "README.md:5: lists Fupan Li",
      ],
      answer: "unknown",
      by: "nobody",
    });
  });

  it.each([
    "There were [TBD] nominations received:\n\n- TBD\n\nThe nominees elected to the positions were:\n\n- TBD\n",
    "# Results\n\nTBD\n",
  ])(
    "asks nothing about an election in progress, and one question once the list has someone new",
    (text) => {
      const results = { "2026-10": text };
      expect(begin({ members: [...autumn, ...spring], results }).asked).toEqual([]);
      const members = [autumn[0], autumn[1], zoe, ...spring];
      const first = begin({ members, results });
      // How there was elected, and how Zoe came, wait for the answer.
      expect(first.asked).toEqual(["elected:2026-10"]);
      const answers = { "elected:2026-10": "sprt, gkurz, zoe-q" };
      expect(begin({ members, results }, answers).asked).toEqual(["how:2026-10"]);
      const whole = begin({ members, results }, { ...answers, "how:2026-10": "vote" });
      expect(whole.asked).toEqual([]);
      expect(whole.seated).toBe("sprt gkurz burgerdev RuoqingHe fidencio zoe-q stevenhorsman");
    },
  );

  it("asks who was elected where a page tells everything else", () => {
    const page = `3 nominations were received:\n\n${autumn.map(linked).join("\n")}\n\nElections were held.\n`;
    expect(begin({ members: [...autumn, ...spring], results: { "2026-10": page } }).asked).toEqual([
      "elected:2026-10",
    ]);
  });

  it("takes who stepped down from an election's page, and moves the seat", () => {
    const checkout = {
      members: [...autumn, zoe, ...spring.slice(1)],
      pages: {
        "2026-10":
          "The seats up for election are currently filled by `Aurelien Bombo`, `Greg Kurz`, `Fupan Li` and `Markus Rudy` who stepped down early.\n\n* October 05, 15:00 UTC - October 12, 2026 14:59 UTC: Candidate nominations open\n",
      },
    };
    const left = "left-on:burgerdev@2026-04";
    const before = begin({ ...checkout, members: [...autumn, ...spring] }, { [left]: "unknown" });
    expect(before.seated).toBe("sprt gkurz - RuoqingHe fidencio lifupan stevenhorsman");
    expect(before.doubts).toContain("listed:burgerdev");
    const results = { "2026-10": voted([...autumn, zoe]) };
    expect(begin({ ...checkout, results }).asked).toEqual([left]);
    const after = begin({ ...checkout, results }, { [left]: "2026-08-01" });
    expect(after.terms.at(1)).toBe("2 gkurz 2026-10 vote autumn 2027");
    expect(after.terms).toContain("3 zoe-q 2026-10 vote autumn 2027");
    expect(after.ledger.seats.find(({ id }) => id === 3)).toMatchObject({
      season: "autumn",
      moved: [{ to: "spring" }, { to: "autumn", election: "2026-10" }],
    });
    expect(after.ledger.terms.find(({ holder }) => holder === "burgerdev")?.ended).toMatchObject({
      reason: "stepped down early",
      reference: "2026-10/README.md:1",
    });
    expect(after.wrong).toEqual([]);
  });

  it("asks who left where more were elected than seats were due", () => {
    const checkout = {
      members: [...autumn, zoe, ...spring.slice(1)],
      results: { "2026-10": voted([...autumn, zoe]) },
    };
    expect(begin(checkout).asked).toEqual(["left:2026-10"]);
    const answers = { "left:2026-10": "@BurgerDev", "left-on:burgerdev@2026-04": "unknown" };
    const { asked, seated, ledger } = begin(checkout, answers);
    expect({ asked, seated }).toEqual({
      asked: [],
      seated: "sprt gkurz zoe-q RuoqingHe fidencio lifupan stevenhorsman",
    });
    expect(ledger.terms.find(({ holder }) => holder === "burgerdev")?.ended).toMatchObject({
      reason: "left early; the day is not known, this is the latest possible",
    });
  });

  it("trusts neither side where a link names somebody else", () => {
    const wrong = `[\`Greg Kurz\`](https://github.com/sprt)`;
    const page = voted([...autumn]).replaceAll("[`Greg Kurz`](https://github.com/gkurz)", wrong);
    const { asked, terms, odd } = begin({
      members: [...autumn, ...spring],
      results: { "2026-10": page },
    });
    expect(asked).toEqual([]);
    expect(terms).toContain("2 gkurz 2026-10 vote autumn 2027");
    expect(odd).toContainEqual(expect.stringContaining("elsewhere the account is gkurz"));
    const stranger = voted([autumn[0], autumn[1], ["Zoe Quist", "lifupan"]]);
    const members = [...autumn, ...spring];
    expect(begin({ members, results: { "2026-10": stranger } }).asked).toEqual(["login:zoe-quist"]);
  });

  it("reads a list line whose text and link disagree by the other pages", () => {
    const line =
      "- `Greg Kurz` ([`sprt`](https://github.com/gkurz)), [`Red Hat`](https://example.org).";
    const { asked, odd } = begin({ members: [autumn[0], line, autumn[2], ...spring] });
    expect(asked).toEqual([]);
    expect(odd).toEqual([
      "README.md:4: says sprt, links to https://github.com/gkurz; the account is gkurz",
    ]);
  });

  it("names an employer that differs from the list or from a candidacy", () => {
    const [first, second, third] = autumn;
    const moved: Member = ["Greg Kurz", "gkurz", "Southwind"];
    const candidacy = {
      path: "Fupan.md",
      name: "Fupan Li",
      login: "lifupan",
      organizations: ["Borealis"],
    };
    const { settled, ledger } = begin({
      members: [first, moved, third, ...spring],
      results: { "2026-10": voted([first, second, third]) },
      candidacies: { "2026-10": [candidacy] },
    });
    expect(settled).toContainEqual(
      expect.objectContaining({
        id: "organization:gkurz",
        found: ["the ledger: Red Hat", "README.md:4: Southwind"],
        answer: "unknown",
      }),
    );
    expect(settled).toContainEqual(
      expect.objectContaining({
        id: "organization:lifupan@2026-10",
        found: ["the ledger: Ant Group", "Fupan.md: Borealis"],
      }),
    );
    expect(ledger.affiliations.filter(({ person }) => person === "gkurz")).toHaveLength(1);
  });

  it("ends what was known of someone who comes back after a gap, and asks nothing of their candidacy", () => {
    const archana: Member = ["Archana Shinde", "amshinde", "Northwind"];
    const { ledger, doubts } = begin({
      members: [autumn[0], autumn[1], archana, ...spring],
      results: { "2026-10": voted([autumn[0], autumn[1], archana]) },
      candidacies: {
        "2026-10": [
          { path: "A.md", name: "Archana Shinde", login: undefined, organizations: ["northwind"] },
        ],
      },
    });
    expect(doubts).toEqual([known]);
    expect(
      ledger.affiliations
        .filter(({ person }) => person === "amshinde")
        .map(({ organization, until }) => `${organization} ${until ?? "on"}`),
    ).toEqual(["Intel 2026-10-01", "Northwind on"]);
  });

  it("takes a candidacy's employer while the list does not have the new member yet", () => {
    const { ledger } = begin({
      members: [...autumn, ...spring],
      results: { "2026-10": voted([autumn[0], autumn[1], zoe]) },
      candidacies: {
        "2026-10": [
          { path: "Z.md", name: "Zoe Quist", login: "Zoe-Q", organizations: ["Northwind"] },
        ],
      },
    });
    expect(ledger.affiliations.at(-1)).toMatchObject({ person: "zoe-q", source: "Z.md" });
  });

  it("calls a list newer than the day, and asks nothing about people who came later", () => {
    const { asked, doubts, seated } = begin({
      members: [...autumn, ...spring],
      today: "2025-09-01",
    });
    expect(asked).toEqual([]);
    expect(seated).toBe("sprt gkurz ananos RuoqingHe zvonkok lifupan stevenhorsman");
    expect(doubts).toContain("listed:burgerdev");
  });

  it("names a member of the ledger who is not on the list, with nobody in their place", () => {
    const { settled } = begin({ members: [...autumn, ...spring.slice(1)] });
    expect(settled.at(-1)).toMatchObject({
      id: "list:2026-04",
      question: "README.md does not list Markus Rudy",
    });
  });

  it("keeps the day of admission where it is near, and leaves a slip of the pen out", () => {
    const page = (on: string) => `${voted([...autumn])}\nThe members were admitted on ${on}.\n`;
    const near = begin({
      members: [...autumn, ...spring],
      results: { "2026-10": page("2026-10-28") },
    });
    expect(near.ledger.terms.at(-1)?.from?.toString()).toBe("2026-10-28");
    const far = begin({
      members: [...autumn, ...spring],
      results: { "2026-10": page("2025-10-28") },
    });
    expect(far.ledger.terms.at(-1)?.from).toBe(undefined);
    expect(far.odd).toEqual([
      "2026-10/Results.md: says 2025-10-28, far from 2026-10; the ledger leaves the day out",
    ]);
  });

  it("asks how a member came whom no page tells of", () => {
    const members = [autumn[0], autumn[1], zoe, ...spring];
    expect(begin({ members }).asked).toEqual(["joined:zoe-q"]);
    const answered = begin({ members }, { "joined:zoe-q": "2026-10 vote" });
    expect(answered.asked).toEqual([]);
    expect(answered.terms).toEqual(["1 zoe-q 2026-10 vote autumn 2027"]);
  });
});

describe("beginLedger while a result is on its way", () => {
  const then: readonly Member[] = [
    ["Eric Ernst", "egernst", "Apple"],
    ["Fabiano Fidencio", "fidencio", "Intel"],
    ["Gerry Liu", "jiangliu", "Alibaba Cloud"],
    ["Peng Tao", "bergwolf", "Ant Group"],
    ["Samuel Ortiz", "sameo", "Rivos Inc"],
  ];
  const fresh: readonly Member[] = [
    ["Feng Wang", "fengwang666", "Confluent"],
    ["Steve Horsman", "stevenhorsman", "IBM"],
  ];
  const after = "jiangliu egernst fidencio bergwolf sameo fengwang666 stevenhorsman";

  it.each<[string, Checkout, string]>([
    ["neither page", { members: then }, "jiangliu egernst fidencio bergwolf sameo - -"],
    ["the list", { members: [...then, ...fresh] }, after],
    [
      "the result page",
      { members: then, results: { "2023-04": voted([...then.slice(3), ...fresh]) } },
      after,
    ],
  ])("tells it where %s has it", (_, checkout, expected) => {
    const { seated, asked, wrong } = begin({ ...checkout, today: "2023-05-02" });
    expect({ seated, asked, wrong }).toEqual({ seated: expected, asked: [], wrong: [] });
  });
});

describe("beginLedger elsewhere", () => {
  const people: readonly Member[] = ["Ada", "Bo", "Cy", "Dee", "Eva", "Fay", "Gus"].map((name) => [
    `${name} Made`,
    `${name.toLowerCase()}-m`,
    "Northwind",
  ]);

  it("begins with the member list and answers", () => {
    const logins = people.map(([, login]) => login);
    expect(begin({ members: people }).asked).toEqual(logins.map((login) => `joined:${login}`));
    const answers = Object.fromEntries(
      logins.map((login, position) => [
        `joined:${login}`,
        position < 3 ? "2025-10 appointed" : "2026-04 appointed",
      ]),
    );
    const { asked, seated, builtInUntil, wrong, doubts } = begin({ members: people }, answers);
    expect({ asked, wrong, doubts, builtInUntil }).toEqual({
      asked: [],
      wrong: [],
      doubts: [],
      builtInUntil: undefined,
    });
    expect(seated).toBe(logins.join(" "));
  });

  it("reads result pages, and asks again for a member whose term is over", () => {
    const results = { "2024-10": voted(people.slice(0, 3)), "2026-04": voted(people.slice(3)) };
    const { asked } = begin({ members: people, results });
    expect(asked).toEqual(["reelected:ada-m", "reelected:bo-m", "reelected:cy-m"]);
    const answers = Object.fromEntries(asked.map((id) => [id, "2025-10 uncontested"]));
    expect(begin({ members: people, results }, answers).asked).toEqual([]);
  });

  it("takes accounts that officials recorded", () => {
    const line = "- `A. Made`, [`Northwind`](https://example.org).";
    const checkout = sources({ members: [line, ...people.slice(1)] });
    const names = [{ login: "ada-m", name: "Ada Made", also: ["A. Made"] }];
    const attempt = beginLedger(
      { ...checkout, people: { ...checkout.people, names } },
      { values: new Map(), by: "" },
    );
    expect(attempt.open[0]).toMatchObject({
      id: "joined:ada-m",
      question: "How did Ada Made join the committee?",
    });
  });

  it("asks for the account of a member whose line gives none", () => {
    const line = "- `Ada Made`, [`Northwind`](https://example.org).";
    const results = { "2026-04": voted([yan]) };
    expect(begin({ members: [line, ...people.slice(1)], results }).asked).toContain(
      "login:ada-made",
    );
    const candidacies = {
      "2026-04": [{ path: "A.md", name: "Ada Made", login: "ada-m", organizations: [] }],
    };
    // Whose account it is the candidacy tells; who was elected comes before how she came.
    expect(begin({ members: [line, ...people.slice(1)], candidacies }).asked).toEqual([
      "elected:2026-04",
    ]);
  });
});
