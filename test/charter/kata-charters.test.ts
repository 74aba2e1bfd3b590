import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { charterById, charterInForce, kataCharters } from "../../src/charter/kata-charters.ts";
import { notWritten } from "../../src/charter/kata-clauses.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

describe("the charters of Kata Containers", () => {
  // The design's table of charters, row by row: seats in all, in autumn, in spring; who merges code.
  it.each([
    ["2017-12-04", 5, 2, 3, "maintainers"],
    ["2018-09-10", 5, 3, 2, "maintainers"],
    ["2023-05-02", 7, 3, 4, "maintainers"],
    ["2024-03-27", 7, 3, 4, "maintainers"],
    ["2025-03-07", 7, 3, 4, "committers"],
  ])("%s has %i seats, %i in autumn and %i in spring", (id, total, autumn, spring, mergesCode) => {
    const { rules } = charterById(id);
    expect(rules.seats.value).toEqual({ total, autumn, spring });
    expect(rules.mergesCode.value).toBe(mergesCode);
    expect(rules.organizationLimit.value).toBe(2);
    expect(rules.qualifyingMonths.value).toBe(12);
    expect(rules.completionRule.value).toBe("minimax");
  });

  it("give every season's seats to the whole", () => {
    for (const { rules } of kataCharters) {
      const { total, autumn, spring } = rules.seats.value;
      expect(autumn + spring).toBe(total);
    }
  });

  it("say of each open question that it is written nowhere", () => {
    const { rules } = charterById("2025-03-07");
    for (const name of ["ties", "groups", "noOrganization", "affiliationDate"] as const) {
      expect(rules[name].clause.source).toBe(notWritten);
    }
    expect(rules.groups.value).toBe("off");
  });
});

describe("charterInForce", () => {
  it.each([
    ["2017-12-04", "2017-12-04"],
    ["2018-09-09", "2017-12-04"],
    ["2018-09-10", "2018-09-10"],
    ["2023-05-01", "2018-09-10"],
    ["2023-10-09", "2023-05-02"],
    ["2024-04-08", "2024-03-27"],
    ["2025-03-06", "2024-03-27"],
    ["2026-10-05", "2025-03-07"],
  ])("on %s is %s", (date, id) => {
    expect(charterInForce(day(date)).id).toBe(id);
  });

  it("refuses a day before the launch", () => {
    expect(() => charterInForce(day("2017-12-03"))).toThrow(
      "no charter was in force on 2017-12-03",
    );
  });
});

describe("charterById", () => {
  it("names the charters there are", () => {
    expect(() => charterById("2025-03-08")).toThrow(
      expect.objectContaining({ kind: "input", hint: expect.stringContaining("2025-03-07") }),
    );
  });
});

describe("excluded repositories", () => {
  const excludedOn = (date: string): string[] =>
    charterInForce(day(date))
      .excludedRepositories.filter(
        ({ from, until }) =>
          (from === undefined || from <= date) && (until === undefined || date < until),
      )
      .map(({ name }) => name);

  it("are none before the officials had a list", () => {
    expect(excludedOn("2022-11-04")).toEqual([]);
  });

  it("are the 23 of October 2023 until the list of May 2025", () => {
    expect(excludedOn("2023-10-09")).toHaveLength(23);
    expect(excludedOn("2025-05-01").toSorted()).toEqual(excludedOn("2023-10-09").toSorted());
    expect(excludedOn("2023-10-09")).toContain("tests-1");
  });

  it("are 20 names and every advisory copy since May 2025", () => {
    expect(excludedOn("2025-05-02")).toHaveLength(21);
    expect(excludedOn("2025-05-02")).toEqual(
      expect.arrayContaining(["ci", "tests", "kata-containers-ghsa*"]),
    );
    expect(excludedOn("2025-05-02")).not.toContain("tests-1");
  });
});
