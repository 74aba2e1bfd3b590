import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewAccess } from "../../src/roles/access.ts";
import { named, nobodyNamed } from "../support/made-up-roles.ts";

const list = (...logins: string[]) => logins.map((login, index) => ({ id: index + 1, login }));
const members = (...logins: string[]) => logins.map((login) => ({ login, name: login }));

describe("reviewAccess", () => {
  it("keeps the committee and the named, adds who is missing, drops everybody else and says why", () => {
    const ci = named({ login: "Ci-Eng" });
    const absent = named({ login: "absent" });
    const past = named({ login: "past-p", expires: "2026-03-01" });
    const review = reviewAccess({
      list: list("ADA-L", "ci-eng", "past-p", "eva-r", "quiet-q"),
      committee: members("ada-l", "bo-k"),
      former: new Set(["eva-r"]),
      named: {
        inForce: new Map([
          ["ci-eng", ci],
          ["absent", absent],
          ["bo-k", named({ login: "bo-k" })],
        ]),
        expired: new Map([["past-p", past]]),
      },
    });
    expect(review).toEqual({
      kept: [
        { login: "ADA-L", because: "committee" },
        { login: "ci-eng", because: "named", by: ci },
      ],
      add: [
        { login: "absent", because: "named", by: absent },
        { login: "bo-k", because: "committee" },
      ],
      drop: [
        { login: "eva-r", because: "left-committee" },
        { login: "past-p", because: "expired", by: past },
        { login: "quiet-q", because: "unexplained" },
      ],
    });
  });

  it("changes nothing once it was followed, and never drops a member of the committee", () => {
    const logins = fc.uniqueArray(fc.constantFrom(..."abcdefgh".split("")));
    fc.assert(
      fc.property(logins, logins, logins, (listed, committee, extras) => {
        const inForce = new Map(extras.map((login) => [login, named({ login })]));
        const sources = {
          committee: members(...committee),
          former: new Set<string>(),
          named: { ...nobodyNamed, inForce },
        };
        const { kept, add, drop } = reviewAccess({ ...sources, list: list(...listed) });
        const dropped = drop.map(({ login }) => login);
        expect(dropped.filter((login) => committee.includes(login) || inForce.has(login))).toEqual(
          [],
        );
        const followed = [...kept, ...add].map(({ login }) => login);
        expect([...followed].sort()).toEqual([...new Set([...committee, ...extras])].sort());
        const again = reviewAccess({ ...sources, list: list(...followed) });
        expect(again.add).toEqual([]);
        expect(again.drop).toEqual([]);
      }),
    );
  });
});
