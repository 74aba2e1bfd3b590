import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  exportCivs,
  exportCsv,
  exportMarkdown,
  exportUpstream,
} from "../../src/electorate/export-formats.ts";
import { publicList } from "../../src/electorate/public-roll.ts";
import type { Roll, Voter } from "../../src/electorate/roll.ts";
import {
  type Dated,
  emptyTrail,
  keepLatest,
  noteCommit,
  noteOpened,
} from "../../src/electorate/trail.ts";
import { ada, pullRequest, roll } from "../support/made-up-evidence.ts";

function voter(login: string, more: Partial<Voter> = {}): Voter {
  const email = `${login}@mail.example`;
  return {
    id: 7,
    login,
    name: null,
    email,
    emails: [email],
    pullRequests: 1,
    commits: 2,
    via: ["author", "commit"],
    latest: "2026-06-01T12:00:00Z",
    ...more,
  };
}

describe("exportCivs", () => {
  it("cuts the list, and names who cannot be invited", () => {
    const voters = [
      voter("ada"),
      voter("bo", { email: null, emails: [] }),
      voter("cy"),
      voter("dee", { email: "ADA@mail.example" }),
      voter("eva"),
    ];
    expect(exportCivs(voters, 2)).toEqual({
      batches: [["ada@mail.example", "cy@mail.example"], ["eva@mail.example"]],
      unreachable: ["bo"],
      sharing: ["dee"],
    });
    expect(exportCivs([], 500).batches).toEqual([]);
  });

  it("invites every address exactly once, whatever the size", () => {
    const numbers = fc.array(fc.nat({ max: 50 }), { maxLength: 60 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 10 }), (list, size) => {
        const { batches } = exportCivs(
          list.map((each) => voter(`v${each}`)),
          size,
        );
        expect(batches.flat()).toEqual([...new Set(list.map((each) => `v${each}@mail.example`))]);
        expect(batches.every(({ length }) => length >= 1 && length <= size)).toBe(true);
      }),
    );
  });
});

describe("exportCsv", () => {
  it("quotes as RFC 4180 says, and runs no formula", () => {
    const voters = [
      voter("ada", { name: 'Ada "L", Lindqvist', decision: "=1+1" }),
      voter("bo", { id: null, name: "=cmd|'/c calc'!A1", email: null, emails: [], latest: null }),
      voter("cy", { name: "@SUM(A1)", emails: ["-x@mail.example", "y@mail.example"] }),
    ];
    expect(exportCsv(voters).split("\r\n")).toEqual([
      "id,login,name,email,emails,via,pull_requests,commits,latest,decision",
      '7,ada,"Ada ""L"", Lindqvist",ada@mail.example,ada@mail.example,author commit,1,2,2026-06-01T12:00:00Z,\'=1+1',
      ",bo,'=cmd|'/c calc'!A1,,,author commit,1,2,,",
      "7,cy,'@SUM(A1),cy@mail.example,'-x@mail.example y@mail.example,author commit,1,2,2026-06-01T12:00:00Z,",
      "",
    ]);
  });
});

describe("exportCsv, where signs are full-width or stand behind blanks", () => {
  it.each(["＝1+1", "＋1", "－1", "＠SUM(A1)", " =1+1", "\u00a0@x"])("quotes %j", (name) => {
    expect(exportCsv([voter("ada", { name })])).toContain(`7,ada,'${name},`);
  });
});

const election = {
  officials: [{ login: "octavia" }],
  voting: { opens: Temporal.Instant.from("2026-10-19T15:00Z") },
};
const page = (made: Roll, more: object = {}): string =>
  exportMarkdown(made, publicList(made, { ...election, ...more }));

describe("exportMarkdown", () => {
  it("tells whom to object to and until when, and how final the list is", () => {
    const made = roll([pullRequest(1, { by: ada })]);
    expect(page(made)).toContain(
      "Tell [octavia](https://github.com/octavia) before 2026-10-19, when voting opens.",
    );
    expect(page(made)).toContain("not frozen yet");
    expect(page(made, { officials: [] })).toContain("Tell an election official before");
    const provisional = { ...made, evidence: { ...made.evidence, until: "2026-09-01T00:00:00Z" } };
    expect(page(provisional)).toContain("**Provisional**: pull requests merged until 2026-09-01");
    expect(publicList(provisional, election)).toMatchObject({ provisional: "2026-09-01" });
    const rolls = [
      { revision: 1, sha256: "a".repeat(64), frozen: Temporal.PlainDate.from("2026-10-06") },
    ];
    expect(page(made, { rolls })).toContain(
      `Frozen on 2026-10-06: revision 1, sha256 \`${"a".repeat(64)}\`.`,
    );
  });

  it("lists logins and names that nobody can mistake for markup", () => {
    const commits = [{ by: ada, name: "<script>|[Ada](http://evil.example) *L*" }];
    const text = page(roll([pullRequest(1, { by: ada, commits })]));
    expect(text).toContain("2025-10-05 until\n2026-10-05 (just before 00:00 UTC): 1.");
    expect(text).toContain(
      "| [ada\\-l](https://github.com/ada-l) | &lt;script&gt;\\|\\[Ada\\]\\(http\\://evil.example\\) \\*L\\* |\n",
    );
    expect(text).not.toContain("mail.example");
  });

  it("mentions nobody, and makes no link of a bare name of a site", () => {
    const commits = [{ by: ada, name: "@all #1 WWW.evil.example" }];
    const text = page(roll([pullRequest(1, { by: ada, commits })]));
    expect(text).toContain("| @&#8203;all #&#8203;1 WWW\\.evil.example |\n");
  });

  it("shows the beginning of a name that is longer than any person's", () => {
    const commits = [{ by: ada, name: "💡".repeat(201) }];
    const text = page(roll([pullRequest(1, { by: ada, commits })]));
    expect(text).toContain(`| ${"💡".repeat(200)}… |\n`);
  });
});

describe("exportUpstream", () => {
  it("lists by repository who has how many commits there", () => {
    const trail = emptyTrail();
    const commit = {
      repository: "x/runtime",
      authoredAt: "2026-05-01T12:00:00Z",
      name: "Ada",
      email: "ada@mail.example",
      signed: "own" as const,
      isVouched: false,
    };
    const place = (number: number, name: string) => ({
      repository: `x/${name}`,
      reference: `x/${name}#${number}`,
      mergedAt: "2026-06-01T12:00:00Z",
    });
    noteOpened(trail, "x/tools#4", "2026-06-01T12:00:00Z");
    noteCommit(trail, "a", commit, place(1, "runtime"));
    noteCommit(trail, "a", commit, place(2, "runtime"));
    noteCommit(trail, "b", commit, place(1, "runtime"));
    noteCommit(trail, "b", commit, place(3, "agent"));
    expect(trail.commits.get("b")?.repository).toBe("x/agent");
    const voters = [voter("ada", { name: "Ada" }), voter("bo", { email: null }), voter("cy")];
    const trails = new Map([
      ["ada", trail],
      ["bo", emptyTrail()],
    ]);
    const entry = {
      github_id: "ada",
      name: "Ada",
      email: "ada@mail.example",
      emails: ["ada@mail.example"],
    };
    expect(exportUpstream({ voters }, trails)).toEqual({
      electorate: [
        { "x/agent": [{ ...entry, commit_count: 1 }] },
        { "x/runtime": [{ ...entry, commit_count: 2 }] },
        { "x/tools": [{ ...entry, commit_count: 0 }] },
      ],
      missing: ["bo", "cy"],
    });
  });

  it("writes nothing for what is not known", () => {
    const trail = emptyTrail();
    noteOpened(trail, "x/tools#4", "2026-06-01T12:00:00Z");
    const [first] = exportUpstream(
      { voters: [voter("bo", { email: null, emails: [] })] },
      new Map([["bo", trail]]),
    ).electorate;
    expect(first?.["x/tools"]).toMatchObject([{ name: "", email: "", emails: [] }]);
  });
});

describe("keepLatest", () => {
  it("takes the first spelling of two used at the same time, in either order", () => {
    for (const texts of [
      ["B", "a"],
      ["a", "B"],
    ]) {
      const map = new Map<string, Dated>();
      for (const text of texts) keepLatest(map, "key", { text, at: "2026" });
      expect(map.get("key")?.text).toBe("B");
    }
  });
});
