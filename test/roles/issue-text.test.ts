import { describe, expect, it } from "vitest";
import { charterById } from "../../src/charter/kata-charters.ts";
import { issueText, issueTitle } from "../../src/roles/issue-text.ts";
import type { RoleReview } from "../../src/roles/review.ts";
import { day, merged, named } from "../support/made-up-roles.ts";

const empty: RoleReview = {
  election: "2026-10",
  charter: charterById("2025-03-07"),
  organization: "example-org",
  teams: { committerTeam: "example-committers", adminTeam: "example-admins" },
  today: day("2026-11-03"),
  period: { from: "2025-10-05T00:00:00Z", until: "2026-10-05T00:00:00Z" },
  committee: [],
  committers: { active: [], inactive: [], doubtful: [], named: [] },
  admins: { kept: [], add: [], drop: [] },
  owners: { kept: [], add: [], drop: [] },
  former: [],
  remarks: [],
};
const inactive = {
  login: "cy-m",
  lastWork: merged("2024-05-02"),
  listed: day("2026-11-03"),
  removeFrom: day("2026-11-17"),
  onCommittee: false,
};

function text(more: Partial<RoleReview>, nameAll = false): string {
  return issueText({ ...empty, ...more }, { nameAll });
}

describe("the issue of a review", () => {
  it("has a title that names the election", () => {
    expect(issueTitle(empty)).toBe(
      "Review of committers, admins and owners, election of October 2026",
    );
  });

  it("lists inactive committers with what they last did and the day of removal", () => {
    const committers = {
      ...empty.committers,
      inactive: [
        inactive,
        {
          ...inactive,
          login: "gus-i",
          lastWork: {},
          onCommittee: true,
          expired: named({ login: "gus-i", expires: "2026-03-01", reason: "a | b" }),
        },
      ],
    };
    const shown = text({ committers });
    expect(shown).toContain(
      "| @cy-m | [`2024-05-02`](https://github.com/example-org/runtime/pull/7) | none found | 2026-11-17 |  |",
    );
    expect(shown).toContain(
      "| @gus-i | none found | none found | 2026-11-17 | on the committee; kept until 2026-03-01: a \\| b |",
    );
    expect(shown).toContain("> a list of people, who are on the team");
    expect(shown).toContain("the page does not say how long; a setting");
    expect(shown).toContain("<!-- listed cy-m 2026-11-03 -->");
  });

  it("tells nothing of private repositories but the day", () => {
    const work = merged("2026-02-01", "secret-fix", true);
    const { merged: hidden } = work;
    if (hidden === undefined) throw new Error("merged() has no merge");
    const shown = text({
      committers: {
        ...empty.committers,
        inactive: [{ ...inactive, lastWork: { ...work, review: hidden } }],
        doubtful: [
          { login: "hal-j", lastWork: work, doubt: { because: "not-counted", work: hidden } },
        ],
      },
    });
    expect(shown).toContain("| @cy-m | `2026-02-01` | `2026-02-01` | 2026-11-17 |  |");
    expect(shown).toContain("merged on 2026-02-01 where the roll does not count it\n");
    expect(shown).not.toContain("secret-fix");
  });

  it("names the source of a review period that a charter of the workspace has", () => {
    const { charter } = empty;
    const rule = { value: 30, clause: { source: "committee meeting", text: "30 days" } };
    const rules = { ...charter.rules, committerReviewDays: rule };
    const committers = { ...empty.committers, inactive: [inactive] };
    expect(text({ charter: { ...charter, rules }, committers })).toContain(
      "The review period is 30 days from the day someone was listed here (committee meeting)",
    );
  });

  it("says so where there is nothing to do", () => {
    const shown = text({});
    expect(shown).toContain("Everyone else in the team had code merged since 2025-10-05.");
    expect(shown.match(/nothing to change/g)).toHaveLength(2);
    for (const heading of ["Committers not proposed", "Former members", "Remarks"]) {
      expect(shown).not.toContain(heading);
    }
  });

  it("counts admins and owners whom no public file names, unless they shall be named", () => {
    const drop = (...logins: string[]) => ({
      ...empty.owners,
      drop: logins.map((login) => ({ login, because: "unexplained" as const })),
    });
    expect(text({ owners: drop("quiet-q") })).toContain("drop, or say why not: 1 more account");
    expect(text({ owners: drop("quiet-q") })).not.toContain("quiet-q");
    expect(text({ owners: drop("quiet-q", "zoe-z") })).toContain("2 more accounts");
    expect(text({ owners: drop("quiet-q") }, true)).toContain(
      "- drop [`quiet-q`](https://github.com/quiet-q): not on the committee, and people.yaml does not say why",
    );
  });

  it("names whom to add, keep and drop of those in public files, and what to look at", () => {
    const by = named({ login: "ci-eng", reason: "<b>CI</b>", reference: "notes" });
    const shown = text({
      committers: {
        ...empty.committers,
        doubtful: [
          {
            login: "hal-j",
            lastWork: {},
            doubt: { because: "excluded", reason: "second account" },
          },
          {
            login: "dee-p",
            lastWork: {},
            doubt: { because: "unresolved", url: "https://github.com/o/a_b/commit/c" },
          },
        ],
        named: [{ login: "kept-k", by }],
      },
      admins: {
        kept: [
          { login: "ci-eng", because: "named", by },
          { login: "ada-l", because: "committee" },
        ],
        add: [
          { login: "bo-k", because: "committee" },
          { login: "new-n", because: "named", by },
        ],
        drop: [{ login: "eva-r", because: "left-committee" }],
      },
      remarks: [{ code: "vacant", seats: [3] }],
    });
    expect(shown).toContain(
      "- [`hal-j`](https://github.com/hal-j): excluded from the roll: second account",
    );
    expect(shown).toContain("may be theirs, [`see`](https://github.com/o/a_b/commit/c)");
    expect(shown).toContain(
      "[`kept-k`](https://github.com/kept-k) is kept: \\<b\\>CI\\</b\\> (committee",
    );
    expect(shown).toContain("- add [`bo-k`](https://github.com/bo-k): on the committee");
    expect(shown).toContain("- add [`new-n`](https://github.com/new-n): \\<b\\>CI");
    expect(shown).toContain(
      "- keep [`ci-eng`](https://github.com/ci-eng): \\<b\\>CI\\</b\\> (committee, 2026-01-15; no expiry, notes)",
    );
    expect(shown).not.toContain("keep [`ada-l`]");
    expect(shown).toContain(
      "- drop [`eva-r`](https://github.com/eva-r): no longer on the committee",
    );
    expect(shown).toContain("- Seat 3: vacant.");
  });

  it("has a line for each former member who has a role", () => {
    const term = {
      ...{ seat: 2, holder: "eva-r", name: "Eva Roth", elected: "2025-10", how: "vote" as const },
      until: { season: "autumn" as const, year: 2026 },
    };
    const former = [
      {
        login: "eva-r",
        name: "Eva Roth",
        term,
        committer: "keeps",
        admin: "loses",
        owner: "none",
      } as const,
    ];
    expect(text({ former })).toContain(
      "| [`eva-r`](https://github.com/eva-r) | seat 2 until autumn 2026 | keeps | loses | – |",
    );
  });
});
