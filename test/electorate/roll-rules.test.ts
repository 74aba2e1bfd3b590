import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { charterById } from "../../src/charter/kata-charters.ts";
import { rollRules } from "../../src/electorate/roll-rules.ts";

const instant = (text: string) => Temporal.Instant.from(text);

function rulesFor(opens: string, charter = charterById("2025-03-07")) {
  return rollRules(charter, {
    election: "2026-10",
    nominations: { opens: instant(opens) },
    voting: { closes: instant("2026-10-26T15:00Z") },
  });
}

describe("rollRules", () => {
  // Twelve calendar months back from the day, and twelve more for the oldest commit that counts.
  it.each([
    ["2026-10-05T15:00Z", "2025-10-05", "2026-10-05", "2024-10-05"],
    ["2026-10-05T00:00Z", "2025-10-05", "2026-10-05", "2024-10-05"],
    ["2026-10-05T23:59:59Z", "2025-10-05", "2026-10-05", "2024-10-05"],
    ["2028-02-29T15:00Z", "2027-02-28", "2028-02-29", "2026-02-28"],
    ["2025-03-01T15:00Z", "2024-03-01", "2025-03-01", "2023-03-01"],
  ])("nominations from %s: merged from %s until %s", (opens, from, until, oldest) => {
    expect(rulesFor(opens)).toMatchObject({
      from: `${from}T00:00:00Z`,
      until: `${until}T00:00:00Z`,
      oldestCommit: `${oldest}T00:00:00Z`,
    });
  });

  it("takes numbers and policies from the charter", () => {
    const kata = charterById("2025-03-07");
    const quarter = {
      ...kata,
      rules: {
        ...kata.rules,
        organization: { ...kata.rules.organization, value: "example-org" },
        qualifyingMonths: { ...kata.rules.qualifyingMonths, value: 3 },
        oldestCommitMonths: { ...kata.rules.oldestCommitMonths, value: 1 },
        branches: { ...kata.rules.branches, value: "default" as const },
      },
    };
    expect(rulesFor("2026-10-05T15:00Z", quarter)).toMatchObject({
      charter: "2025-03-07",
      organization: "example-org",
      from: "2026-07-05T00:00:00Z",
      oldestCommit: "2026-06-05T00:00:00Z",
      branches: "default",
    });
  });

  it("keeps the exclusions in force on the first day of nominations", () => {
    const listed = (name: string, days: { from?: string; until?: string }) => ({
      name,
      reason: "listed",
      ...days,
    });
    const charter = {
      ...charterById("2025-03-07"),
      excludedRepositories: [
        listed("always", {}),
        listed("since-that-day", { from: "2026-10-05" }),
        listed("until-that-day", { until: "2026-10-05" }),
        listed("until-the-next", { until: "2026-10-06" }),
        listed("from-the-next", { from: "2026-10-06" }),
      ],
    };
    const names = rulesFor("2026-10-05T15:00Z", charter).excludedRepositories.map((e) => e.name);
    expect(names).toEqual(["always", "since-that-day", "until-the-next"]);
  });
});
