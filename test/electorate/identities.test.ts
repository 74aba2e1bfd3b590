import { describe, expect, it } from "vitest";
import {
  account,
  ada,
  bo,
  cy,
  type MadeUpSurroundings,
  pullRequest,
  roll,
} from "../support/made-up-evidence.ts";

const unlinked = { oid: "ab".repeat(20), email: "Bo@Old-Job.example", name: "Bo Keller" };
const identified = { commit: `example-org/runtime@${"ab".repeat(20)}`, login: "bo-k" };

/** Voters and unresolved items where Bo has a linked commit outside the period and an unlinked one inside. */
function joined(more: MadeUpSurroundings = {}, commit: object = unlinked) {
  const built = roll(
    [
      pullRequest(1, { by: bo, on: "2025-01-01" }),
      pullRequest(2, { by: ada, on: "2026-06-01", commits: [commit, { by: ada }] }),
    ],
    more,
  );
  return {
    logins: built.voters.map(({ login }) => login),
    unresolved: built.review.filter(({ about }) => about === "unresolved"),
    built,
  };
}

describe("commits without an account", () => {
  it("are listed with a link where nobody knows the address", () => {
    const { logins, unresolved } = joined();
    expect(logins).toEqual(["ada-l"]);
    expect(unresolved).toEqual([
      {
        about: "unresolved",
        commit: `example-org/runtime@${"ab".repeat(20)}`,
        url: `https://github.com/example-org/runtime/commit/${"ab".repeat(20)}`,
        name: "Bo Keller",
        email: "bo@old-job.example",
        commits: 1,
        pullRequests: ["example-org/runtime#2"],
      },
    ]);
  });

  it.each([
    ["a commit named in people.yaml", { people: { identities: [identified] } }],
    [
      "a shortened commit",
      { people: { identities: [{ ...identified, commit: "Example-Org/runtime@abababa" }] } },
    ],
    [
      "the private people file",
      { privatePeople: { addresses: [{ address: "bo@old-job.example", login: "BO-K" }] } },
    ],
    [
      "a preferred address",
      { privatePeople: { preferred: [{ address: "bo@old-job.example", login: "Bo-K" }] } },
    ],
  ])("are joined through %s", (_, more) => {
    expect(joined(more)).toMatchObject({ logins: ["ada-l", "Bo-K"], unresolved: [] });
  });

  it("are joined for all commits of the address, also where another one is named", () => {
    const other = pullRequest(3, { by: ada, commits: [{ ...unlinked, oid: "cd".repeat(20) }] });
    const identities = [{ ...identified, commit: `example-org/runtime@${"cd".repeat(20)}` }];
    const { voters } = roll([pullRequest(2, { by: cy, commits: [unlinked] }), other], {
      people: { identities },
    });
    expect(voters.find(({ login }) => login === "bo-k")).toMatchObject({ id: null, commits: 2 });
  });

  it("are not joined by a commit of another repository", () => {
    const people = { identities: [{ ...identified, commit: "example-org/tools@abababa" }] };
    expect(joined({ people }).logins).toEqual(["ada-l"]);
  });

  it.each([
    ["2+Bo-K@users.noreply.github.com", ["ada-l", "Bo-K"]],
    ["2+renamed-since@users.noreply.github.com", ["ada-l", "Bo-K"]],
    ["bo-k@users.noreply.github.com", ["ada-l", "Bo-K"]],
    ["77+bo-k@users.noreply.github.com", ["ada-l"]],
    ["nobody-known@users.noreply.github.com", ["ada-l"]],
  ])("of %s", (email, logins) => {
    expect(joined({}, { ...unlinked, email }).logins).toEqual(logins);
  });

  it("are joined through other commits of the address, counted or not", () => {
    const { voters } = roll([
      pullRequest(1, {
        by: null,
        on: "2024-01-01",
        commits: [{ ...unlinked, oid: "e".repeat(40), by: bo }],
      }),
      pullRequest(2, { by: ada, commits: [unlinked] }),
    ]);
    expect(voters.map(({ login }) => login)).toEqual(["ada-l", "Bo-K"]);
  });

  it("stay unresolved where two accounts use the address", () => {
    const shared = (by: typeof bo) => ({ by, email: unlinked.email });
    const { review } = roll([
      pullRequest(1, { by: ada, on: "2025-01-01", commits: [shared(bo), shared(cy)] }),
      pullRequest(2, { by: ada, commits: [unlinked] }),
    ]);
    expect(review[0]).toMatchObject({ about: "unresolved", perhaps: ["Bo-K", "cy-m"] });
  });

  it("come with a guess: an account of the same name, else one that opened nothing but such commits", () => {
    const names = roll([
      pullRequest(1, { by: bo, on: "2025-01-01", commits: [{ by: bo, name: "bo  KELLER" }] }),
      pullRequest(2, { by: ada, commits: [unlinked, { by: ada }] }),
      pullRequest(3, { by: cy, commits: [unlinked] }),
    ]);
    expect(names.review[0]).toMatchObject({ about: "unresolved", perhaps: ["Bo-K"] });
    const opened = roll([pullRequest(3, { by: cy, commits: [unlinked] })]);
    expect(opened.review[0]).toMatchObject({ about: "unresolved", perhaps: ["cy-m"] });
    const profiles = [{ id: 2, login: "Bo-K", name: "Bo Keller", email: null }];
    expect(joined({ profiles }).unresolved).toMatchObject([{ perhaps: ["Bo-K"] }]);
  });

  it("are told apart by name where the address is no real one", () => {
    const root = { email: "root@localhost" };
    const { review } = roll([
      pullRequest(1, {
        by: null,
        commits: [
          { ...root, name: "Bo" },
          { ...root, name: "Cy" },
        ],
      }),
      pullRequest(2, { by: null, commits: [{ ...root, name: "bo" }] }),
    ]);
    const found = review.filter((item) => item.about === "unresolved");
    expect(found.map(({ name, commits }) => [name.toLowerCase(), commits])).toEqual([
      ["bo", 2],
      ["cy", 1],
    ]);
  });

  it("are of the first merged commit, and old where all of them are", () => {
    const old = { ...unlinked, on: "2020-01-01" };
    const { review } = roll([
      pullRequest(5, { by: null, on: "2026-03-01", commits: [{ ...old, oid: "1".repeat(40) }] }),
      pullRequest(6, { by: null, on: "2026-02-01", commits: [{ ...old, oid: "2".repeat(40) }] }),
    ]);
    const commit = `example-org/runtime@${"2".repeat(40)}`;
    expect(review[0]).toMatchObject({ about: "unresolved", commit, old: true });
  });

  it("are a robot's where people.yaml says so of the login they are identified as", () => {
    const people = { identities: [identified], bots: [{ login: "bo-k", reason: "a script" }] };
    const evidence = [pullRequest(2, { by: ada, commits: [unlinked] })];
    const { voters, excluded } = roll(evidence, { people });
    expect(voters.map(({ login }) => login)).toEqual(["ada-l"]);
    expect(excluded).toEqual([
      { login: "bo-k", reason: "listed as a bot in people.yaml: a script" },
    ]);
  });

  it("make a voter known by login only where no account has it", () => {
    const evidence = [pullRequest(2, { by: ada, commits: [unlinked] })];
    const { voters } = roll(evidence, { people: { identities: [identified] } });
    expect(voters).toContainEqual({
      id: null,
      login: "bo-k",
      name: "Bo Keller",
      email: "Bo@Old-Job.example",
      emails: ["Bo@Old-Job.example"],
      pullRequests: 1,
      commits: 1,
      via: ["commit"],
      latest: "2026-06-01T12:00:00Z",
    });
  });

  it("cannot be of two people at once", () => {
    const identities = [identified, { ...identified, login: "cy-m" }];
    expect(() => joined({ people: { identities } })).toThrow(
      "elections/people.yaml: identities: one commit is said to be of bo-k and cy-m",
    );
  });

  it("nor can an address", () => {
    const addresses = [
      { address: "bo@old-job.example", login: "bo-k" },
      { address: "BO@old-job.example", login: "cy-m" },
    ];
    expect(() => joined({ privatePeople: { addresses } })).toThrow(
      "elections/.private/people.yaml gives one address to both bo-k and cy-m",
    );
  });

  it("may be identified by a former login", () => {
    const evidence = [
      pullRequest(1, { by: account(2, "bo-old"), on: "2025-01-01" }),
      pullRequest(3, { by: bo, on: "2025-02-01" }),
      pullRequest(2, { by: ada, commits: [unlinked] }),
    ];
    const identities = [{ ...identified, login: "bo-old" }];
    expect(roll(evidence, { people: { identities } }).voters).toMatchObject([
      { login: "ada-l" },
      { id: 2, login: "Bo-K" },
    ]);
  });

  it("may be of a person known by the profile alone", () => {
    const profiles = [{ id: 5, login: "eva-r", name: "Eva Ruiz", email: "eva@mail.example" }];
    const email = "5+eva-r@users.noreply.github.com";
    expect(joined({ profiles }, { email, name: "Eva" }).built.voters).toContainEqual(
      expect.objectContaining({ id: 5, name: "Eva Ruiz", email: "eva@mail.example" }),
    );
  });
});

describe("a login whose latest spelling only differs in case", () => {
  const small = account(2, "bo-k");
  const big = account(2, "Bo-K");

  // The later merge tells; of one time, the spelling that sorts first: capitals come before small letters.
  it.each([
    ["2026-05-01", "2026-06-01", "Bo-K"],
    ["2026-06-01", "2026-05-01", "bo-k"],
    ["2026-05-01", "2026-05-01", "Bo-K"],
  ])("small on %s and big on %s is %s", (first, second, expected) => {
    const merged = [
      pullRequest(1, { by: small, on: first }),
      pullRequest(2, { by: big, on: second }),
    ];
    for (const evidence of [merged, merged.toReversed()]) {
      expect(roll(evidence).voters.map(({ login }) => login)).toEqual([expected]);
    }
  });
});

describe("a login that someone else took, as their profile writes it", () => {
  it("stays that of the account that had it when the commit was made", () => {
    const email = "bo-k@users.noreply.github.com";
    const { voters } = roll(
      [
        pullRequest(1, { by: account(9, "bo-k"), on: "2026-01-01" }),
        pullRequest(2, { by: ada, on: "2026-02-01", commits: [{ email, on: "2025-12-01" }] }),
      ],
      {
        profiles: [
          { id: 9, login: "bo-old", name: "Bo", email: null },
          { id: 2, login: "Bo-K", name: "Boris", email: null },
        ],
      },
    );
    expect(voters.map(({ login }) => login)).toEqual(["ada-l", "bo-old"]);
    expect(voters.map(({ commits }) => commits)).toEqual([0, 1]);
  });
});
