import { describe, expect, it } from "vitest";
import { candidateSchema } from "../../src/candidates/candidate.ts";
import { readRanking } from "../../src/seats/poll-agreement.ts";

const candidates = [
  ["ada-l", "Ada Lindqvist"],
  ["ada-b", "Ada Berg"],
].map(([login, name]) =>
  candidateSchema.parse({ login, name, file: "x.md", submitted: "2030-10-08T09:00Z" }),
);

const read = (text: string) => readRanking(text, candidates, { names: [] });

describe("readRanking", () => {
  it("takes names and logins, ties, and names written in", () => {
    expect(read("ADA-B > Ada Lindqvist = Zoe (write-in)")).toEqual([
      ["Ada Berg"],
      ["Ada Lindqvist", "Zoe (write-in)"],
    ]);
  });

  it("refuses a name that fits several, written in or not", () => {
    expect(() => read("Ada Lindqvist (@ada-b)")).toThrow("fits several candidates");
    expect(() => read("Ada Lindqvist (@ada-b) (write-in)")).toThrow("fits several candidates");
  });

  it("refuses strangers and doubles", () => {
    expect(() => read("Zoe")).toThrow('"Zoe" is not a candidate');
    expect(() => read("ada-l > Ada Lindqvist")).toThrow('names "Ada Lindqvist" twice');
  });
});
