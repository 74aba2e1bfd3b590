import { describe, expect, it } from "vitest";
import { mailFigures, optInList } from "../../src/electorate/opt-in.ts";
import type { Voter } from "../../src/electorate/roll.ts";
import { privatePeopleFileSchema } from "../../src/people/people-file.ts";

const voter = (login: string, email: string | null): Voter => ({
  id: null,
  login,
  name: null,
  email,
  emails: email === null ? [] : [email],
  pullRequests: 1,
  commits: 1,
  via: ["author"],
  latest: null,
});

describe("optInList", () => {
  it("lists voters by the address their invitation goes to, without regard to case", () => {
    const { awaiting } = privatePeopleFileSchema.parse({
      formatVersion: 1,
      awaiting: [
        { address: "Ada@X.example", since: "2026-04-20", reason: "ada@x.example is not activated" },
        { address: "gone@x.example", since: "2026-04-20" },
        { address: "cy@x.example", since: "2026-10-19" },
      ],
    });
    const voters = [
      voter("ada-l", "ada@x.example"),
      voter("bo-k", "bo@x.example"),
      voter("cy-m", "cy@x.example"),
      voter("dan-o", null),
    ];
    expect(optInList(voters, { awaiting })).toEqual({
      toRemind: [
        {
          login: "ada-l",
          address: "ada@x.example",
          since: "2026-04-20",
          reason: "(address) is not activated",
        },
        { login: "cy-m", address: "cy@x.example", since: "2026-10-19", reason: "" },
      ],
      withoutAddress: ["dan-o"],
    });
  });
});

describe("mailFigures", () => {
  const voters = [
    voter("ada-l", "ada@x.example"),
    voter("bo-k", "Bo@x.example"),
    voter("cy-m", "cy@x.example"),
    voter("di-o", null),
  ];
  const people = (lists: object) => privatePeopleFileSchema.parse({ formatVersion: 1, ...lists });

  it("counts voters by the address their invitation goes to", () => {
    const since = "2026-10-19";
    const known = people({
      activated: [
        { address: "bo@x.example", since },
        { address: "gone@x.example", since },
      ],
      awaiting: [{ address: "cy@x.example", since }],
    });
    expect(mailFigures(voters, known)).toEqual({ activated: 1, awaiting: 1 });
  });

  it("is not known where nothing is remembered", () => {
    expect(mailFigures(voters, people({}))).toBeUndefined();
  });
});
