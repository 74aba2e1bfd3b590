import { describe, expect, it } from "vitest";
import type { CommitterDoubt } from "../../src/roles/committers.ts";
import {
  describeDoubt,
  describeNamed,
  describeRemark,
  describeSurplus,
  doubtUrl,
} from "../../src/roles/wording.ts";
import { merged, named } from "../support/made-up-roles.ts";

describe("the wording of a review", () => {
  it.each<[CommitterDoubt, string, string | undefined]>([
    [
      { because: "decision", decision: "reviews" },
      "votes by a decision, without merged code: reviews",
      undefined,
    ],
    [
      { because: "old-commits", url: "https://x.example" },
      "only commits authored long before they were merged",
      "https://x.example",
    ],
    [
      { because: "co-author", url: "https://x.example" },
      "named only as co-author of merged code, which does not count",
      "https://x.example",
    ],
    [
      { because: "not-counted", work: merged("2026-02-01").merged ?? never() },
      "merged on 2026-02-01 where the roll does not count it",
      "https://github.com/example-org/runtime/pull/7",
    ],
    [{ because: "robot", reason: "merges" }, "a robot's account: merges", undefined],
  ])("of a doubt %j", (doubt, words, url) => {
    expect(describeDoubt(doubt)).toBe(words);
    expect(doubtUrl(doubt)).toBe(url);
  });

  it("of decisions", () => {
    expect(
      describeNamed(named({ login: "m", role: "owner", as: "foundation", expires: "2027-01-01" })),
    ).toBe("Foundation: CI (committee, 2026-01-15; until 2027-01-01)");
    expect(describeSurplus({ login: "x", because: "expired" })).toBe("the decision expired");
    const by = named({ login: "x", expires: "2026-03-01" });
    expect(describeSurplus({ login: "x", because: "expired", by })).toBe(
      "expired on 2026-03-01: CI (committee)",
    );
  });

  it.each([
    [
      { code: "no-result", election: "2026-10" },
      "The ledger has no result of the election of October 2026 yet",
    ],
    [{ code: "unknown-authors", count: 1 }, "The roll has an author of merged commits"],
    [{ code: "unknown-authors", count: 2 }, "The roll has 2 authors of merged commits"],
    [{ code: "overdue", seats: [1, 2] }, "Seats 1, 2: the term is over"],
    [{ code: "no-community-manager" }, "as: community-manager"],
    [{ code: "no-foundation" }, "as: foundation"],
    [
      { code: "no-expiry", login: "ci-eng", role: "admin" },
      "ci-eng is named as admin without an expiry.",
    ],
    [
      { code: "no-member", login: "bo-k", standing: "unknown" },
      "bo-k is not an account on GitHub: was it renamed?",
    ],
    [{ code: "no-member", login: "bo-k", standing: "outside" }, "invite them first"],
  ] as const)("of the remark %j", (remark, words) => {
    expect(describeRemark(remark)).toContain(words);
  });
});

function never(): never {
  throw new Error("merged() has no merge");
}
