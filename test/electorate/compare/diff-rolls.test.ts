import { describe, expect, it } from "vitest";
import { diffRolls, supplement } from "../../../src/electorate/compare/diff-rolls.ts";
import type { Voter } from "../../../src/electorate/roll.ts";

function voter(
  id: number | null,
  login: string,
  email: string | null = `${login}@mail.example`,
): Voter {
  return {
    id,
    login,
    name: null,
    email,
    emails: email === null ? [] : [email],
    pullRequests: 1,
    commits: 1,
    via: ["author"],
    latest: null,
  };
}

const loginsOf = (voters: readonly Voter[]) => voters.map(({ login }) => login);

function diff(earlier: readonly Voter[], later: readonly Voter[]) {
  const found = diffRolls({ voters: [...earlier] }, { voters: [...later] });
  return {
    joined: loginsOf(found.joined),
    left: loginsOf(found.left),
    changed: found.changed.map(({ before, after }) => [before.login, after.login]),
    invite: loginsOf(supplement(found).invite),
  };
}

const nothing = { joined: [], left: [], changed: [], invite: [] };

describe("diffRolls", () => {
  it("tells who joined and who left, by login", () => {
    const result = diff(
      [voter(1, "ada"), voter(2, "bo")],
      [voter(4, "Dee"), voter(1, "ada"), voter(3, "cy")],
    );
    expect(result).toEqual({
      ...nothing,
      joined: ["cy", "Dee"],
      left: ["bo"],
      invite: ["cy", "Dee"],
    });
  });

  it.each([
    ["the same address in other letters", voter(1, "ada", "Ada@mail.example"), nothing],
    [
      "another address",
      voter(1, "ada", "new@mail.example"),
      { ...nothing, changed: [["ada", "ada"]] },
    ],
    [
      "another login",
      voter(1, "ada-l", "ada@mail.example"),
      { ...nothing, changed: [["ada", "ada-l"]] },
    ],
    ["an address", voter(1, "ada", null), { ...nothing, changed: [["ada", "ada"]] }],
    ["no account number", voter(null, "ADA", "ada@mail.example"), nothing],
    [
      "another account's number",
      voter(9, "ada", "other@mail.example"),
      { ...nothing, joined: ["ada"], left: ["ada"], invite: ["ada"] },
    ],
  ])("knows a voter with %s", (_, after, expected) => {
    expect(diff([voter(1, "ada")], [after])).toEqual(expected);
  });

  it("knows somebody whose account was found out since", () => {
    expect(diff([voter(null, "ada")], [voter(1, "ada")])).toEqual(nothing);
  });

  it("lists changes by login", () => {
    const earlier = [voter(1, "zoe"), voter(2, "Ada")];
    const later = [voter(1, "zoe", "z@new.example"), voter(2, "Ada", "a@new.example")];
    const changed = [
      ["Ada", "Ada"],
      ["zoe", "zoe"],
    ];
    expect(diff(earlier, later)).toEqual({ ...nothing, changed });
  });

  it("invites no mailbox twice", () => {
    // a@mail.example was invited as that of the misspelt login; Bo's two accounts have one mailbox.
    const earlier = [voter(null, "adda", "a@mail.example"), voter(7, "zoe")];
    const later = [
      voter(1, "ada", "A@mail.example"),
      voter(2, "bo", "b@mail.example"),
      voter(3, "bo-2", "b@mail.example"),
      voter(4, "cy", null),
      voter(7, "zoe"),
    ];
    expect(diff(earlier, later)).toEqual({
      ...nothing,
      joined: ["ada", "bo", "bo-2", "cy"],
      left: ["adda"],
      invite: ["bo", "cy"],
    });
  });

  it("invites who had no address before", () => {
    const result = diff([voter(1, "ada", null)], [voter(1, "ada")]);
    expect(result).toMatchObject({ changed: [["ada", "ada"]], invite: ["ada"] });
  });

  it.each<[string, string[], string[], string[]]>([
    ["failed", ["OLD@mail.example"], ["ada"], []],
    ["did not fail, as far as is known", [], [], ["ada"]],
    ["of somebody else failed", ["other@mail.example"], [], ["ada"]],
  ])("invites at a corrected address where the earlier one %s", (_, failed, invite, toDecide) => {
    const found = diffRolls(
      { voters: [voter(1, "ada", "old@mail.example")] },
      { voters: [voter(1, "ada", "new@mail.example")] },
    );
    const result = supplement(found, failed);
    expect({ invite: loginsOf(result.invite), toDecide: loginsOf(result.toDecide) }).toEqual({
      invite,
      toDecide,
    });
  });

  it("keeps silent about voters who lost their address or have another login only", () => {
    const found = diffRolls(
      { voters: [voter(1, "ada"), voter(2, "bo")] },
      { voters: [voter(1, "ada", null), voter(2, "bo-new", "bo@mail.example")] },
    );
    const earlier = supplement(found);
    expect([loginsOf(earlier.invite), loginsOf(earlier.toDecide)].flat()).not.toContain("ada");
  });
});
