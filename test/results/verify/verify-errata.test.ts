import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import { errataSchema } from "../../../src/results/corrections/erratum.ts";
import type { ElectionRecord } from "../../../src/results/record.ts";
import { erratumUnlike } from "../../../src/results/verify/verify-errata.ts";
import { wrongRevisions } from "../../../src/results/verify/verify-figures.ts";
import { contested } from "../made-up-election.ts";

const first = publicRecord(buildRecord(contested()), "winners", "c".repeat(64));
const digest = "a".repeat(64);
const errata = errataSchema.parse([
  {
    revision: 2,
    date: "2026-11-03",
    by: "octavia",
    reason: "counted anew",
    changed: [{ where: "seatsDue", was: "2", now: "3" }],
    previousDigest: digest,
  },
]);
const second: ElectionRecord = { ...first, seatsDue: 3, errata };

describe("an erratum, from the record that it replaced", () => {
  it("follows", () => {
    expect(erratumUnlike(second, 0, { record: first, digest }, second)).toEqual([]);
    expect(wrongRevisions(second)).toEqual([]);
    expect(wrongRevisions(first)).toEqual([]);
  });

  it("names another digest, election, history, and other changes", () => {
    const replaced = { ...first, election: "2026-11", seatsDue: 1, errata };
    expect(
      erratumUnlike(second, 0, { record: replaced, digest: "b".repeat(64) }, second),
    ).toMatchObject([
      { where: "errata[1].previousDigest", expected: "b".repeat(64), found: digest },
      { where: "election of the record replaced", expected: "2026-10", found: "2026-11" },
      { where: "errata of the record replaced[1]", expected: "nothing" },
      {
        where: "errata[1].changed",
        expected: "election: was 2026-11, now 2026-10",
        found: "nothing",
      },
      {
        where: "errata[1].changed",
        expected: "seatsDue: was 1, now 3",
        found: "seatsDue: was 2, now 3",
      },
    ]);
  });

  it("is numbered as the revision that it makes", () => {
    const [erratum] = errata;
    if (erratum === undefined) throw new Error("there is one");
    expect(wrongRevisions({ ...second, errata: [{ ...erratum, revision: 4 }] })).toEqual([
      { where: "errata[1].revision", expected: "2 of 2", found: "4" },
    ]);
    expect(() => erratumUnlike(first, 0, { record: first, digest }, first)).toThrow(RangeError);
  });
});
