import { describe, expect, it } from "vitest";
import { openInquiry } from "../../../src/committee/beginning/inquiry.ts";
import { recognition } from "../../../src/committee/beginning/recognize.ts";

describe("recognition", () => {
  it("asks whose account it is where two places name two, and shows both", () => {
    const { inquiry, outcome } = openInquiry({ values: new Map(), by: "octavia" });
    const claim = { name: "Ada Lindqvist", isRecorded: false };
    const claims = [
      { ...claim, login: "ada-l", place: "a.md:1" },
      { ...claim, login: "ada-q", place: "b.md:1" },
    ];
    const named = { name: "Ada Lindqvist", login: undefined };
    expect(recognition(claims, inquiry).person(named, "Results.md:3")).toBeUndefined();
    expect(outcome().open[0]?.found).toEqual([
      "Results.md:3: Ada Lindqvist, without an account",
      "a.md:1: Ada Lindqvist is ada-l",
      "b.md:1: Ada Lindqvist is ada-q",
    ]);
  });
});
