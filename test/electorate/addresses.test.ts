import { describe, expect, it } from "vitest";
import { ada, bo, type MadeUpCommit, pullRequest, roll } from "../support/made-up-evidence.ts";

function emailsOf(commits: readonly MadeUpCommit[], more: Parameters<typeof roll>[1] = {}) {
  const { voters } = roll([pullRequest(1, { by: ada, commits })], more);
  return voters.find(({ id }) => id === 1)?.emails;
}

const mine = { by: ada, name: "Ada Lindqvist" };
const profile = { id: 1, login: "ada-l", name: "Ada L.", email: "public@mail.example" };

describe("a voter's addresses", () => {
  it("come from officials, the profile, own signatures and commits, in this order", () => {
    const signedOffBy = [
      { name: "ada  LINDQVIST", email: "signed@mail.example" },
      { name: "Ada L.", email: "signed-too@mail.example" },
      { name: "Bo Keller", email: "bo@mail.example" },
    ];
    const commits = [
      { ...mine, email: "early@mail.example", on: "2026-01-01", signedOffBy },
      { ...mine, email: "late@mail.example", on: "2026-02-01" },
    ];
    const privatePeople = {
      addresses: [{ address: "known@mail.example", login: "ada-l" }],
      preferred: [{ address: "preferred@mail.example", login: "ADA-L" }],
    };
    expect(emailsOf(commits, { privatePeople, profiles: [profile] })).toEqual([
      "preferred@mail.example",
      "known@mail.example",
      "public@mail.example",
      "signed-too@mail.example",
      "signed@mail.example",
      "late@mail.example",
      "early@mail.example",
    ]);
  });

  it("are never noreply or malformed ones, and none stands there twice", () => {
    const commits = [
      { ...mine, email: "1+ada-l@users.noreply.github.com" },
      { ...mine, email: "ada@laptop.local" },
      { ...mine, email: "Ada@Mail.example" },
      { ...mine, email: "ada@mail.example", on: "2025-12-01" },
    ];
    const noreply = { ...profile, email: "ada-l@users.noreply.github.com" };
    expect(emailsOf(commits, { profiles: [noreply] })).toEqual(["Ada@Mail.example"]);
  });

  it("take in signatures on own commits only, by names that officials know", () => {
    const signedOffBy = [{ name: "Lindqvist Ada", email: "other@mail.example" }];
    const commits = [{ ...mine, email: "ada@mail.example", signedOffBy }];
    expect(emailsOf(commits)).toEqual(["ada@mail.example"]);
    const people = { names: [{ login: "ada-l", name: "Ada Lindqvist", also: ["Lindqvist Ada"] }] };
    expect(emailsOf(commits, { people })).toEqual(["other@mail.example", "ada@mail.example"]);
    const others = [{ by: bo, signedOffBy }];
    expect(emailsOf(others, { people })).toEqual([]);
  });

  it("order signatures by their latest use", () => {
    const signed = (email: string, on: string, name = "Ada Lindqvist") => ({
      ...mine,
      email: "ada@mail.example",
      on,
      signedOffBy: [{ name, email }],
    });
    const commits = [
      signed("a@mail.example", "2026-01-01"),
      signed("b@mail.example", "2026-02-01"),
      signed("a@mail.example", "2026-03-01", "Ada L."),
      signed("c@mail.example", "2026-02-01"),
    ];
    expect(emailsOf(commits, { profiles: [{ ...profile, email: null }] })).toEqual([
      "a@mail.example",
      "b@mail.example",
      "c@mail.example",
      "ada@mail.example",
    ]);
  });

  it("are asked for where there is none", () => {
    const { voters, review } = roll([pullRequest(1, { by: ada })]);
    expect(voters).toMatchObject([{ email: null, emails: [] }]);
    expect(review).toEqual([{ about: "no-address", login: "ada-l" }]);
  });

  it("are questioned where two voters share one", () => {
    const shared = "team@mail.example";
    const { review } = roll([
      pullRequest(1, { by: ada, commits: [{ by: ada, email: shared }] }),
      pullRequest(2, { by: bo, commits: [{ by: bo, email: "Team@mail.example" }] }),
    ]);
    expect(review).toEqual([{ about: "shared-address", email: shared, logins: ["ada-l", "Bo-K"] }]);
  });
});

describe("a voter's name", () => {
  const commits = [
    { ...mine, on: "2026-01-01", name: "Ada" },
    { ...mine, on: "2026-02-01", name: " Ada\u202e  L. " },
  ];
  const nameFrom = (more: Parameters<typeof roll>[1] = {}) =>
    roll([pullRequest(1, { by: ada, commits })], more).voters[0]?.name;

  it.each([
    ["the latest commit's, control characters made visible", {}, "Ada\\u202e L."],
    ["the profile's", { profiles: [{ ...profile, name: "Ada Lind" }] }, "Ada Lind"],
    ["not an empty one", { profiles: [{ ...profile, name: " " }] }, "Ada\\u202e L."],
    [
      "the officials'",
      { profiles: [profile], people: { names: [{ login: "Ada-L", name: "Ada Lindqvist" }] } },
      "Ada Lindqvist",
    ],
  ])("is %s", (_, more, name) => {
    expect(nameFrom(more)).toBe(name);
  });
});
