import { describe, expect, it } from "vitest";
import { type Amendment, amendCharters } from "../../src/charter/amendment.ts";
import { charterById, kataCharters } from "../../src/charter/kata-charters.ts";

const clause = { source: "minutes of 2026-03-03", text: "groups count as one" };

function amended(...amendments: Amendment[]) {
  return amendCharters(kataCharters, amendments);
}

describe("amendCharters", () => {
  it("changes the rules named and keeps the others", () => {
    const charters = amended({ from: "2026-04-01", rules: { groups: { value: "on", clause } } });
    const charter = charterById("2026-04-01", charters);
    const base = charterById("2025-03-07");
    expect(charter.rules).toEqual({ ...base.rules, groups: { value: "on", clause } });
    expect(charter.excludedRepositories).toEqual(base.excludedRepositories);
    expect(charterById("2025-03-07", charters)).toEqual(base);
  });

  it("builds amendments on each other, whatever their order in the file", () => {
    const charters = amended(
      {
        from: "2026-06-01",
        title: "Third seat",
        rules: { organizationLimit: { value: 3, clause } },
      },
      { from: "2026-04-01", rules: { groups: { value: "on", clause } } },
    );
    const { title, rules } = charterById("2026-06-01", charters);
    expect(title).toBe("Third seat");
    expect(rules.groups.value).toBe("on");
    expect(rules.organizationLimit.value).toBe(3);
  });

  it("ends with the next built-in charter", () => {
    const charters = amended({ from: "2024-06-01", rules: { groups: { value: "on", clause } } });
    expect(charters.map(({ id }) => id).slice(-3)).toEqual([
      "2024-03-27",
      "2024-06-01",
      "2025-03-07",
    ]);
    expect(charterById("2025-03-07", charters).rules.groups.value).toBe("off");
  });

  it("replaces the list of excluded repositories", () => {
    const excludedRepositories = [{ name: "sandbox", reason: "toys" }];
    const charters = amended({ from: "2026-04-01", rules: {}, excludedRepositories });
    expect(charterById("2026-04-01", charters).excludedRepositories).toEqual(excludedRepositories);
  });

  it.each(["2025-03-07", "2016-01-01"])("refuses one from %s", (from) => {
    expect(() => amended({ from, rules: {} })).toThrow(`an amendment from ${from}`);
  });
});
