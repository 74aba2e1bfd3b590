import { describe, expect, it } from "vitest";
import { charterById } from "../../src/charter/kata-charters.ts";
import { ledgerSchema } from "../../src/committee/ledger.ts";
import {
  activeCommittee,
  peopleToFind,
  type RolesToReview,
  reviewRoles,
} from "../../src/roles/review.ts";
import { describeLeaving, formerRoleWords } from "../../src/roles/wording.ts";
import { day, madeUpRoll, merged, named, voter } from "../support/made-up-roles.ts";

/** Ada was elected again; Eva's seat went to Bo; Cy left seat 3 early, and no one holds it. */
const ledger = ledgerSchema.parse({
  formatVersion: 1,
  seats: [1, 2, 3].map((id) => ({ id, season: "autumn" })),
  terms: [
    [1, "ada-l", "2025-10", "autumn 2026"],
    [1, "ada-l", "2026-10", "autumn 2027"],
    [2, "eva-r", "2025-10", "autumn 2026"],
    [2, "Bo-K", "2026-10", "autumn 2027"],
  ]
    .map(([seat, holder, elected, until]) => ({
      seat,
      holder,
      name: holder,
      elected,
      until,
      how: "vote",
    }))
    .concat({
      ...{ seat: 3, holder: "cy-m", name: "Cy Mora", elected: "2025-10", until: "autumn 2026" },
      ...{ how: "vote", ended: { date: "2026-08-01", reason: "new job" } },
    } as never),
});

const list = (...logins: string[]) => logins.map((login, index) => ({ id: index + 1, login }));

function sources(more: Partial<RolesToReview> = {}): RolesToReview {
  return {
    election: "2026-10",
    charter: charterById("2025-03-07"),
    organization: "example-org",
    teams: { committerTeam: "example-committers", adminTeam: "example-admins" },
    today: day("2026-11-03"),
    roll: madeUpRoll([voter(1, "ada-l"), voter(9, "Bo-K")]),
    ledger,
    people: {
      bots: [],
      roles: [
        named({ login: "found", role: "owner", as: "foundation" }),
        named({ login: "manager", role: "owner", as: "community-manager" }),
      ],
    },
    lists: {
      committers: list("ada-l", "eva-r", "cy-m"),
      admins: list("ada-l", "Bo-K", "eva-r"),
      owners: list("manager", "found", "ada-l", "Bo-K", "cy-m"),
      members: list("ada-l", "Bo-K", "eva-r", "cy-m", "manager", "found"),
    },
    work: new Map([
      ["eva-r", {}],
      ["cy-m", merged("2026-10-06")],
    ]),
    listed: new Map(),
    standings: new Map(),
    ...more,
  };
}

describe("activeCommittee", () => {
  it("is who holds a seat on the day, by login", () => {
    const logins = (on: string) => activeCommittee(ledger, day(on)).map(({ login }) => login);
    expect(logins("2026-11-03")).toEqual(["ada-l", "Bo-K"]);
    expect(logins("2026-07-31")).toEqual(["ada-l", "cy-m", "eva-r"]);
  });

  it("refuses a ledger without a member on the day", () => {
    expect(() => activeCommittee(ledger, day("2025-09-30"))).toThrow(
      expect.objectContaining({ kind: "input", message: expect.stringContaining("2025-09-30") }),
    );
  });
});

describe("peopleToFind", () => {
  it("are members of the committee and the named who do not belong to the organization", () => {
    const { people } = sources();
    const committee = [
      { login: "Ada-L", name: "" },
      { login: "kim-n", name: "" },
    ];
    const members = list("ada-l", "FOUND");
    expect(peopleToFind(committee, people, { members }, day("2026-11-03"))).toEqual([
      "kim-n",
      "manager",
    ]);
  });
});

describe("reviewRoles", () => {
  it("says what former members keep and lose", () => {
    const { former } = reviewRoles(sources());
    expect(former.map(({ term: _, ...rest }) => rest)).toEqual([
      { login: "cy-m", name: "Cy Mora", committer: "keeps", admin: "none", owner: "loses" },
      { login: "eva-r", name: "eva-r", committer: "proposed", admin: "loses", owner: "none" },
    ]);
    expect(former.map(({ term }) => describeLeaving(term))).toEqual([
      "left seat 3 on 2026-08-01 (new job)",
      "seat 2 until autumn 2026",
    ]);
    expect(formerRoleWords.proposed).toBe("inactive");
  });

  it("calls nobody a former member whose term is still to begin", () => {
    const terms = ledger.terms.map((term) =>
      term.holder === "Bo-K" ? { ...term, from: day("2026-11-10") } : term,
    );
    const { former, committee } = reviewRoles(sources({ ledger: { ...ledger, terms } }));
    expect(committee.map(({ login }) => login)).toEqual(["ada-l", "eva-r"]);
    expect(former.map(({ login }) => login)).toEqual(["cy-m"]);
  });

  it("says where former members are named, or have to be looked at", () => {
    const roles = [
      ...sources().people.roles,
      named({ login: "eva-r", role: "committer" }),
      named({ login: "cy-m", role: "owner", expires: "2027-01-01" }),
    ];
    const work = new Map([
      ["eva-r", {}],
      ["cy-m", merged("2026-10-06", "docs")],
    ]);
    expect(reviewRoles(sources({ people: { roles, bots: [] }, work })).former).toMatchObject([
      { login: "cy-m", committer: "doubtful", owner: "named" },
      { login: "eva-r", committer: "named", admin: "loses" },
    ]);
  });

  it("has no remark but vacant seats where all is in order", () => {
    expect(reviewRoles(sources()).remarks).toEqual([{ code: "vacant", seats: [3] }]);
  });

  it("remarks what readers should know", () => {
    const unresolved = {
      ...{ about: "unresolved" as const, commit: `example-org/runtime@${"a".repeat(40)}` },
      ...{ url: "https://example.org", name: "Zed", email: "", commits: 1, pullRequests: [] },
    };
    const { remarks } = reviewRoles(
      sources({
        election: "2027-04",
        today: day("2027-12-01"),
        roll: madeUpRoll([voter(1, "ada-l")], [unresolved]),
        people: { roles: [named({ login: "ci-eng" })], bots: [] },
        standings: new Map([["Bo-K", "unknown" as const]]),
      }),
    );
    // Both terms ended in autumn 2027, which December still belongs to.
    expect(remarks).toEqual([
      { code: "no-result", election: "2027-04" },
      { code: "unknown-authors", count: 1 },
      { code: "vacant", seats: [3] },
      { code: "no-community-manager" },
      { code: "no-foundation" },
      { code: "no-expiry", login: "ci-eng", role: "admin" },
      { code: "no-member", login: "Bo-K", standing: "unknown" },
    ]);
    const late = reviewRoles(sources({ today: day("2028-03-01") }));
    expect(late.remarks).toContainEqual({ code: "overdue", seats: [1, 2] });
  });
});
