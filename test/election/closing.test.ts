import { describe, expect, it } from "vitest";
import { changesSinceClosing, closingList } from "../../src/election/closing.ts";

const people = (...logins: string[]) => logins.map((login) => ({ login }));

describe("the closed list of candidates", () => {
  it("has logins in their order, whatever their case", () => {
    expect(closingList(people("cy-m", "Ada-l", "bo-k"))).toEqual(["Ada-l", "bo-k", "cy-m"]);
  });

  it.each([
    [["ada-l", "bo-k"], ["Bo-K", "ADA-L"], { joined: [], gone: [] }],
    [["ada-l", "bo-k"], ["ada-l"], { joined: ["bo-k"], gone: [] }],
    [["ada-l"], ["ada-l", "cy-m"], { joined: [], gone: ["cy-m"] }],
    [["bo-k"], ["ada-l"], { joined: ["bo-k"], gone: ["ada-l"] }],
  ])("compares candidates %j with the list %j", (now, list, changes) => {
    expect(changesSinceClosing(people(...now), { candidates: list })).toEqual(changes);
  });
});
