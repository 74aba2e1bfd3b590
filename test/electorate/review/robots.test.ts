import { describe, expect, it } from "vitest";
import { needsDecision } from "../../../src/electorate/review/decide.ts";
import type { ReviewItem } from "../../../src/electorate/roll.ts";
import {
  account,
  ada,
  bo,
  type MadeUpCommit,
  type MadeUpSurroundings,
  pullRequest,
  roll,
} from "../../support/made-up-evidence.ts";

const oid = "ab".repeat(20);
const reference = `example-org/runtime@${oid}`;

/** A roll where Ada merged one commit of someone's: who votes, what is asked before the freeze, what else is said. */
function merged(commit: MadeUpCommit, more: MadeUpSurroundings = {}) {
  const { voters, review, excluded } = roll(
    [pullRequest(1, { by: ada, commits: [{ oid, ...commit }, { by: ada }] })],
    more,
  );
  const asked = review.filter(needsDecision);
  return {
    logins: voters.map(({ login }) => login),
    asked: asked.map(({ about }) => about),
    items: asked,
    review,
    excluded,
  };
}

describe("accounts of agents", () => {
  it.each([
    ["claude", "Claude", "noreply@anthropic.com"],
    ["cursoragent", "Cursor Agent", "cursoragent@cursor.com"],
    ["openhands-agent", "openhands", "openhands@all-hands.dev"],
    ["k8s-ci-robot", "Kubernetes Prow Robot", "k8s.ci.robot@gmail.com"],
    ["weblate", "Weblate", "noreply@weblate.org"],
    ["mergify", "Mergify", "x@mail.example"],
  ])("%s is a question, and keeps its vote until it is answered", (login, name, email) => {
    const commit = { by: account(81, login), name, email };
    expect(merged(commit)).toMatchObject({ logins: ["ada-l", login], asked: ["looks-like-bot"] });
    const bots = [{ login, reason: "an agent" }];
    expect(merged(commit, { people: { bots } })).toMatchObject({ logins: ["ada-l"], asked: [] });
  });
});

describe("accounts that opened pull requests", () => {
  it.each([
    ["devin", "Devin", "devin@cognition.ai"],
    ["aider-dev", "aider (gpt-5)", "noreply@aider.chat"],
    ["deepseek", "DeepSeek", "x@mail.example"],
    ["goose-x", "goose", "goose@block.xyz"],
    ["some-one", "Claude Opus 4.5", "noreply@anthropic.com"],
  ])("%s, with nothing but commits of an agent: a question", (login, name, email) => {
    const by = account(81, login);
    const commits = [{ by, name, email }];
    const { voters, review } = roll([pullRequest(1, { by, commits })]);
    expect(voters).toMatchObject([{ login }]);
    expect(review.filter(needsDecision)).toMatchObject([{ about: "looks-like-bot", login }]);
    const theirs = [...commits, { by, name: "Dee Park", email: "dee@mail.example" }];
    const another = roll([pullRequest(1, { by, commits: theirs })]);
    expect(another.review.filter(({ about }) => about === "looks-like-bot")).toEqual([]);
  });
});

describe("GitHub's own accounts", () => {
  it("are nobody: web-flow's commits by “GitHub” are no question", () => {
    const by = account(19864447, "web-flow");
    const found = merged({ by, name: "GitHub", email: "noreply@github.com" });
    expect(found).toMatchObject({ logins: ["ada-l"], asked: [] });
    expect(found.excluded).toEqual([{ login: "web-flow", reason: "GitHub's own account" }]);
  });

  it("do not hide who wrote a commit: it is told apart by name", () => {
    const by = account(148100, "invalid-email-address");
    const people = { identities: [{ commit: reference, login: "cy-m" }] };
    const commit = { by, name: "Cy Mora", email: "cy@broken" };
    expect(merged(commit).items).toMatchObject([{ about: "unresolved", name: "Cy Mora" }]);
    expect(merged(commit, { people }).logins).toEqual(["ada-l", "cy-m"]);
  });

  it("open no pull requests: ghost's are those of an account that is gone", () => {
    const { review } = roll([pullRequest(1, { by: account(10137, "ghost") })]);
    expect(review.map(({ about }) => about)).toEqual(["deleted-account"]);
  });
});

describe("commits of robots without an account", () => {
  it.each([
    ["Copilot", "198982749+Copilot@users.noreply.github.com", "Copilot"],
    ["copilot-swe-agent[bot]", "x@mail.example", "Copilot"],
    ["Claude Code", "cc@mail.example", "claude"],
    ["new-thing[bot]", "x@mail.example", "new-thing[bot]"],
    ["Gemini CLI", "root@localhost", "gemini-code-assist"],
  ])("%s <%s> are offered as a robot's, never as the opener's", (name, email, robot) => {
    const evidence = [pullRequest(1, { by: ada, commits: [{ oid, name, email }] })];
    const [item] = roll(evidence).review.filter(needsDecision);
    expect(item).toMatchObject({ about: "unresolved", robot });
    expect(item).not.toHaveProperty("perhaps");
    const settled = roll(evidence, { people: { bots: [{ login: robot, reason: "an agent" }] } });
    expect(settled.review.filter(needsDecision)).toEqual([]);
    expect(settled.excluded).toMatchObject([{ login: robot }]);
  });

  it("a person with a robot's name and a mailbox is not lost when the robot is listed", () => {
    const bots = [{ login: "claude", reason: "an agent" }];
    const found = merged({ name: "Claude", email: "claude@dupont.example" }, { people: { bots } });
    expect(found.items).toMatchObject([{ about: "unresolved", name: "Claude" }]);
    expect(found.items[0]).not.toHaveProperty("robot");
  });
});

describe("votes that rest on commits under another name", () => {
  const stranger = account(777, "stranger-x");
  const profiles = [{ id: 777, login: "stranger-x", name: "S. Xu", email: null }];

  it.each(["Claude Code", "Build Machine", "Dee Park", "root", ""])(
    "are a question: %j",
    (name) => {
      const found = merged({ by: stranger, name, email: "agent@tool.example" }, { profiles });
      expect(found.logins).toEqual(["ada-l", "stranger-x"]);
      expect(found.items).toMatchObject([
        { about: "other-name", login: "stranger-x", names: [name], alone: true, commits: 1 },
      ]);
    },
  );

  it.each<[string, MadeUpCommit, MadeUpSurroundings]>([
    ["the profile's name", { name: "xu s." }, { profiles }],
    ["the login", { name: "Stranger X" }, {}],
    [
      "a name that officials recorded",
      { name: "Dee Park" },
      { people: { names: [{ login: "stranger-x", name: "S. Xu", also: ["Dee Park"] }] } },
    ],
    [
      "a commit that officials identified",
      { name: "Dee Park" },
      { people: { identities: [{ commit: reference, login: "stranger-x" }] } },
    ],
    [
      "the account's own noreply address",
      { name: "sx", email: "777+stranger-x@users.noreply.github.com" },
      {},
    ],
    [
      "an address that officials recorded",
      { by: null, name: "Dee Park", email: "dee@mail.example" },
      { privatePeople: { addresses: [{ address: "dee@mail.example", login: "stranger-x" }] } },
    ],
  ])("are none with %s", (_, commit, more) => {
    const found = merged({ by: stranger, ...commit }, more);
    expect(found).toMatchObject({ logins: ["ada-l", "stranger-x"], asked: [] });
  });

  const other = { name: "Ada Lindqvist", email: "ada@mail.example" };
  it.each<[string, MadeUpCommit, string]>([
    ["someone else alone signed off", { name: "S. Xu", signedOffBy: [other] }, "S. Xu"],
    ["no one signed off, under one word", { name: "Zencoder", email: "hi@zen.dev" }, "Zencoder"],
    [
      "others signed off, of a new tool",
      { name: "Antigravity", signedOffBy: [other] },
      "Antigravity",
    ],
    ["no one signed off, of an assistant", { name: "Quokka Assistant" }, "Quokka Assistant"],
    [
      "others signed off, of an own noreply address",
      {
        ...{ name: "Zen Agent", email: "777+stranger-x@users.noreply.github.com" },
        signedOffBy: [other],
      },
      "Zen Agent",
    ],
  ])("are a question where %s", (_, commit, name) => {
    const named = [{ id: 777, login: "stranger-x", name, email: null }];
    const found = merged({ by: stranger, ...commit }, { profiles: named });
    expect(found.asked).toEqual(["looks-like-bot"]);
    const names = [{ login: "stranger-x", name, also: [] }];
    if (name === "Zencoder" || name === "S. Xu") {
      expect(merged({ by: stranger, ...commit }, { people: { names } }).asked).toEqual([]);
    }
  });

  it.each<[string, MadeUpCommit]>([
    [
      "signed off",
      { name: "Zencoder", email: "z@z.dev", signedOffBy: [{ name: "Zencoder", email: "z@z.dev" }] },
    ],
    ["under a full name", { name: "Dee Park" }],
  ])("are none where the author's own commit is %s", (_, commit) => {
    const named = [{ id: 777, login: "stranger-x", name: commit.name ?? null, email: null }];
    expect(merged({ by: stranger, ...commit }, { profiles: named }).asked).toEqual([]);
  });

  it("are settled by an exclusion, a decision to add, or by naming the author", () => {
    const commit = { by: stranger, name: "Dee Park" };
    const entry = { login: "stranger-x", reason: "x", by: "octavia", date: "2026-10-05" };
    const settledBy = (people: object) => {
      const { logins, asked } = merged(commit, { profiles, people });
      return [logins, asked];
    };
    expect(settledBy({ voters: { exclude: [entry] } })).toEqual([["ada-l"], []]);
    expect(settledBy({ voters: { add: [entry] } })).toEqual([["ada-l", "stranger-x"], []]);
    const identities = [{ commit: reference, login: "dee-p" }];
    expect(settledBy({ identities })).toEqual([["ada-l", "dee-p"], []]);
  });

  it("are only said of people who vote for other reasons", () => {
    const { review } = roll([
      pullRequest(1, { by: bo }),
      pullRequest(2, { by: ada, commits: [{ by: bo, name: "Dee Park" }] }),
      pullRequest(3, { by: ada, commits: [{ by: stranger, name: "Stranger X" }] }),
      pullRequest(4, { by: ada, commits: [{ by: stranger, name: "Dee Park" }] }),
    ]);
    const items = review.filter((item) => item.about === "other-name");
    expect(items.map(({ login }) => login)).toEqual(["Bo-K", "stranger-x"]);
    expect(items.filter(needsDecision)).toEqual([]);
  });
});

describe("shared addresses", () => {
  const first = "cd".repeat(20);
  const evidence = (email: string, names: readonly [string, string]) => [
    pullRequest(1, { by: ada, commits: [{ oid, name: names[0], email }] }),
    pullRequest(2, { by: ada, commits: [{ oid: first, name: names[1], email }] }),
  ];
  const identities = [{ commit: reference, login: "cy-m" }];
  const second = { commit: `example-org/runtime@${first}`, login: "dee-p" };
  const unresolved = (items: readonly ReviewItem[]) =>
    items.filter((item) => item.about === "unresolved").map(({ name }) => name);

  it.each(["you@example.com", "root@localhost", "team@mail.example", "x@ec2.internal", ""])(
    "%s: an identity stands for its author only",
    (email) => {
      const all = evidence(email, ["Cy Mora", "Dee Park"]);
      expect(unresolved(roll(all).review)).toEqual(["Cy Mora", "Dee Park"]);
      const one = roll(all, { people: { identities } });
      expect(unresolved(one.review)).toEqual(["Dee Park"]);
      const both = roll(all, { people: { identities: [...identities, second] } });
      expect(both.voters.map(({ login }) => login)).toEqual(["ada-l", "cy-m", "dee-p"]);
      expect(unresolved(both.review)).toEqual([]);
    },
  );

  it("placeholders are nobody's address", () => {
    const found = roll(evidence("you@example.com", ["Cy Mora", "Cy Mora"]), {
      people: { identities },
    });
    expect(found.voters[1]).toMatchObject({ login: "cy-m", commits: 2, email: null, emails: [] });
  });

  it("an identity stands for the whole mailbox of one person who writes their name in two ways", () => {
    const all = evidence("cy@mail.example", ["Cy Mora", "cymora"]);
    expect(roll(all).review[0]).toMatchObject({ names: ["Cy Mora", "cymora"], commits: 2 });
    const { voters, review } = roll(all, { people: { identities } });
    expect(voters[1]).toMatchObject({ login: "cy-m", commits: 2 });
    expect(unresolved(review)).toEqual([]);
  });

  it("a commit of root@localhost says nothing of the others", () => {
    const all = evidence("root@localhost", ["root", "root"]);
    const { review } = roll(all, { people: { identities } });
    expect(unresolved(review)).toEqual(["root"]);
    const both = roll(all, { people: { identities: [...identities, second] } });
    expect(both.voters.map(({ commits }) => commits)).toEqual([0, 1, 1]);
  });

  it.each([
    ["hana.ota@gmail.com", "hanaota@googlemail.com"],
    ["ivo@castell.example", "ivo+kata@castell.example"],
    ["a@pm.me", "a@proton.me"],
  ])("%s and %s of two accounts are a question", (a, b) => {
    const profiles = [
      { id: 1, login: "ada-l", name: null, email: a },
      { id: 2, login: "Bo-K", name: null, email: b },
    ];
    const { review } = roll([pullRequest(1, { by: ada }), pullRequest(2, { by: bo })], {
      profiles,
    });
    expect(review).toEqual([{ about: "shared-address", email: a, logins: ["ada-l", "Bo-K"] }]);
  });

  it("so is an address that one of them uses besides another", () => {
    const commits = [{ by: bo, email: "ada@mail.example" }];
    const profiles = [
      { id: 1, login: "ada-l", name: null, email: "ada@mail.example" },
      { id: 2, login: "Bo-K", name: null, email: "bo@mail.example" },
    ];
    const { review } = roll([pullRequest(1, { by: ada }), pullRequest(2, { by: bo, commits })], {
      profiles,
    });
    expect(review).toMatchObject([{ about: "shared-address", email: "ada@mail.example" }]);
  });
});

describe("two accounts that may be one person's", () => {
  const two = (a: [string, string | null], b: [string, string | null]) => {
    const [first, second] = [account(31, a[0]), account(32, b[0])];
    const profiles = [
      { id: 31, login: a[0], name: a[1], email: "a@a.example" },
      { id: 32, login: b[0], name: b[1], email: "b@b.example" },
    ];
    const all = [pullRequest(1, { by: first }), pullRequest(2, { by: second })];
    return roll(all, { profiles }).review.filter(needsDecision);
  };

  it.each<[[string, string | null], [string, string | null]]>([
    [
      ["xia-y", "Xia Yun"],
      ["xiayun2", "Xia Yun"],
    ],
    [
      ["xia-y", "Xia Yun"],
      ["xy", "YUN Xia"],
    ],
    [
      ["jose", "José Núñez"],
      ["jn", "Jose Nunez"],
    ],
    [
      ["wang", "王小明"],
      ["wangxm", "王小明"],
    ],
    [
      ["vik-t", "Viktor Tamm"],
      ["vik-t_northwind", "Viktor"],
    ],
    [
      ["vik-t_eastwind", null],
      ["vik-t_northwind", null],
    ],
  ])("are a question: %j and %j", (a, b) => {
    expect(two(a, b)).toMatchObject([{ about: "same-name", logins: [a[0], b[0]].sort() }]);
  });

  it.each<[[string, string | null], [string, string | null]]>([
    [
      ["ada", "Ada"],
      ["ada2", "Ada"],
    ],
    [
      ["ada-l", "Ada Lindqvist"],
      ["adb-l", "Ada Lindgren"],
    ],
    [
      ["ada_northwind", "Ada One"],
      ["bo_northwind", "Bo Two"],
    ],
    [
      ["li", "李"],
      ["li2", "李"],
    ],
    [
      ["a", null],
      ["b", null],
    ],
  ])("are none: %j and %j", (a, b) => expect(two(a, b)).toEqual([]));
});

describe("a login that changed hands", () => {
  const nora = account(21, "nova");
  const noel = account(22, "nova");
  const profiles = [
    { id: 21, login: "nora-vale", name: "Nora Vale", email: null },
    { id: 22, login: "nova", name: "Noel Vance", email: null },
  ];
  /** How many commits each account has where a commit of that time and name bears the login's address. */
  const counted = (on: string, name: string) => {
    const { voters, review } = roll(
      [
        pullRequest(1, { by: nora, on: "2026-01-10" }),
        pullRequest(2, { by: noel, on: "2026-08-10" }),
        pullRequest(3, {
          by: ada,
          on: "2026-09-01",
          commits: [{ on, name, email: "nova@users.noreply.github.com" }],
        }),
      ],
      { profiles },
    );
    const found = voters.flatMap(({ id, commits }) => (commits === 1 ? [id] : []));
    const unknown = review.flatMap((item) => (item.about === "unresolved" ? [item.perhaps] : []));
    return { found, unknown };
  };

  it.each([
    ["2026-01-05", "N", [21], []],
    ["2026-01-10", "N", [21], []],
    ["2026-08-10", "N", [22], []],
    ["2026-08-20", "Nora Vale", [22], []],
    ["2026-04-01", "Nora Vale", [21], []],
    ["2026-04-01", "noel vance", [22], []],
    ["2026-04-01", "N", [], [["nora-vale", "nova"]]],
  ])("a commit of %s by %s counts for who had it then: %j", (on, name, found, unknown) => {
    expect(counted(on, name)).toEqual({ found, unknown });
  });
});

describe("what concerns people who vote anyway", () => {
  it("is there to be read: a voter's commits under an unknown address", () => {
    const profiles = [{ id: 2, login: "Bo-K", name: "Bo Keller", email: null }];
    const evidence = [
      pullRequest(1, { by: bo }),
      pullRequest(2, { by: ada, commits: [{ name: "Bo Keller", email: "bo@old.example" }] }),
    ];
    const [item] = roll(evidence, { profiles }).review;
    expect(item).toMatchObject({ about: "unresolved", perhaps: ["Bo-K"], votes: true });
    expect(item && needsDecision(item)).toBe(false);
  });

  it("is a question where the name is no voter's", () => {
    const profiles = [{ id: 2, login: "Bo-K", name: "Bo Keller", email: null }];
    const evidence = [
      pullRequest(1, { by: bo, on: "2025-01-01" }),
      pullRequest(2, { by: ada, commits: [{ name: "Bo Keller", email: "bo@old.example" }] }),
    ];
    expect(roll(evidence, { profiles }).review.filter(needsDecision)).toHaveLength(1);
  });

  it("does not guess that who opened a pull request wrote what bears another's name", () => {
    const profiles = [{ id: 1, login: "ada-l", name: "Ada Lindqvist", email: null }];
    const by = (name: string) =>
      roll([pullRequest(1, { by: ada, commits: [{ name, email: "x@old.example" }] })], { profiles })
        .review[0];
    expect(by("Cy Mora")).not.toHaveProperty("perhaps");
    expect(by("A. Lindqvist")).toMatchObject({ perhaps: ["ada-l"], votes: true });
    expect(by("build")).not.toHaveProperty("votes");
    expect(by("build")).toMatchObject({ perhaps: ["ada-l"] });
  });

  it("an exclusion that excludes no one is a question, with the spelling that was perhaps meant", () => {
    const entry = { login: "ada-ll", reason: "x", by: "octavia", date: "2026-10-05" };
    const { review } = roll([pullRequest(1, { by: ada })], {
      people: { voters: { exclude: [entry] } },
    });
    expect(review.filter(needsDecision)).toEqual([
      { about: "idle-exclusion", login: "ada-ll", perhaps: ["ada-l"] },
    ]);
    const known = roll([pullRequest(1, { by: bo, on: "2025-01-01" })], {
      people: { voters: { exclude: [{ ...entry, login: "bo-k" }] } },
    });
    expect(known.review).toEqual([]);
  });
});
