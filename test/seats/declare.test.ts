import { describe, expect, it } from "vitest";
import { needsConfirmation } from "../../src/seats/confirmation.ts";
import {
  type Declaration,
  type DeclarationInput,
  declareElection,
} from "../../src/seats/declare.ts";
import { seatsTaken } from "../../src/seats/seating.ts";
import { type ElectionCase, electionCase } from "../support/election-case.ts";

const clause = { source: "minutes", text: "decided" };
const madeBy = { by: "octavia", date: "2030-10-28", reason: "drawn by lot" };

function declare(given: ElectionCase): Declaration {
  return declareElection(electionCase(given));
}

function states({ seating }: Declaration): Record<string, string> {
  return Object.fromEntries(
    seating.outcomes.map(({ candidate, outcome }) => [candidate.login, outcome.state]),
  );
}

function seats({ seating }: Declaration): Record<string, number> {
  return Object.fromEntries(
    seatsTaken(seating).map(({ candidate, seat }) => [candidate.login, seat]),
  );
}

function reasonFor(login: string, { seating }: Declaration): string | undefined {
  return seating.outcomes.find(({ candidate }) => candidate.login === login)?.reason;
}

describe("declareElection with ballots", () => {
  const contested: ElectionCase = {
    candidates: ["ada:Analytical", "bo:Borealis", "cy:Cygnus", "dee:Dunlin"],
    ballots: "6 Ada>Bo>Cy>Dee; 3 Bo>Ada>Cy>Dee",
  };

  it("seats the best ranked, by seat and login, until a year later", () => {
    const result = declare(contested);
    expect(states(result)).toEqual({
      ada: "seated",
      bo: "seated",
      cy: "seated",
      dee: "not reached",
    });
    expect(seats(result)).toEqual({ ada: 1, bo: 2, cy: 3 });
    expect(reasonFor("ada", result)).toBe("takes seat 1 until autumn 2031, ranked 1");
    expect(reasonFor("dee", result)).toBe("all 3 seats went to higher-ranked candidates");
    expect(result.openQuestions).toEqual([]);
    expect(result.vote).toMatchObject({
      needed: true,
      reason:
        "4 candidates run for 3 seats; a vote is needed, since the ranking decides who is seated",
    });
  });

  it("finds who takes which seat by logins in any case", () => {
    const candidates = ["ada:A", "bo:B", "cy:C", "dee:D"];
    const registry = { ada: { login: "ADA" }, cy: { login: "Cy" } };
    const result = declare({ candidates, registry, ballots: "4 Ada>Bo>Cy>Dee" });
    expect(seats(result)).toEqual({ ADA: 1, bo: 2, Cy: 3 });
  });

  it("passes over the third of an organization, counting continuing members under another name", () => {
    const result = declare({
      ...contested,
      candidates: ["ada:Analytical Works", "bo:analytical  WORKS", "cy:Cygnus", "dee:Dunlin"],
      continuing: ["mia:AW Ltd", "ned:Northwind", "oda:Orbit", "pim:Pelagic"],
      people: { organizations: [{ name: "Analytical Works", also: ["AW Ltd"] }] },
      // Ada beats Bo 6–4, and both beat the others.
      ballots: "6 Ada>Bo>Cy>Dee; 4 Bo>Ada>Cy>Dee",
    });
    expect(states(result)).toEqual({
      ada: "seated",
      bo: "passed over",
      cy: "seated",
      dee: "seated",
    });
    expect(reasonFor("bo", result)).toBe(
      "Analytical Works already has its limit of 2 seats: Mia and Ada",
    );
  });

  it("gives a re-elected holder the seat they had", () => {
    const result = declare({
      ...contested,
      candidates: ["ada:A", "bo:B", "old-3:C", "dee:D"],
      ballots: "5 Ada>Bo>Old-3>Dee; 3 Bo>Ada>Old-3>Dee",
    });
    expect(seats(result)).toEqual({ ada: 1, bo: 2, "old-3": 3 });
    const other = declare({
      ...contested,
      candidates: ["ada:A", "bo:B", "old-1:C", "dee:D"],
      ballots: "5 Ada>Bo>Old-1>Dee; 3 Bo>Ada>Old-1>Dee",
    });
    expect(seats(other)).toEqual({ "old-1": 1, ada: 2, bo: 3 });
  });

  it("says the same once its own result stands in the ledger", () => {
    const before = declare(contested);
    const input = electionCase(contested);
    const terms = seatsTaken(before.seating).map(({ candidate, seat, until }) => ({
      seat,
      holder: candidate.login,
      name: candidate.name,
      elected: "2030-10",
      how: "vote" as const,
      until,
    }));
    const ledger = { ...input.ledger, terms: [...input.ledger.terms, ...terms] };
    const after = declareElection({ ...input, ledger });
    expect(after.seating).toEqual(before.seating);
    expect(after.openQuestions).toEqual([]);
  });
});

describe("a tie", () => {
  // Ada before all; Bo and Cy tied for the third seat after Dee.
  const tied: ElectionCase = {
    candidates: ["ada:A", "bo:B", "cy:C", "dee:D"],
    ballots: "2 Ada>Dee>Bo>Cy; 2 Ada>Dee>Cy>Bo",
  };

  it("is never broken, and says what each order would mean and how to record one", () => {
    const result = declare(tied);
    expect(states(result)).toEqual({ ada: "seated", bo: "tied", cy: "tied", dee: "seated" });
    expect(seats(result)).toEqual({});
    const [question, ...others] = result.openQuestions;
    expect(others).toEqual([]);
    expect(question?.text).toBe(
      [
        "Bo and Cy are tied for 1 seat. What each order would mean:",
        "  bo, cy: seats Bo",
        "  cy, bo: seats Cy",
      ].join("\n"),
    );
    expect(question?.record).toBe(
      [
        "  - about: tie",
        "    order: [bo, cy]  # change to the order decided, best first",
        "    by: <login of who decided>",
        "    date: 2030-10-28",
        "    reason: <why>",
      ].join("\n"),
    );
  });

  it("tells what each order of five would mean, and a rule for more", () => {
    const people = ["ada:A1", "bo:B2", "cy:C3", "dee:D4", "eva:E5", "fay:F6"];
    const text = (size: number): string => {
      const candidates = people.slice(0, size);
      const names = "Ada=Bo=Cy=Dee=Eva=Fay".split("=").slice(0, size);
      const [question] = declare({ candidates, ballots: `1 ${names.join("=")}` }).openQuestions;
      return question?.text ?? "";
    };
    // Three of five: ten sets of names, each by 3! · 2! orders.
    expect(text(5).match(/ \(or 11 other orders\): seats /g)).toHaveLength(10);
    expect(text(6)).toContain("Candidates take seats in this order, as far as the limit");
  });

  it("is said to come from nothing where no ballots were cast", () => {
    const [question, ...others] = declare({ ...tied, ballots: "0 Ada>Dee>Bo>Cy" }).openQuestions;
    expect(others).toEqual([]);
    expect(question?.text).toMatch(
      /^No ballots were cast, so nothing decides which of Ada, Bo, Cy and Dee should have 3 seats\. Is elections\/\.private\/2030-10\/ballots\.csv the export of the right poll/,
    );
    expect(question?.record).toContain("about: tie");
  });

  it("is settled by a recorded decision", () => {
    const decisions = [{ about: "tie", order: ["cy", "bo"], ...madeBy }];
    const result = declare({ ...tied, election: { decisions } });
    expect(states(result)).toEqual({
      ada: "seated",
      cy: "seated",
      bo: "not reached",
      dee: "seated",
    });
    expect(seats(result)).toEqual({ ada: 1, cy: 2, dee: 3 });
    expect(reasonFor("cy", result)).toBe(
      "takes seat 2 until autumn 2031, in the tie settled by octavia (drawn by lot)",
    );
    expect(reasonFor("bo", result)).toBe(
      "tied for the last seats, and others come first, as decided by octavia (drawn by lot)",
    );
  });

  it.each([
    [[["bo", "dee"]], "there is no tie between exactly bo, dee"],
    [[["bo", "cy", "bo"]], "order names someone twice"],
    [
      [
        ["bo", "cy"],
        ["cy", "bo"],
      ],
      "there is another decision about the tie between cy, bo",
    ],
  ])("refuses decisions %j", (orders, message) => {
    const decisions = orders.map((order) => ({ about: "tie", order, ...madeBy }));
    expect(() => declare({ ...tied, election: { decisions } })).toThrow(message);
  });

  it("names the tie there is where a decision fits none", () => {
    const decisions = [{ about: "tie", order: ["bo", "dee"], ...madeBy }];
    expect(() => declare({ ...tied, election: { decisions } })).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("between bo, cy") }),
    );
  });

  it("over more than five people is explained in words", () => {
    const six = ["bo", "cy", "dee", "eve", "fay", "gus"];
    const result = declare({
      candidates: six.map((login) => `${login}:${login}`),
      ballots: "1 Bo=Cy=Dee=Eve=Fay=Gus",
    });
    expect(result.openQuestions[0]?.text).toContain("tied for 3 seats");
    expect(result.openQuestions[0]?.text).toContain(
      "Candidates take seats in this order, as far as the limit",
    );
  });
});

describe("no vote", () => {
  it("is needed where every order seats the same people", () => {
    const result = declare({ candidates: ["ada:A", "bo:B", "cy:C"] });
    expect(result.vote.needed).toBe(false);
    expect(states(result)).toEqual({ ada: "seated", bo: "seated", cy: "seated" });
    expect(reasonFor("ada", result)).toBe("takes seat 1 until autumn 2031, without a vote");
    expect(result.openQuestions).toMatchObject([
      { about: "confirmation", record: expect.stringContaining("about: confirmation") },
    ]);
  });

  const at = (date: string) => ({ about: "confirmation", ...madeBy, date });
  const bo = { date: "2030-10-20", reason: "ill" };
  const reopening = { about: "reopening", ...madeBy, closed: "2030-10-14T15:00Z", candidates: [] };

  // Nominations close on 2030-10-14.
  it.each([
    ["on the day nominations closed", [at("2030-10-14")], undefined, 0],
    ["long after", [at("2030-11-03")], undefined, 0],
    ["before nominations closed", [at("2030-10-13")], undefined, 1],
    ["before a withdrawal", [at("2030-10-19")], bo, 1],
    ["on the day of a withdrawal", [at("2030-10-20")], bo, 0],
    ["before and again after a withdrawal", [at("2030-10-15"), at("2030-10-21")], bo, 0],
    [
      "before the list was reopened",
      [at("2030-10-15"), { ...reopening, date: "2030-10-16" }],
      undefined,
      1,
    ],
  ])("stands once it was confirmed %s: open questions", (_, decisions, withdrawn, open) => {
    const candidates = ["ada:A", "bo:B", "cy:C", ...(withdrawn === undefined ? [] : ["dee:D"])];
    const registry = withdrawn === undefined ? {} : { dee: { withdrawn } };
    const { openQuestions } = declare({ candidates, registry, election: { decisions } });
    expect(openQuestions).toHaveLength(open);
  });

  it("is needed where the limit leaves no choice: a fourth candidate has no place", () => {
    const result = declare({
      candidates: ["ada:A", "bo:B", "cy:C", "nia:Northwind"],
      continuing: ["mia:Northwind", "ned:Northwind", "oda:Orbit", "pim:Pelagic"],
    });
    expect(result.vote.needed).toBe(false);
    expect(states(result)).toMatchObject({ nia: "passed over" });
  });

  it("but one is needed where an organization has more candidates than places", () => {
    expect(() => declare({ candidates: ["ada:A", "bo:A", "cy:A"] })).toThrow(
      expect.objectContaining({
        kind: "undecided",
        message: expect.stringContaining("a vote is needed"),
      }),
    );
  });

  it("fills what can be filled and asks for a confirmation of open seats", () => {
    const result = declare({ candidates: ["ada:A"] });
    expect(states(result)).toEqual({ ada: "seated" });
    expect(result.seating.openSeats).toBe(2);
    expect(result.openQuestions).toMatchObject([
      { about: "open seats", record: expect.stringContaining("about: confirmation") },
    ]);
    const decisions = [{ about: "confirmation", ...madeBy }];
    expect(declare({ candidates: ["ada:A"], election: { decisions } }).openQuestions).toEqual([]);
  });

  it("seats nobody where nobody stands", () => {
    expect(declare({ candidates: [] }).seating).toMatchObject({ outcomes: [], openSeats: 3 });
  });

  it.each([
    ["all seats filled without a vote", ["ada:A", "bo:B", "cy:C"], true],
    ["a seat open without a vote", ["ada:A", "bo:B"], true],
    // Of three of one organization only two fit: a vote, and a seat stays open.
    ["a seat open after a vote", ["ada:A", "bo:A", "cy:A"], true],
    ["all seats filled by a vote", ["ada:A", "bo:B", "cy:C", "dee:D"], false],
  ])("has to be confirmed: %s", (_, candidates, expected) => {
    const ballots = candidates.map((one) => one.replace(/:.*/, "")).join(">");
    const { vote } = declare({
      candidates,
      ballots: `1 ${ballots.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())}`,
    });
    expect(needsConfirmation(vote)).toBe(expected);
  });

  it("is asked again after a withdrawal", () => {
    const withdrawn = { date: "2030-10-16", reason: "too little time" };
    const result = declare({
      candidates: ["ada:A", "bo:B", "cy:C", "dee:D"],
      registry: { dee: { withdrawn } },
    });
    expect(result.vote.needed).toBe(false);
    expect(Object.keys(states(result))).toEqual(["ada", "bo", "cy"]);
  });
});

describe("an affiliation that is not certain", () => {
  const ballots = "4 Ada>Bo>Cy>Dee; 3 Bo>Ada>Cy>Dee";
  const unknown: ElectionCase = {
    candidates: ["ada:Northwind", "bo", "cy:C", "dee:D"],
    continuing: ["mia:Northwind", "ned:Meridian", "oda:Orbit", "pim:Pelagic"],
    ballots,
  };

  it("is a question where it could change who is seated", () => {
    // Northwind has one continuing member and Ada: if Bo is of Northwind too, Dee is seated instead.
    const result = declare(unknown);
    expect(states(result)).toEqual({
      ada: "seated",
      bo: "undecided",
      cy: "seated",
      dee: "undecided",
    });
    expect(reasonFor("bo", result)).toBe("depends on the affiliation of Bo: a person must decide");
    expect(result.openQuestions).toHaveLength(1);
    expect(result.openQuestions[0]?.text).toContain("counted for Northwind: seats Ada, Cy and Dee");
    expect(result.openQuestions[0]?.text).toContain("another organization: seats Ada, Bo and Cy");
    expect(result.openQuestions[0]?.record).toContain("person: bo");
    expect(seats(result)).toEqual({});
    const registry = { dee: { login: "DEE", name: "Dunlin" } };
    const renamed = declare({ ...unknown, registry, ballots: ballots.replaceAll("Dee", "Dunlin") });
    expect(renamed.openQuestions[0]?.text).toContain("seats Ada, Cy and Dunlin");
  });

  it("is explained without saying one thing twice, where two people are in doubt", () => {
    // Both could work for an organization that is theirs alone: two ways to count, one meaning.
    const result = declare({ ...unknown, candidates: ["ada:Northwind", "bo", "cy", "dee:D"] });
    const texts = result.openQuestions.map(({ text }) => text.split("\n"));
    expect(texts.length).toBeGreaterThan(0);
    for (const lines of texts) expect(lines).toEqual([...new Set(lines)]);
  });

  it("is settled by a decision", () => {
    const decisions = [{ about: "affiliation", person: "bo", affiliation: "Northwind", ...madeBy }];
    const result = declare({ ...unknown, election: { decisions } });
    expect(states(result)).toMatchObject({ bo: "passed over", dee: "seated" });
    expect(result.openQuestions).toEqual([]);
  });

  it("is a remark where it changes nothing", () => {
    const continuing = ["mia:Meridian", "ned:Meridian", "oda:Orbit", "pim:Pelagic"];
    const result = declare({
      ...unknown,
      candidates: ["ada:A", "bo", "cy:C", "dee:D"],
      continuing,
      ballots: "4 Ada>Cy>Dee>Bo",
    });
    expect(result.openQuestions).toEqual([]);
    expect(states(result)).toMatchObject({ bo: "not reached", dee: "seated" });
    expect(result.seating.remarks).toContain(
      "the affiliation of Bo is not known: it does not change who is elected",
    );
  });

  it("is a question where several are named and they differ", () => {
    const registry = { bo: { affiliation: ["Northwind", "Borealis"] } };
    const result = declare({ ...unknown, registry });
    expect(result.seating.doubts).toMatchObject([{ login: "bo", why: "several" }]);
    expect(
      result.seating.outcomes.find(({ candidate }) => candidate.login === "bo")?.organization,
    ).toBe("Northwind or Borealis");
  });

  it("of continuing members counts as well", () => {
    const result = declare({
      candidates: ["ada:Northwind", "bo:B", "cy:C", "dee:D"],
      continuing: ["mia:Northwind", "ned", "oda:Orbit", "pim:Pelagic"],
      ballots,
    });
    expect(result.seating.doubts).toMatchObject([{ login: "ned", why: "unknown" }]);
    expect(states(result)).toMatchObject({ ada: "undecided", dee: "undecided", cy: "seated" });
  });

  it("is a question where a move after nominations closed would seat others", () => {
    const candidates = ["ada:Northwind", "bo:B", "cy:C", "dee:D"];
    const affiliations = [
      ...["mia", "ned"].map((person) => ({ person, organization: "Northwind" })),
      ...["oda", "pim"].map((person) => ({ person, organization: "Orbit" })),
      { person: "ada", organization: "Northwind", until: "2030-10-20" },
      { person: "ada", organization: "Aurora", from: "2030-10-20" },
    ];
    const result = declare({ candidates, ballots, ledger: { affiliations } });
    expect(result.seating.doubts).toMatchObject([{ login: "ada", why: "moved" }]);
    expect(result.openQuestions[0]?.text).toContain("changed after nominations closed");
    const elsewhere = affiliations.slice(0, 3).concat(affiliations.slice(4));
    elsewhere.push({ person: "pim", organization: "Orbit", until: "2030-10-20" });
    expect(
      declare({
        candidates: ["ada:Ab", "bo:B", "cy:C", "dee:D"],
        ballots,
        ledger: { affiliations: elsewhere },
      }).openQuestions,
    ).toEqual([]);
  });

  it("is a question where the ledger knows of somebody only since they moved", () => {
    // Mia and Ned fill Northwind. Ada declared Aurora and would take a seat with Bo and Cy; since 20 October
    // she is of Northwind, and counted so she is passed over for Dee.
    const result = declare({
      candidates: ["ada:Aurora", "bo:B", "cy:C", "dee:D"],
      ballots,
      ledger: {
        affiliations: [
          ...["mia", "ned"].map((person) => ({ person, organization: "Northwind" })),
          ...["oda", "pim"].map((person) => ({ person, organization: "Orbit" })),
          { person: "ada", organization: "Northwind", from: "2030-10-20" },
        ],
      },
    });
    expect(result.seating.doubts).toMatchObject([{ login: "ada", why: "moved" }]);
    expect(result.openQuestions).toHaveLength(1);
  });

  it("of a candidate and of a continuing member may together fill a limit", () => {
    // Oda is of Orbit. If Ada and Ned are, too, Oda and Ned fill it and Dee is seated instead of Ada.
    const result = declare({
      candidates: ["ada", "bo:none", "cy:none", "dee:none"],
      continuing: ["mia:Meridian", "ned", "oda:Orbit", "pim:Pelagic"],
      ballots,
    });
    expect(result.seating.doubts.map(({ login }) => login)).toEqual(["ada", "ned"]);
    expect(states(result)).toEqual({
      ada: "undecided",
      bo: "seated",
      cy: "seated",
      dee: "undecided",
    });
  });

  it("gives up on all ways where too many are unknown", () => {
    const many = ["bo", "cy", "dee", "eve", "fay", "gus", "hal", "ida"];
    const result = declare({ candidates: many, ballots: "1 Bo>Cy>Dee>Eve>Fay>Gus>Hal>Ida" });
    expect(result.openQuestions).toHaveLength(8);
    expect(result.openQuestions[0]?.text).toContain(
      "too many uncertain affiliations to try every combination",
    );
    expect(new Set(Object.values(states(result)))).toEqual(new Set(["undecided"]));
  });

  it("leaves open whether a vote is needed where that depends on it", () => {
    const continuing = ["mia:Northwind", "ned:Northwind", "oda:Orbit", "pim:Pelagic"];
    const result = declare({ candidates: ["ada:A", "bo:B", "cy:C", "dee"], continuing });
    expect(result.vote.needed).toBeUndefined();
    expect(result.seating.doubts).toMatchObject([{ login: "dee" }]);
  });
});

describe("groups of affiliated companies", () => {
  const grouped: ElectionCase = {
    candidates: ["ada:Northwind", "bo:Southwind", "cy:C", "dee:D"],
    continuing: ["mia:Northwind", "ned:Meridian", "oda:Orbit", "pim:Pelagic"],
    people: {
      groups: [
        {
          name: "Wind Holding",
          organizations: ["Northwind", "Southwind"],
          from: "2029-01-01",
          decision: "x",
        },
      ],
    },
    ballots: "4 Ada>Bo>Cy>Dee; 3 Bo>Ada>Cy>Dee",
  };

  it("count one by one, and the difference is a remark", () => {
    const result = declare(grouped);
    expect(states(result)).toMatchObject({ ada: "seated", bo: "seated", cy: "seated" });
    expect(result.seating.remarks).toContain(
      "With affiliated companies counted as one (groups: on) the seats would go to others: Ada, Cy and Dee",
    );
  });

  it("count as one where the charter says so", () => {
    const result = declare({ ...grouped, rules: { groups: { value: "on", clause } } });
    expect(states(result)).toMatchObject({ ada: "seated", bo: "passed over", dee: "seated" });
    expect(reasonFor("bo", result)).toBe(
      "Wind Holding already has its limit of 2 seats: Mia and Ada",
    );
    expect(result.seating.remarks).toContain(
      "With affiliated companies counted one by one (groups: off) the seats would go to others: Ada, Bo and Cy",
    );
  });
});

describe("names on the ballots that do not stand", () => {
  const withdrawn = { date: "2030-10-20", reason: "new job" };

  it("are struck before the count, the count with them kept", () => {
    const result = declare({
      candidates: ["ada:A", "bo:B", "cy:C", "dee:D", "eve:E"],
      registry: { eve: { withdrawn } },
      ballots: "5 Eve>Ada>Bo>Cy>Dee; 3 Ada>Bo>Eve>Cy>Dee",
    });
    expect(states(result)).toEqual({
      ada: "seated",
      bo: "seated",
      cy: "seated",
      dee: "not reached",
    });
    expect(result.count?.tally.candidates).not.toContain("Eve");
    expect(result.count?.withStruck?.ranking[0]).toEqual(["Eve"]);
    expect(result.count?.struck).toMatchObject([{ name: "Eve", candidate: { login: "eve" } }]);
    expect(result.openQuestions).toEqual([]);
  });

  /*
   * One seat. Ada over Bo 5–4, Bo over Eve 7–2, Eve over Ada 6–3: minimax ranks by the worst defeat: Ada
   * loses by 3, Bo by 1, Eve by 5, so Bo is first. Without Eve, Ada beats Bo.
   */
  const cycle: ElectionCase = {
    candidates: ["ada:A", "bo:B", "eve:E"],
    seats: 1,
    registry: { eve: { withdrawn } },
    ballots: "3 Ada>Bo>Eve; 4 Bo>Eve>Ada; 2 Eve>Ada>Bo",
  };

  it("are a question where striking them after the count would seat others", () => {
    const result = declare(cycle);
    expect(states(result)).toMatchObject({ ada: "seated", bo: "not reached" });
    expect(result.openQuestions).toMatchObject([
      { about: "struck names", record: expect.stringContaining("person: eve") },
    ]);
    expect(result.openQuestions[0]?.text).toContain("they would go to Bo");
    const decisions = [{ about: "withdrawal", person: "eve", ...madeBy }];
    expect(declare({ ...cycle, election: { decisions } }).openQuestions).toEqual([]);
  });

  it("may be written in", () => {
    const written: ElectionCase = {
      ...cycle,
      candidates: ["ada:A", "bo:B", "cy:C"],
      ballots: "3 Ada>Bo>Eve (write-in)>Cy; 4 Bo>Eve (write-in)>Ada>Cy; 2 Eve (write-in)>Ada>Bo>Cy",
    };
    const result = declare({ ...written, registry: {} });
    expect(result.count?.struck).toEqual([{ name: "Eve (write-in)", candidate: undefined }]);
    expect(result.openQuestions[0]?.record).toContain('name: "Eve (write-in)"');
    const decisions = [{ about: "write-in", name: "Eve (write-in)", ...madeBy }];
    expect(declare({ ...written, registry: {}, election: { decisions } }).openQuestions).toEqual(
      [],
    );
  });

  it("may be all", () => {
    const result = declare({
      candidates: ["ada:A"],
      registry: { ada: { withdrawn } },
      ballots: "2 Ada",
    });
    expect(result.seating).toMatchObject({ outcomes: [], openSeats: 3 });
  });
});

describe("a seat declined after the declaration", () => {
  const candidates = ["ada:A", "bo:B", "cy:C", "dee:D", "eve:E"];
  const ballots = "4 Ada>Bo>Cy>Dee>Eve";
  const late = (login: string, date: string): ElectionCase => ({
    candidates,
    ballots,
    registry: { [login]: { withdrawn: { date, reason: "new job" } } },
  });

  it("is a question for a person, and settled by a recorded withdrawal", () => {
    const result = declare(late("ada", "2030-10-30"));
    expect(states(result)).toMatchObject({ bo: "seated", cy: "seated", dee: "seated" });
    expect(result.openQuestions).toHaveLength(1);
    expect(result.openQuestions[0]).toMatchObject({ about: "declined seat" });
    expect(result.openQuestions[0]?.text).toContain(
      "Ada was elected and withdrew on 2030-10-30 (new job)",
    );
    const decisions = [{ about: "withdrawal", person: "ada", ...madeBy }];
    const settled = declare({ ...late("ada", "2030-10-30"), election: { decisions } });
    expect(settled.openQuestions).toEqual([]);
  });

  it("is settled by a decision about the login in another case", () => {
    const login = { login: "Ada", withdrawn: { date: "2030-10-30", reason: "new job" } };
    const decisions = [{ about: "withdrawal", person: "ADA", ...madeBy }];
    const settled = { candidates, ballots, registry: { ada: login }, election: { decisions } };
    expect(declare(settled).openQuestions).toEqual([]);
  });

  it("is none where they would have had no seat, or withdrew before the day of the declaration", () => {
    expect(declare(late("eve", "2030-10-30")).openQuestions).toEqual([]);
    expect(declare(late("ada", "2030-10-27")).openQuestions).toEqual([]);
    // Voting closes on 2030-10-28.
    expect(declare(late("ada", "2030-10-28")).openQuestions).toMatchObject([
      { about: "declined seat" },
    ]);
  });

  it("counts from the day of the declaration that the file gives", () => {
    const given = { ...late("ada", "2030-10-30"), election: { declared: "2030-11-02" } };
    const result = declare(given);
    expect(result.openQuestions).toEqual([]);
    expect(result.declared.toString()).toBe("2030-11-02");
  });

  it("is none where with them a vote would have been needed that nobody held", () => {
    const { ballots: _, ...without } = late("ada", "2030-10-30");
    const result = declare({ ...without, candidates: candidates.slice(0, 4) });
    expect(states(result)).toEqual({ bo: "seated", cy: "seated", dee: "seated" });
    expect(result.openQuestions.map(({ about }) => about)).toEqual(["confirmation"]);
  });
});

describe("what the ledger and the charter say about the seats", () => {
  const candidates = ["ada:A", "bo:B", "cy:C"];

  it("explains a seat vacated early", () => {
    const input = electionCase({ candidates: [...candidates, "dee:D"], seats: 4 });
    const terms = input.ledger.terms.map((term) =>
      term.seat === 4
        ? {
            ...term,
            ended: {
              date: input.election.nominations.opens.toZonedDateTimeISO("UTC").toPlainDate(),
              reason: "stepped down",
            },
          }
        : term,
    );
    const result = declareElection({ ...input, ledger: { ...input.ledger, terms } });
    expect(states(result)).toMatchObject({ dee: "seated" });
    expect(seatsTaken(result.seating).at(-1)).toMatchObject({
      seat: 4,
      until: { season: "autumn", year: 2031 },
    });
    expect(result.seating.remarks[0]).toContain("4 seats are up; the usual number in autumn is 3");
    expect(result.seating.remarks[0]).toContain(
      "seat 4 was vacated by Mia on 2030-10-07 (stepped down); it moves from spring to autumn",
    );
  });

  it("explains seats that election.yaml leaves open", () => {
    const result = declare({ candidates: ["ada:A", "bo:B"], seats: 2 });
    expect(result.seating.remarks[0]).toContain("election.yaml fills 2 of the 3 seats that are up");
    expect(seats(result)).toEqual({ ada: 1, bo: 2 });
  });

  it.each([
    [4, "seats: 4, but the ledger has 3 seats up in autumn 2030"],
    [8, "seats: 8, but the committee has 7"],
  ])("refuses %i seats", (wanted, message) => {
    expect(() => declare({ candidates, seats: wanted })).toThrow(message);
  });

  it("frees a place, not a seat, where a continuing member leaves while the election runs", () => {
    const input = electionCase({
      candidates: ["ada:Northwind", ...candidates.slice(1), "dee:D"],
      continuing: ["mia:Northwind", "ned:Northwind", "oda:Orbit", "pim:Pelagic"],
      ballots: "4 Ada>Bo>Cy>Dee; 3 Bo>Ada>Cy>Dee",
    });
    const left = {
      date: input.election.voting.closes.toZonedDateTimeISO("UTC").toPlainDate(),
      reason: "left",
    };
    const terms = input.ledger.terms.map((term) =>
      term.seat === 4 ? { ...term, ended: left } : term,
    );
    const result = declareElection({ ...input, ledger: { ...input.ledger, terms } });
    expect(states(result)).toMatchObject({ ada: "seated", dee: "not reached" });
    expect(result.continuing.map(({ login }) => login)).toEqual(["ned", "oda", "pim"]);
    expect(result.seating.remarks).toContain(
      "if no one had left since nominations opened, the seats would go to others",
    );
  });

  it("remarks where a candidate declared something else than the ledger has", () => {
    const affiliations = [{ person: "ada", organization: "Aurora" }];
    const result = declare({ candidates, ledger: { affiliations } });
    expect(result.seating.remarks).toContain(
      "Ada declared A, but the ledger has Aurora on 2030-10-13: the declaration counts",
    );
  });

  const spelledCase = (last: string, continuing: readonly string[], organizations?: object[]) =>
    declare({
      candidates: ["ada:Northwind", "bo:Borealis", "cy:Cygnus", last],
      continuing,
      ballots: "6 Ada>Dee>Bo>Cy; 3 Ada>Bo>Dee>Cy",
      ...(organizations === undefined ? {} : { people: { organizations } }),
    });
  const spelled = (last: string, continuing: readonly string[]): string[] =>
    spelledCase(last, continuing).seating.remarks.filter((remark) =>
      remark.includes("as different organizations"),
    );

  // As one, Northwind has Ned, Ada and Dee: Dee, ranked 2, would be passed over, and Cy get her seat.
  const overLimit = ["dee:Northwind Ltd", ["ned:northwind", "oda:O", "pim:P", "quy:Q"]] as const;

  it("asks where an organization spelled in two ways would be over its limit", () => {
    expect(spelledCase(...overLimit).openQuestions).toEqual([
      {
        about: "organization names",
        text: "“Northwind” and “Northwind Ltd” count as different organizations; counted as one, the seats would go to others. Are they one organization?",
        file: "people",
        record: [
          "# if they are one:",
          'organizations: [{ name: "Northwind", also: ["Northwind Ltd"] }]',
          "# if they are different:",
          'organizations: [{ name: "Northwind" }, { name: "Northwind Ltd" }]',
        ].join("\n"),
      },
    ]);
  });

  it("takes either answer", () => {
    const one = spelledCase(...overLimit, [{ name: "Northwind", also: ["Northwind Ltd"] }]);
    expect(states(one)).toMatchObject({ dee: "passed over", cy: "seated" });
    const two = spelledCase(...overLimit, [{ name: "Northwind" }, { name: "Northwind Ltd" }]);
    expect(states(two)).toMatchObject({ dee: "seated", cy: "not reached" });
    for (const { openQuestions } of [one, two]) expect(openQuestions).toEqual([]);
  });

  it("remarks two spellings that change nothing, and says nothing of other names", () => {
    expect(spelled("dee:North-Wind", ["ned:N", "oda:O", "pim:P", "quy:Q"])).toEqual([
      "“North-Wind” and “Northwind” count as different organizations; counted as one, the same people would be elected",
    ]);
    expect(spelled("dee:Northwind", ["ned:Northern", "oda:O", "pim:P", "quy:Q"])).toEqual([]);
  });

  it("remarks who is under no limit", () => {
    const result = declare({ candidates: ["ada:none", "bo:B", "cy:C"] });
    expect(result.seating.remarks).toContain(
      "Ada belongs to no organization, so the limit does not apply",
    );
  });
});

describe("remainders of terms", () => {
  const rules = { vacancy: { value: "remainder" as const, clause } };
  function vacated(given: ElectionCase) {
    const input = electionCase({ ...given, rules, seats: 4 });
    const ended = {
      date: input.election.nominations.opens.toZonedDateTimeISO("UTC").toPlainDate(),
      reason: "left",
    };
    const terms = input.ledger.terms.map((term) => (term.seat === 4 ? { ...term, ended } : term));
    return declareElection({ ...input, ledger: { ...input.ledger, terms } });
  }

  it("go to the lowest ranked", () => {
    const result = vacated({
      candidates: ["ada:A", "bo:B", "cy:C", "dee:D", "eve:E"],
      ballots: "4 Dee>Cy>Bo>Ada>Eve",
    });
    expect(seats(result)).toEqual({ bo: 1, cy: 2, dee: 3, ada: 4 });
    expect(reasonFor("ada", result)).toBe("takes seat 4 until spring 2031, ranked 4");
  });

  it("need a decision where only they are tied, never a poll", () => {
    const candidates = ["ada:A", "bo:B", "cy:C", "dee:D"];
    const result = vacated({ candidates });
    expect(result.vote.needed).toBe(false);
    expect(result.openQuestions[0]?.text).toContain(
      "Ada, Bo, Cy and Dee are tied for 3 longer terms",
    );
    expect(reasonFor("ada", result)).toBe(
      "elected; tied with Bo, Cy and Dee over who takes the longer term",
    );
    const decisions = [{ about: "tie", order: ["dee", "cy", "bo", "ada"], ...madeBy }];
    expect(seats(vacated({ candidates, election: { decisions } }))).toEqual({
      bo: 1,
      cy: 2,
      dee: 3,
      ada: 4,
    });
  });
});

describe("contradictions", () => {
  it.each<[string, ElectionCase, string]>([
    [
      "somebody twice",
      { candidates: ["ada:A", "Ada:B"] },
      "@Ada is already a candidate: keep one of the two entries",
    ],
    [
      "a member whose seat is not up",
      { candidates: ["mia:M"] },
      "candidates[1]: mia holds seat 4, which is not up",
    ],
    [
      "a withdrawal of a stranger",
      {
        candidates: [],
        election: { decisions: [{ about: "withdrawal", person: "zoe", ...madeBy }] },
      },
      "decisions[1]: zoe is not a candidate",
    ],
    [
      "an affiliation of a stranger",
      {
        candidates: [],
        election: {
          decisions: [{ about: "affiliation", person: "zoe", affiliation: "A", ...madeBy }],
        },
      },
      "decisions[1]: zoe is neither a candidate nor a continuing member",
    ],
    [
      "two decisions about one affiliation: which came later, nothing says",
      {
        candidates: ["ada"],
        election: {
          decisions: [
            { about: "affiliation", person: "ada", affiliation: "A", ...madeBy },
            { about: "affiliation", person: "Ada", affiliation: "B", ...madeBy },
          ],
        },
      },
      "decisions[2]: the affiliation of Ada is already decided at decisions[1]",
    ],
  ])("refuses %s", (_, given, message) => {
    expect(() => declare(given)).toThrow(message);
  });

  it("takes a member's affiliation by decision", () => {
    const decisions = [{ about: "affiliation", person: "ned", affiliation: "none", ...madeBy }];
    const result = declare({ candidates: ["ada:A"], election: { decisions } });
    expect(result.seating.doubts).toEqual([]);
  });
});

describe("ballots against the roll", () => {
  const contested: ElectionCase = {
    candidates: ["ada:A", "bo:B", "cy:C", "dee:D"],
    ballots: "6 Ada>Bo>Cy>Dee; 3 Bo>Ada>Cy>Dee",
  };

  it("takes as many ballots as voters, and does not know without a roll", () => {
    expect(declare({ ...contested, voters: 9 }).openQuestions).toEqual([]);
    expect(declare(contested).openQuestions).toEqual([]);
  });

  it("asks why there are more ballots than voters, until a decision is recorded", () => {
    const [question, ...others] = declare({ ...contested, voters: 8 }).openQuestions;
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      about: "more ballots than voters",
      record: expect.stringContaining("  - about: ballots\n    by: <login of who decided>"),
    });
    expect(question?.text).toMatch(/ballots\.csv has 9 ballots, but the roll has 8 voters\./);
    const decisions = [{ about: "ballots", ...madeBy }];
    expect(declare({ ...contested, voters: 8, election: { decisions } }).openQuestions).toEqual([]);
  });

  it("counts invalid ballots as cast, and names struck do not hide one", () => {
    const withdrawn = { date: "2030-10-24", reason: "ill" };
    const input = electionCase({ ...contested, voters: 9, registry: { dee: { withdrawn } } });
    const count: DeclarationInput["count"] = (without) => {
      const counted = input.count?.(without);
      if (counted === undefined) throw new Error("the case has ballots");
      return { ...counted, ballots: { ...counted.ballots, invalid: 1 } };
    };
    expect(declareElection({ ...input, count }).openQuestions).toMatchObject([
      { about: "more ballots than voters" },
    ]);
  });
});
