import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Declaration, declareElection } from "../../../src/seats/declare.ts";
import { type ElectionCase, electionCase } from "../../support/election-case.ts";

// Ned and Oda fill Northwind's limit of two; Ada is ranked first.
const full: ElectionCase = {
  candidates: ["ada:Northwind", "bo:Eastwind", "cy:Cygnus", "dee:Dunlin"],
  continuing: ["ned:Northwind", "oda:Northwind", "pim:Pelagic", "quy:Quay"],
  ballots: "5 Ada>Bo>Cy>Dee; 1 Bo>Ada>Cy>Dee",
};

function declare(affiliation: string | string[], given: Partial<ElectionCase> = {}): Declaration {
  return declareElection(electionCase({ ...full, registry: { ada: { affiliation } }, ...given }));
}

function stateOfAda({ seating }: Declaration): string | undefined {
  return seating.outcomes.find(({ candidate }) => candidate.login === "ada")?.outcome.state;
}

/** Whether someone has to say for what Ada counts. */
function isAsked({ openQuestions }: Declaration): boolean {
  return openQuestions.some(
    ({ about }) => about === "organization names" || about === "affiliation",
  );
}

describe("a word beside the name of a full organization", () => {
  it.each([
    "Northwind (via Eastwind)",
    "Northwind GmbH",
    "Northwind Cloud",
    "@northwind",
    "ex-Northwind",
    "Northwind → Eastwind",
    "subsidiary of Northwind",
    "Norhtwind",
    "Northwind + Eastwind",
    "Eastwind (an affiliate of Northwind)",
    "N\u043erthwind",
    "Independent (formerly Northwind)",
    "Northwind (unknown)",
    "Northwind?",
    "between jobs after Northwind",
  ])("%j is a question", (affiliation) => {
    expect(stateOfAda(declare("Northwind"))).toBe("passed over");
    expect(isAsked(declare(affiliation))).toBe(true);
  });

  it("is none where it decides nothing, or officials recorded what it means", () => {
    const roomy = ["ned:Northwind", "oda:Orbit", "pim:Pelagic", "quy:Quay"];
    expect(declare("Northwind Cloud", { continuing: roomy }).openQuestions).toEqual([]);
    const recorded = (organizations: object[]) =>
      declare("Northwind / Eastwind", { people: { organizations } });
    const one = recorded([{ name: "Northwind", also: ["Northwind / Eastwind"] }]);
    expect([stateOfAda(one), isAsked(one)]).toEqual(["passed over", false]);
    const other = ["Northwind", "Eastwind", "Northwind / Eastwind"].map((name) => ({ name }));
    const apart = recorded(other);
    expect([stateOfAda(apart), isAsked(apart)]).toEqual(["seated", false]);
  });

  it("gives the entries that settle it", () => {
    expect(declare("Northwind / Eastwind").openQuestions).toEqual([
      {
        about: "organization names",
        file: "people",
        text: "“Northwind / Eastwind” counts as an organization of its own; as “Eastwind” or “Northwind”, the seats would go to others. Which is it?",
        record: [
          "# if “Northwind / Eastwind” is “Eastwind”:",
          'organizations: [{ name: "Eastwind", also: ["Northwind / Eastwind"] }]',
          "# if “Northwind / Eastwind” is “Northwind”:",
          'organizations: [{ name: "Northwind", also: ["Northwind / Eastwind"] }]',
          "# if they are different:",
          'organizations: [{ name: "Eastwind" }, { name: "Northwind" }, { name: "Northwind / Eastwind" }]',
          "# or for one person alone: a decision in election.yaml with about: affiliation, person: <login>, affiliation: <organization>",
        ].join("\n"),
      },
    ]);
    const [question] = declare("Independent (formerly Northwind)").openQuestions;
    expect(question?.text).toBe(
      "“Independent (formerly Northwind)” counts as an organization of its own; as “Northwind” or no organization, the seats would go to others. Which is it?",
    );
    expect(question?.record).toContain("affiliation: none");
  });

  it("is settled by a decision about the person", () => {
    const decision = { about: "affiliation", person: "ADA", by: "octavia", date: "2030-10-28" };
    const decided = (affiliation: string): Declaration =>
      declare("Northwind / Eastwind", {
        election: { decisions: [{ ...decision, affiliation, reason: "asked" }] },
      });
    expect([stateOfAda(decided("Northwind")), isAsked(decided("northwind"))]).toEqual([
      "passed over",
      false,
    ]);
    expect([stateOfAda(decided("Freelancer")), isAsked(decided("none"))]).toEqual([
      "seated",
      false,
    ]);
  });

  it("counts two doubtful names together where one alone would change nothing", () => {
    const result = declareElection(
      electionCase({
        candidates: ["ada:Northwind Cloud", "bo:Northwind GmbH", "cy:Cygnus", "dee:Dunlin"],
        continuing: ["ned:Northwind", "oda:Orbit", "pim:Pelagic", "quy:Quay"],
        ballots: "5 Ada>Bo>Cy>Dee; 1 Bo>Ada>Cy>Dee",
      }),
    );
    expect(result.openQuestions.map(({ about }) => about)).toEqual([
      "organization names",
      "organization names",
    ]);
  });

  it("asks about each name where there are too many to try", () => {
    const names = ["A", "B", "C", "D", "E", "F", "G"].map((part) => `Northwind ${part}x`);
    const candidates = names.map((name, index) => `c${index}:${name}`);
    const ballots = "1 C0>C1>C2>C3>C4>C5>C6";
    const result = declareElection(electionCase({ ...full, candidates, ballots }));
    expect(result.openQuestions.filter(({ about }) => about === "organization names")).toHaveLength(
      7,
    );
  });

  it("looks at names that people moved to, and at those of company groups", () => {
    const affiliations = [
      ...["ned", "oda"].map((person) => ({ person, organization: "Northwind" })),
      { person: "ada", organization: "Eastwind", until: "2030-10-20" },
      { person: "ada", organization: "Northwind Cloud", from: "2030-10-20" },
    ];
    expect(isAsked(declare("Eastwind", { ledger: { affiliations } }))).toBe(true);
    const clause = { source: "minutes", text: "decided" };
    const groups = [
      { name: "Winds", organizations: ["Northwind", "Zephyr"], from: "2030-01-01", decision: "x" },
    ];
    const grouped = declare("Zephyr Labs", {
      people: { groups },
      rules: { groups: { value: "on", clause } },
    });
    expect(stateOfAda(grouped)).toBe("seated");
    const zephyrs = declare("Zephyr Labs", {
      candidates: ["ada:Zephyr", "bo:Zephyr", "cy:Cygnus", "dee:Dunlin"],
      people: { groups },
      rules: { groups: { value: "on", clause } },
    });
    expect(isAsked(zephyrs)).toBe(true);
  });
});

describe("words for no organization", () => {
  it.each([
    "Independent",
    "Freelancer",
    "self-employed",
    "Retired",
    "n/a",
    "—",
    "Unaffiliated",
    "无",
  ])("%j is under no limit, in candidacies and in the ledger", (word) => {
    const result = declareElection(
      electionCase({
        candidates: [`ada:${word}`, `bo:${word}`, `cy:${word}`, "dee:Dunlin"],
        continuing: [`ned:${word}`, `oda:${word.toUpperCase()}`, "pim:Pelagic", "quy:Quay"],
        ballots: "5 Ada>Bo>Cy>Dee; 1 Bo>Ada>Cy>Dee",
      }),
    );
    expect(result.openQuestions).toEqual([]);
    expect(
      result.seating.outcomes.map(({ organization, outcome }) => [organization, outcome.state]),
    ).toEqual([
      [undefined, "seated"],
      [undefined, "seated"],
      [undefined, "seated"],
      ["Dunlin", "not reached"],
    ]);
  });

  it("beside an organization are a question where that decides a seat", () => {
    expect(isAsked(declare(["Northwind", "independent"]))).toBe(true);
    expect(isAsked(declare(["Northwind", "TBD"]))).toBe(true);
  });
});

describe("the reading of an affiliation", () => {
  const before = fc.constantFrom(
    ...[
      "",
      "@",
      "#",
      "ex-",
      "The ",
      "formerly ",
      "Eastwind / ",
      "Eastwind, ",
      "via ",
      "(",
      "https://",
    ],
    ...["subsidiary of ", "Independent; ", "Contractor at ", "<!-- x --> ", "* ", "Self, "],
  );
  const after = fc.constantFrom(
    ...[
      "",
      ".",
      " Inc.",
      " GmbH",
      " Cloud",
      " (on leave)",
      ".example",
      " → Eastwind",
      " & Eastwind",
    ],
    ...[
      "/Eastwind",
      " Deutschland",
      "\u200b",
      "'s OSPO",
      " | Eastwind",
      " [remote]",
      ", part-time",
      ")",
    ],
  );
  const name = fc.constantFrom(
    ...[
      "Northwind",
      "NORTHWIND",
      "north wind",
      "North-Wind",
      "Nórthwind",
      "Nórthwind".normalize("NFD"),
    ],
    ...[
      "Northwnd",
      "Nothwind",
      "Northwindd",
      "Nroth wind",
      "Nоrthwind",
      "Ｎｏｒｔｈｗｉｎｄ",
      "North\u00adwind",
    ],
  );

  it("never widens a result: what decorates a full organization's name is that organization or a question", () => {
    fc.assert(
      fc.property(before, name, after, (start, middle, end) => {
        const result = declare(`${start}${middle}${end}`.trim());
        expect(stateOfAda(result) === "passed over" || isAsked(result)).toBe(true);
      }),
    );
  });

  it("is the same whatever the case of logins and the recorded spelling of organizations", () => {
    const organizations = [
      { name: "Northwind", also: ["NW", "Nordwind AG"] },
      { name: "Eastwind", also: ["Ostwind"] },
    ];
    const northwind = fc.constantFrom("Northwind", "NW", "nw", "Nordwind AG", "NORDWIND  ag");
    const eastwind = fc.constantFrom("Eastwind", "OSTWIND", "ostwind", "East\u0077ind");
    const cased = (login: string) =>
      fc.constantFrom(login, login.toUpperCase(), login.charAt(0).toUpperCase() + login.slice(1));
    const decision = (person: string, order: string[]) => [
      { about: "tie", order, by: "octavia", date: "2030-10-28", reason: "lot" },
      {
        about: "affiliation",
        person,
        affiliation: "NW",
        by: "octavia",
        date: "2030-10-28",
        reason: "asked",
      },
    ];
    const outcome = (names: string[], logins: string[], ordered: string[], person: string) => {
      const [a = "", b = "", c = "", d = ""] = names;
      const [ada = "", ned = ""] = logins;
      const result = declareElection(
        electionCase({
          candidates: [`ada:${a}`, `bo:${b}`, "cy:Cygnus", "dee:Dunlin"],
          registry: { ada: { login: ada } },
          continuing: [`ned:${c}`, "oda:Orbit", `pim:${d}`, "quy:Quay"],
          ledger: {
            affiliations: [
              { person: ned, organization: c },
              { person: "oda", organization: "Orbit" },
              { person: "pim", organization: d },
              { person: "quy", organization: "Quay" },
            ],
          },
          people: { organizations },
          election: { decisions: decision(person, ordered) },
          // Bo and Cy are tied for the second place, and for the last seat once Ada is passed over.
          ballots: "2 Ada>Dee>Bo>Cy; 2 Ada>Dee>Cy>Bo",
          seats: 2,
          rules: {
            organizationLimit: { value: 1, clause: { source: "minutes", text: "decided" } },
          },
        }),
      );
      return result.seating.outcomes.map(({ candidate, outcome: { state }, organization }) => [
        candidate.name,
        state,
        organization,
      ]);
    };
    const known = outcome(
      ["Northwind", "Eastwind", "Northwind", "Pelagic"],
      ["ada", "ned"],
      ["cy", "bo"],
      "ada",
    );
    expect(known).toEqual([
      ["Ada", "passed over", "Northwind"],
      ["Dee", "seated", "Dunlin"],
      ["Bo", "not reached", "Eastwind"],
      ["Cy", "seated", "Cygnus"],
    ]);
    fc.assert(
      fc.property(
        fc.tuple(northwind, eastwind, northwind, fc.constant("Pelagic")),
        fc.tuple(cased("ada"), cased("ned")),
        fc.tuple(cased("cy"), cased("bo")),
        cased("ada"),
        (names, logins, order, person) => {
          expect(outcome(names, logins, order, person)).toEqual(known);
        },
      ),
    );
  });
});
