import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bearsReview, listedIn, markedSection, withSection } from "../../src/roles/issue-marks.ts";
import { day } from "../support/made-up-roles.ts";

const span = { from: day("2026-11-01"), until: day("2026-11-10") };
const section = markedSection("2026-10", "The text.", [
  { login: "Cy-M", listed: day("2026-11-03") },
  { login: "dee-p", listed: day("2026-10-31") },
  { login: "eva-r", listed: day("2026-11-11") },
]);

describe("a marked section", () => {
  it("is found in the issue of its own election only", () => {
    expect(bearsReview(`Hello\n\n${section}\n\nBye`, "2026-10")).toBe(true);
    expect(bearsReview(section, "2027-04")).toBe(false);
    expect(bearsReview(section.replace("end -->", "-->"), "2026-10")).toBe(false);
    expect(bearsReview("", "2026-10")).toBe(false);
  });

  it("gives back who was listed since when, but no day before the issue or in the future", () => {
    const listed = listedIn(`x\r\n${section.replaceAll("\n", "\r\n")}`, "2026-10", span);
    expect([...listed].map(([key, on]) => `${key} ${on}`)).toEqual(["cy-m 2026-11-03"]);
  });

  it("does not read days outside the marks, nor what is no day", () => {
    const outside = "<!-- listed bo-k 2026-11-03 -->";
    const broken = markedSection("2026-10", "<!-- listed cy-m 2026-02-30 -->", []);
    expect(listedIn(`${outside}\n${broken}\n${outside}`, "2026-10", span).size).toBe(0);
    expect(listedIn(outside, "2026-10", span).size).toBe(0);
  });

  it("is replaced, and all around it stays", () => {
    const newer = markedSection("2026-10", "Newer.", []);
    expect(withSection(`Hello\r\n\r\n${section}\r\n\r\nBye $& $1`, "2026-10", newer)).toBe(
      `Hello\n\n${newer}\n\nBye $& $1`,
    );
    expect(withSection("anything", "2026-10", newer)).toBe(newer);
  });

  it("stays the same when it is put in twice", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const once = withSection(`${before}${section}${after}`, "2026-10", section);
        expect(withSection(once, "2026-10", section)).toBe(once);
      }),
    );
  });
});
