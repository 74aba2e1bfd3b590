import { describe, expect, it } from "vitest";
import { demoBallots } from "../../src/demo/ballots.ts";
import { demoCandidacies } from "../../src/demo/candidacies.ts";
import { demoContributions } from "../../src/demo/contributions.ts";
import { demoPeople } from "../../src/demo/people.ts";
import { contributionSchema } from "../../src/electorate/contribution.ts";

describe("the made-up community", () => {
  it("has 60 accounts, a robot among them, and no login twice", () => {
    expect(demoPeople).toHaveLength(59);
    expect(new Set(demoPeople.map(({ account }) => account.login)).size).toBe(59);
  });

  it("has evidence of the form that a fetch saves", () => {
    for (const contribution of demoContributions) {
      expect(contributionSchema.safeParse(contribution).error).toBeUndefined();
    }
  });

  it("uses only addresses of domains that nobody can own (RFC 2606)", () => {
    const texts = [JSON.stringify(demoContributions), JSON.stringify(demoPeople)];
    const domains = texts.flatMap((text) => text.match(/@[\w.-]+/g) ?? []);
    const others = domains.filter(
      (domain) => !domain.endsWith(".example") && domain !== "@users.noreply.github.com",
    );
    expect(others).toEqual([]);
  });

  it("has six candidates of four organizations", () => {
    const organizations = demoCandidacies.map(({ affiliation }) => affiliation.replace(" Ltd", ""));
    expect([organizations.length, new Set(organizations).size]).toEqual([6, 4]);
  });

  it("cast 33 ballots, all of them kept when they are shuffled", () => {
    const [names, ...rows] = demoBallots().trimEnd().split("\n");
    expect(names?.split(",")).toEqual(demoCandidacies.map(({ name }) => name));
    const times = (ranks: string): number => rows.filter((row) => row === ranks).length;
    expect(rows).toHaveLength(33);
    expect(times("1,2,3,4,5,6")).toBe(11);
    expect(times("3,2,4,1,5,No opinion")).toBe(4);
  });
});
