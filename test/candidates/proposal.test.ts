import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { candidacyContent } from "../../src/candidates/candidacy-file.ts";
import {
  checkProposal,
  type ProposedFile,
  type PullRequestState,
  sortProposal,
} from "../../src/candidates/proposal.ts";

const folder = "elections/arch-committee-2031-10";
const past = "elections/arch-committee-2030-10";
const elections = new Set(["2031-10", "2030-10"]);
const none = { added: [], changed: [], removed: [], others: [] };

function file(
  path: string,
  change: ProposedFile["change"] = "added",
  previousPath?: string,
): ProposedFile {
  return { path, change, previousPath };
}

describe("the files of a pull request", () => {
  it.each<[ProposedFile, object]>([
    [file(`${folder}/Ada.md`), { added: [`${folder}/Ada.md`] }],
    [file(`${folder}/Ada.png`), { added: [`${folder}/Ada.png`] }],
    [file(`${folder}/README.md`), { others: [`${folder}/README.md`] }],
    [file(`${folder}/election.yaml`, "modified"), { others: [`${folder}/election.yaml`] }],
    [file(`${folder}/Ada.md`, "removed"), { removed: [`${folder}/Ada.md`] }],
    [
      file(`${folder}/Ada.md`, "modified"),
      { changed: [{ path: `${folder}/Ada.md`, previousPath: `${folder}/Ada.md` }] },
    ],
    [
      file(`${folder}/Ada.md`, "renamed", `${folder}/ada.md`),
      { changed: [{ path: `${folder}/Ada.md`, previousPath: `${folder}/ada.md` }] },
    ],
    // Whoever moves a candidacy of the past takes it away from there.
    [
      file(`${folder}/Ada.md`, "renamed", `${past}/Ada.md`),
      { added: [`${folder}/Ada.md`], removed: [`${past}/Ada.md`] },
    ],
    [
      file("docs/Ada.md", "renamed", `${folder}/Ada.md`),
      { others: ["docs/Ada.md"], removed: [`${folder}/Ada.md`] },
    ],
    [
      file(`${folder}/Ada.md`, "renamed", "docs/Ada.md"),
      { added: [`${folder}/Ada.md`], others: ["docs/Ada.md"] },
    ],
    [file(`${folder}/Ada.md`, "renamed"), { added: [`${folder}/Ada.md`] }],
    // Meant as candidacies, by where they are.
    [file("elections/Ada.md"), { added: ["elections/Ada.md"] }],
    [file(`${folder}/texts/Ada.txt`), { added: [`${folder}/texts/Ada.txt`] }],
    [
      file("elections/arch-committee-2031-1/Ada.md"),
      { added: ["elections/arch-committee-2031-1/Ada.md"] },
    ],
    // Not meant so.
    [file("elections/README.md"), { others: ["elections/README.md"] }],
    [file("elections/people.yaml"), { others: ["elections/people.yaml"] }],
    [file("elections/announcements/a.md"), { others: ["elections/announcements/a.md"] }],
    [file("elections/Ada.md", "modified"), { others: ["elections/Ada.md"] }],
    [file("elections/Ada.md", "removed"), { others: ["elections/Ada.md"] }],
    [file("Ada.md"), { others: ["Ada.md"] }],
  ])("%j", (proposed, expected) => {
    expect(sortProposal([proposed], elections)).toEqual({ ...none, ...expected });
  });
});

describe("a pull request as a whole", () => {
  const good: PullRequestState = {
    state: "open",
    draft: false,
    opened: Temporal.Instant.from("2031-10-07T09:12Z"),
    author: "ada-l",
    base: "main",
    defaultBranch: "main",
  };
  const found = (files: readonly ProposedFile[], more: Partial<PullRequestState> = {}) =>
    checkProposal(sortProposal(files, elections), { ...good, ...more }).map(
      ({ file: path, severity, code }) => `${path.split("/").at(-1)} ${severity} ${code}`,
    );

  it("without fault has no findings", () => {
    expect(found([file(`${folder}/Ada.md`)])).toEqual([]);
  });

  it("is not judged where it touches no candidacy", () => {
    const bad = { state: "closed", base: "x", author: undefined } as const;
    expect(found([file("a.md"), file(`${folder}/README.md`, "removed")], bad)).toEqual([]);
  });

  it("is judged by all that it does", () => {
    const files = [
      file(`${folder}/Ada.md`),
      file(`${past}/Bo.md`, "modified"),
      file(`${folder}/Cy.md`, "removed"),
      file("a.md"),
      file(".ci/kata-dictionary.txt", "modified"),
      file(`${folder}/election.yaml`, "modified"),
    ];
    expect(found(files, { draft: true, base: "x", author: undefined })).toEqual([
      "Ada.md warning pull-request-draft",
      "Ada.md error base-branch",
      "Ada.md warning author-gone",
      "Ada.md warning several-candidacies",
      "Ada.md warning several-folders",
      "Cy.md error candidacy-removed",
      "a.md warning outside-change",
      "election.yaml error other-change",
    ]);
  });

  it("is a draft only while it is open", () => {
    const files = [file(`${folder}/Ada.md`)];
    expect(found(files, { state: "merged", draft: true })).toEqual([]);
    expect(found(files, { state: "closed", draft: true })).toEqual([
      "Ada.md error pull-request-closed",
    ]);
  });
});

describe("the bytes of a candidacy", () => {
  it("are read as UTF-8, without a mark at the beginning", () => {
    const bytes = new TextEncoder().encode("\ufeffName: Zoë\n");
    expect(candidacyContent(bytes)).toMatchObject({
      text: "Name: Zoë\n",
      reading: { name: { value: "Zoë" } },
    });
  });

  it("may be anything else", () => {
    expect(candidacyContent(Uint8Array.of(0xff))).toEqual({ problem: { code: "not-text" } });
  });
});
