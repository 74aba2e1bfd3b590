import { describe, expect, it } from "vitest";
import { charterById } from "../../src/charter/kata-charters.ts";
import { judgeNomination, type NominationToJudge } from "../../src/roles/judge-nomination.ts";

const charter = charterById("2025-03-07");
const committee = ["ada-l", "bo-k", "cy-m"].map((login) => ({ login, name: login }));
const committers = [
  { id: 1, login: "Eva-R" },
  { id: 2, login: "ada-l" },
];

function sources(
  thumbs: readonly string[],
  more: Partial<NominationToJudge> = {},
): NominationToJudge {
  const reactions = thumbs.map((login) => ({
    content: "THUMBS_UP",
    user: { login },
    createdAt: "2026-11-03T10:00:00Z",
  }));
  return {
    issue: {
      repository: "o/r",
      number: 1,
      url: "https://github.com/o/r/issues/1",
      title: "Nominate @dee-p",
      body: "",
      author: { login: "eva-r" },
      isOpen: true,
      editedAt: null,
      comments: [],
      reactions,
    },
    charter,
    committee,
    committers,
    unknown: [],
    nominee: undefined,
    nominator: undefined,
    ...more,
  };
}

describe("judgeNomination", () => {
  it("approves what a committer nominated and a majority approved", () => {
    // Of three members two are a majority.
    expect(judgeNomination(sources(["ada-l", "bo-k"]))).toMatchObject({
      nominee: "dee-p",
      isNomineeCommitter: false,
      nominator: "eva-r",
      isNominatorCommitter: true,
      isApproved: true,
      because: "",
    });
  });

  it("says how many approvals are missing", () => {
    expect(judgeNomination(sources(["ada-l"]))).toMatchObject({
      isApproved: false,
      because: "the nomination is not approved: of 2 approvals 1 is missing",
    });
    expect(judgeNomination(sources([])).because).toContain("of 2 approvals 2 are missing");
  });

  it("does not approve where nobody known to be a committer nominated", () => {
    const thumbs = ["ada-l", "bo-k"];
    expect(judgeNomination(sources(thumbs, { nominator: "zoe-z" }))).toMatchObject({
      isApproved: false,
      because: expect.stringContaining("made by zoe-z, who is not a committer"),
    });
    const { issue, ...rest } = sources(thumbs);
    expect(judgeNomination({ ...rest, issue: { ...issue, author: null } })).toMatchObject({
      isApproved: false,
      nominator: undefined,
      because: expect.stringContaining("a deleted account"),
    });
    expect(judgeNomination({ ...rest, issue, nominator: "ada-l" }).isApproved).toBe(true);
  });

  it("does not approve where it is not plain who is nominated, and so whose approval is their own", () => {
    const { issue, ...rest } = sources(["ada-l", "bo-k"]);
    const several = { ...rest, issue: { ...issue, title: "Nominate @bo-k, whom @ada-l proposed" } };
    expect(judgeNomination(several)).toMatchObject({
      nominee: undefined,
      isApproved: false,
      because:
        "the nomination is not approved: it is unclear who is nominated (name them with --nominee)",
    });
    expect(judgeNomination({ ...several, nominee: "dee-p" }).isApproved).toBe(true);
  });

  it("does not approve who nominated themselves, and says who is a committer already", () => {
    const own = judgeNomination(sources(["ada-l", "bo-k"], { nominee: "EVA-r" }));
    expect(own).toMatchObject({
      isNomineeCommitter: true,
      isApproved: false,
      because: expect.stringContaining("eva-r nominated themselves"),
    });
  });
});
