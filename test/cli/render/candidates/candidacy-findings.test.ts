import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { CandidacyProblem } from "../../../../src/candidates/finding.ts";
import { describeFinding } from "../../../../src/cli/render/candidates/candidacy-findings.ts";

const noon = Temporal.Instant.from("2031-10-13T12:00:00Z");
const close = Temporal.Instant.from("2031-10-13T11:00:00Z");

describe("findings in words", () => {
  it.each<[CandidacyProblem, string]>([
    [
      { code: "field-repeated", field: "name", first: "Ada", second: "Bo", line: 2 },
      'Name: there are two, "Ada" and "Bo"',
    ],
    [
      { code: "login-disagrees", text: "bo", url: "https://github.com/ada-l", line: 2 },
      "the link says bo but leads to https://github.com/ada-l",
    ],
    [{ code: "email-missing" }, 'a line "Email: you@organization.org" above the background'],
    [{ code: "statement-missing" }, 'below a line "Background:"'],
    [{ code: "control-character", character: "\u0007" }, "the control character U+0007"],
    [
      { code: "bidirectional-control", character: "\u202e" },
      "U+202E, which changes the reading order",
    ],
    [{ code: "invisible-character", character: "\u200b" }, "U+200B, which is invisible"],
    [{ code: "markup", text: "<script>" }, "HTML (<script>)"],
    [{ code: "name-comma", name: "Keller, Bo" }, 'write "Keller, Bo", given name first'],
    [{ code: "symbolic-link" }, "symbolic link"],
    [{ code: "not-text" }, "not UTF-8"],
    [{ code: "other-file" }, "belongs to the election itself"],
    [
      { code: "too-large", bytes: 70000, limit: 65536 },
      "has 70000 bytes; a candidacy has at most 65536",
    ],
    [{ code: "wrong-folder", expected: undefined }, "such as elections/arch-committee-2026-10/"],
    [{ code: "election-closed", election: "2030-10" }, "election 2030-10 is over"],
    [
      { code: "early", submitted: close, opens: noon },
      "submitted 2031-10-13T11:00Z, before nominations open (2031-10-13T12:00Z)",
    ],
    [
      { code: "late", submitted: noon, closed: close, byClock: false },
      "submitted 2031-10-13T12:00Z, after nominations closed (2031-10-13T11:00Z)",
    ],
    [
      { code: "pushed-late", committed: noon, closed: close },
      "its last commit is of 2031-10-13T12:00Z, after nominations closed (2031-10-13T11:00Z)",
    ],
    [
      { code: "late", submitted: noon, closed: close, byClock: true },
      "give the time with --submitted",
    ],
    [{ code: "no-election-file", election: "2031-10" }, "were not checked"],
    [
      { code: "seat-not-up", login: "ada-l", until: "spring 2032" },
      "@ada-l holds a seat until spring 2032",
    ],
    [{ code: "pull-request-draft" }, "mark it as ready"],
    [{ code: "pull-request-closed" }, "closed without being merged"],
    [{ code: "author-gone" }, "was deleted"],
    [
      { code: "base-branch", base: "release", expected: "main" },
      "into the branch release; candidacies go into main",
    ],
    [{ code: "several-candidacies", files: 3 }, "touches 3 candidacies"],
    [
      { code: "several-folders", elections: ["2030-10", "2031-10"] },
      "several elections: 2030-10, 2031-10",
    ],
    [{ code: "other-change" }, "adds one file and changes no other of the election"],
    [{ code: "candidacy-changed" }, "changes an existing candidacy; check"],
    [{ code: "candidacy-changed", from: "a.md" }, "changes an existing candidacy (as a.md)"],
    [
      { code: "candidacy-changed-late", submitted: noon, closed: close },
      "opened 2031-10-13T12:00Z, after nominations closed (2031-10-13T11:00Z)",
    ],
    [{ code: "candidacy-removed" }, "tell the officials"],
    [{ code: "official-standing", login: "ada-l" }, "@ada-l is an official of this election"],
  ])("%j", (problem, words) => {
    expect(describeFinding(problem)).toContain(words);
  });

  it("hide nothing of what was found, and obey nothing", () => {
    const problem: CandidacyProblem = { code: "placeholder", text: "\u001b[2J\u202etodo" };
    expect(describeFinding(problem)).toContain("\\u001b[2J\\u202etodo");
  });
});
