import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { organizationIndex } from "../../src/people/organizations.ts";
import { doubtfulNames, mayBeOneOrganization } from "../../src/people/related-organizations.ts";

describe("mayBeOneOrganization", () => {
  it.each([
    ["Northwind", "Northwind (via Eastwind)"],
    ["Northwind", "Eastwind, seconded to NORTHWIND AG"],
    ["Northwind", "@northwind"],
    ["Northwind", "ex-Northwind"],
    ["Northwind", "NorthwindLabs"],
    ["Northwind", "northwindlabs"],
    ["Northwind", "North Wind Labs"],
    ["Northwind", "https://www.northwind.example/about"],
    ["Northwind", "jobs@northwind.example"],
    ["Northwind", "<b>Northwind</b>"],
    ["Northwind", "North\u00adwind Cloud"],
    ["Northwind", "Nórthwind".normalize("NFD")],
    ["Northwind", "Nоrthwind"], // a Cyrillic о
    ["Northwind", "ΝORTHWIND"], // a Greek Ν
    ["Northwind", "N0rthw1nd"],
    ["Northwind", "Norhtwind"],
    ["Northwind", "Nortwnd"],
    ["Northwind", "Orthwind"],
    ["Northwind", "N o r t h w i n d"],
    ["Northwind Cloud", "Northwind Research"],
    ["Northwind / Eastwind", "Eastwind & Southwind"],
    ["Straße AG", "Strasse"],
    ["AMD", "Advanced Micro Devices"],
    ["北风", "北风云计算"],
    ["Red Hat", "RedHat Israel"],
    ["The Borealis Company", "Borealis"],
    ["Ant Financial", "Ant Group"],
    ["AliCloud", "Alibaba Cloud"],
    ["NTHW", "Northwind"],
    ["Nwind", "Northwind"],
    ["NW", "North West"],
    ["NIT", "Northtown Institute of Technology"],
    ["TU Northtown", "Technical University of Northtown"],
    ["Univ. of Northtown", "University of Northtown"],
    ["北风", "Northwind"], // no letters tell whether this is its name in Chinese
    ["Северный ветер", "Northwind"],
  ])("asks about %j and %j", (a, b) => {
    expect(mayBeOneOrganization(a, b)).toBe(true);
    expect(mayBeOneOrganization(b, a)).toBe(true);
  });

  it.each([
    ["Northwind", "Southwind"],
    ["Westwind", "Eastwind"],
    ["AMD", "ARM"],
    ["IBM", "Intel"],
    ["China Mobile", "China Telecom"],
    ["Google Cloud", "Alibaba Cloud"],
    ["University of Bergen", "University of Turku"],
    ["Company 1", "Company 2"],
    ["Northwind", "Northern Lights"],
    ["Meta", "Beta"],
    ["Sun", "Samsung"],
    ["Arm", "Airmasters"],
    ["Open Source Foundation", "Open Source Institute"],
    ["北风", "南风"],
  ])("does not ask about %j and %j", (a, b) => {
    expect(mayBeOneOrganization(a, b)).toBe(false);
  });

  it("finds a name in any words around it, with one mistake in it", () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    const separator = fc.constantFrom(
      " ",
      ", ",
      " / ",
      "-",
      " & ",
      " (",
      ": ",
      " → ",
      "\u00a0",
      "_",
    );
    const mistake = fc.record({
      at: fc.integer({ min: 1, max: 7 }),
      kind: fc.constantFrom("none", "drop", "double", "swap", "other"),
    });
    const typed = ({ at, kind }: { at: number; kind: string }): string => {
      const name = "Borealis";
      const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
      if (kind === "drop") return before + after;
      if (kind === "double") return before + letter + letter + after;
      if (kind === "swap") return before.slice(0, -1) + letter + before.slice(-1) + after;
      return kind === "other" ? `${before}x${after}` : name;
    };
    fc.assert(
      fc.property(word, separator, mistake, separator, word, (first, left, error, right, last) => {
        for (const text of [`${first}${left}${typed(error)}${right}${last}`, typed(error)]) {
          expect(mayBeOneOrganization("Borealis", text)).toBe(true);
        }
      }),
    );
  });
});

describe("doubtfulNames", () => {
  const plain = organizationIndex({ organizations: [], groups: [] });

  it("names what each may be, plainer names first", () => {
    const names = ["Northwind / Eastwind", "Eastwind", "northwind", "Northwind", "none", "TBD"];
    expect(doubtfulNames(names, plain)).toEqual([
      { name: "Northwind / Eastwind", others: ["Eastwind", "northwind"], perhapsNone: false },
    ]);
    expect(doubtfulNames(["Personal Robotics"], plain)).toEqual([
      { name: "Personal Robotics", others: [], perhapsNone: true },
    ]);
  });

  it("leaves alone what officials recorded", () => {
    const index = organizationIndex({
      organizations: [
        { name: "Northwind", also: ["Northwind / Eastwind", "NW Holding"] },
        { name: "Northwind Labs", also: [] },
        { name: "Personal Robotics", also: [] },
      ],
      groups: [],
    });
    const names = ["Northwind / Eastwind", "Eastwind", "Northwind Labs", "Personal Robotics"];
    expect(doubtfulNames(names, index)).toEqual([]);
    // A name that holds a recorded other name is a question still.
    expect(doubtfulNames(["Northwind", "NW Holding Asia"], index)).toEqual([
      { name: "NW Holding Asia", others: ["Northwind"], perhapsNone: false },
    ]);
  });
});
