import { describe, expect, it } from "vitest";
import { candidateSchema } from "../../src/candidates/candidate.ts";

const candidate = {
  login: "ada-l",
  name: "Ada Lindqvist",
  affiliation: "Northwind",
  file: "AdaLindqvist.md",
  submitted: "2026-10-06T09:12Z",
};

describe("candidateSchema", () => {
  it("reads what officials accepted", () => {
    expect(candidateSchema.parse(candidate)).toMatchObject({ file: "AdaLindqvist.md" });
  });

  it("takes a file in a folder below", () => {
    const file = "candidates/AdaLindqvist.md";
    expect(candidateSchema.parse({ ...candidate, file })).toMatchObject({ file });
  });

  it.each([
    ["../../../etc/passwd"],
    ["notes/../AdaLindqvist.md"],
    ["/AdaLindqvist.md"],
    [".private/AdaLindqvist.md"],
    ["..\\AdaLindqvist.md"],
    [""],
  ])("refuses the file %j, which is not one of the election's folder", (file) => {
    expect(candidateSchema.safeParse({ ...candidate, file }).success).toBe(false);
  });
});
