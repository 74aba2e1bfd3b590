import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { readCandidacy } from "../../src/candidates/candidacy-file.ts";
import { checkCandidacy, checkSubmission } from "../../src/candidates/check-candidacy.ts";
import { type CheckedElection, checkChange, checkTime } from "../../src/candidates/check-file.ts";

const at = (time: string) => Temporal.Instant.from(time);
const justBefore = (instant: Temporal.Instant) => instant.subtract({ milliseconds: 1 });
const nominations = { opens: at("2031-10-06T15:00Z"), closes: at("2031-10-13T15:00Z") };
const voting = { opens: at("2031-10-20T15:00Z"), closes: at("2031-10-27T15:00Z") };
const file = "elections/arch-committee-2031-10/AdaLindqvist.md";
const election: CheckedElection = {
  id: "2031-10",
  periods: { nominations, voting },
  hasResult: false,
  current: undefined,
  accepted: [],
};
const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);

describe("the edges of the nomination period, whose end does not belong to it", () => {
  it.each([
    ["a millisecond before it opens", justBefore(nominations.opens), ["early"]],
    ["as it opens", nominations.opens, []],
    ["a millisecond before it closes", justBefore(nominations.closes), []],
    ["as it closes", nominations.closes, ["late"]],
  ])("%s", (_, submitted, expected) => {
    const found = checkSubmission(file, { at: submitted, byClock: false }, nominations);
    expect(codes(found)).toEqual(expected);
  });

  it.each([
    ["a millisecond before it closes", justBefore(nominations.closes), []],
    ["as it closes", nominations.closes, ["pushed-late"]],
  ])("a last commit %s", (_, committed, expected) => {
    const submission = { at: nominations.opens, byClock: false, committed };
    expect(codes(checkSubmission(file, submission, nominations))).toEqual(expected);
  });

  it.each([
    [justBefore(nominations.closes), ["candidacy-changed"]],
    [nominations.closes, ["candidacy-changed-late"]],
    [justBefore(voting.closes), ["candidacy-changed-late"]],
    [voting.closes, ["election-closed"]],
  ])("a change at %s", (changed, expected) => {
    const found = checkChange(file, election, { at: changed, byClock: false }, file);
    expect(codes(found)).toEqual(expected);
  });

  it.each([
    [justBefore(voting.closes), "late"],
    [voting.closes, "election-closed"],
  ])("the election is over as voting closes: %s", (submitted, expected) => {
    expect(codes(checkTime(file, election, { at: submitted, byClock: false }))).toEqual([expected]);
  });

  it.each([
    [undefined, "no-election-file"],
    ["2031-04", "no-election-file"],
    ["2032-04", "election-closed"],
  ])("without an election.yaml it is over once a later one is on: %s", (current, expected) => {
    const found = checkTime(
      file,
      { ...election, periods: undefined, current },
      { at: nominations.opens, byClock: false },
    );
    expect(codes(found)).toEqual([expected]);
  });

  it("the recorded time of an accepted candidacy counts, not that of the check", () => {
    const accepted = {
      ...{ login: "ada-l", name: "Ada", affiliation: "none", file: "AdaLindqvist.md" },
      submitted: nominations.closes,
    };
    const check = (entry: CheckedElection["accepted"][number], path = file) =>
      codes(
        checkTime(path, { ...election, accepted: [entry] }, { at: voting.closes, byClock: true }),
      );
    expect(check(accepted)).toEqual(["late"]);
    expect(check({ ...accepted, submitted: justBefore(nominations.closes) })).toEqual([]);
    expect(check({ ...accepted, acceptedLate: { by: "octavia", reason: "outage" } })).toEqual([]);
    expect(check(accepted, file.replace("/Ada", "/NotAda"))).toEqual(["election-closed"]);
  });
});

describe("logins, whose case does not count", () => {
  const reading = readCandidacy(
    "Name: Ada Lindqvist\nGitHub: Ada-L\nAffiliation: none\nEmail: a@b.example\nBackground:\nI run.",
  );
  const alone = { standing: [], officials: [], continuing: [] };

  it.each([
    ["official-standing", { ...alone, officials: ["ADA-l"] }],
    ["seat-not-up", { ...alone, continuing: [{ login: "ada-L", name: "Other", until: "x" }] }],
    ["login-standing", { ...alone, standing: [{ file: "B.md", name: "Other", login: "ADA-L" }] }],
  ])("%s", (code, surroundings) => {
    expect(codes(checkCandidacy(file, reading, surroundings))).toEqual([code]);
  });

  it("are not taken for others, even where the name is the same", () => {
    const continuing = [{ login: "ada-l2", name: "Ada Lindqvist", until: "x" }];
    expect(
      codes(checkCandidacy(file, reading, { ...alone, continuing, officials: ["ada-l2"] })),
    ).toEqual([]);
  });
});
