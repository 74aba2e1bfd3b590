import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { charterById } from "../../src/charter/kata-charters.ts";
import type {
  NominationComment,
  NominationIssue,
  NominationReaction,
} from "../../src/roles/nomination.ts";
import { approvalsNeeded, countQuorum, type Position } from "../../src/roles/quorum.ts";

const committee = ["ada-l", "Bo-K", "cy-m"].map((login) => ({ login, name: login }));

const at = (minute: number): string => `2026-11-03T10:${String(minute).padStart(2, "0")}:00Z`;

function comment(
  id: number,
  author: string | null,
  body: string,
  minute: number,
  more: Partial<NominationComment> = {},
): NominationComment {
  const url = `https://github.com/o/r/issues/1#issuecomment-${id}`;
  const author_ = author === null ? null : { login: author };
  return {
    id,
    author: author_,
    body,
    createdAt: at(minute),
    editedAt: null,
    editor: null,
    url,
    ...more,
  };
}

function reaction(user: string | null, content: string, minute: number): NominationReaction {
  return { user: user === null ? null : { login: user }, content, createdAt: at(minute) };
}

function issue(
  comments: readonly NominationComment[],
  reactions: readonly NominationReaction[] = [],
): NominationIssue {
  return {
    repository: "o/r",
    number: 1,
    url: "https://github.com/o/r/issues/1",
    title: "Nominate @dee-p",
    body: "",
    author: { login: "eva-r" },
    isOpen: true,
    editedAt: null,
    comments,
    reactions,
  };
}

function positionOf(
  login: string,
  comments: readonly NominationComment[],
  reactions: readonly NominationReaction[] = [],
): Position | undefined {
  const { members } = countQuorum(issue(comments, reactions), committee, 2, "dee-p");
  return members.find(({ member }) => member.login === login)?.position;
}

describe("approvalsNeeded", () => {
  // More than half: of 7 are 4, of 6 are 4, of 5 are 3, of 1 is 1.
  it.each([
    [7, 4],
    [6, 4],
    [5, 3],
    [1, 1],
  ])("of a committee of %i are %i", (size, needed) => {
    expect(approvalsNeeded(charterById("2025-03-07"), size)).toBe(needed);
  });

  it("are as many as a charter says in numbers", () => {
    const charter = charterById("2025-03-07");
    const { clause } = charter.rules.committerQuorum;
    const amended = {
      ...charter,
      rules: { ...charter.rules, committerQuorum: { value: 3, clause } },
    };
    expect(approvalsNeeded(amended, 7)).toBe(3);
  });
});

describe("countQuorum", () => {
  it("counts a thumb on the issue, and a comment, of members in whatever case", () => {
    const quorum = countQuorum(
      issue([comment(1, "bo-k", "LGTM", 1)], [reaction("ADA-L", "THUMBS_UP", 2)]),
      committee,
      2,
      "dee-p",
    );
    expect(quorum).toMatchObject({ approvals: 2, missing: 0 });
    expect(quorum.members.map(({ position }) => position.is)).toEqual([
      "approves",
      "approves",
      "silent",
    ]);
  });

  it("counts nobody twice", () => {
    const twice = [comment(1, "ada-l", "+1", 1), comment(2, "ada-l", "LGTM", 2)];
    const quorum = countQuorum(issue(twice, [reaction("ada-l", "THUMBS_UP", 3)]), committee, 2, "");
    expect(quorum).toMatchObject({ approvals: 1, missing: 1 });
  });

  it("lets a later answer take the place of an earlier one, also in the same second", () => {
    const turned = [comment(9, "ada-l", "-1", 5), comment(8, "ada-l", "+1", 5)];
    expect(positionOf("ada-l", turned)).toMatchObject({ is: "objects" });
    const back = [comment(1, "ada-l", "-1", 5), comment(2, "ada-l", "+1", 6)];
    expect(positionOf("ada-l", back)).toMatchObject({ is: "approves" });
    expect(
      positionOf("ada-l", [comment(1, "ada-l", "-1", 5)], [reaction("ada-l", "THUMBS_UP", 6)]),
    ).toMatchObject({ is: "approves", statement: { by: "reaction" } });
  });

  it.each([
    ["both thumbs", [], [reaction("ada-l", "THUMBS_UP", 1), reaction("ada-l", "THUMBS_DOWN", 2)]],
    [
      "a comment and a thumb of the same second",
      [comment(1, "ada-l", "-1", 3)],
      [reaction("ada-l", "THUMBS_UP", 3)],
    ],
    [
      "an earlier answer that was edited after the later one",
      [
        comment(1, "ada-l", "-1", 3, { editedAt: at(9), editor: { login: "ada-l" } }),
        comment(2, "ada-l", "+1", 4),
      ],
      [],
    ],
  ])("does not decide between %s", (_, comments, reactions) => {
    expect(positionOf("ada-l", comments, reactions)).toMatchObject({
      is: "unclear",
      why: "contradicting",
    });
  });

  it("notes edits, and does not count what somebody else edited", () => {
    const own = comment(1, "ada-l", "+1", 3, { editedAt: at(9), editor: { login: "ADA-L" } });
    expect(positionOf("ada-l", [own])).toMatchObject({
      is: "approves",
      statement: { editedAt: at(9) },
    });
    for (const editor of [{ login: "eva-r" }, null]) {
      const foreign = comment(1, "ada-l", "+1", 3, { editedAt: at(9), editor });
      expect(positionOf("ada-l", [foreign])).toMatchObject({
        is: "unclear",
        why: "edited-by-another",
        statement: { editedBy: editor?.login ?? "someone unknown" },
      });
    }
  });

  it.each([
    "I take back my +1",
    "Retracting this, sorry",
    "Oops, wrong issue",
    "On second thoughts, let us wait",
    "+1 only if the tests pass",
    "I changed my mind",
    "Please put this on hold",
    "I no longer support this",
  ])("does not count an answer that a later comment may take back: %s", (later) => {
    const said = [comment(1, "ada-l", "+1", 3), comment(2, "ada-l", later, 4)];
    expect(positionOf("ada-l", said)).toMatchObject({ is: "unclear", why: "perhaps-taken-back" });
    const thumb = [reaction("ada-l", "THUMBS_UP", 3)];
    expect(positionOf("ada-l", said.slice(1), thumb)).toMatchObject({ why: "perhaps-taken-back" });
    // Said before, by someone else, or in a quotation, it takes nothing back.
    const before = [comment(1, "ada-l", later, 3), comment(2, "ada-l", "+1", 4)];
    expect(positionOf("ada-l", before)).toMatchObject({ is: "approves" });
    const others = [comment(1, "ada-l", "+1", 3), comment(2, "cy-m", later, 4)];
    expect(positionOf("ada-l", others)).toMatchObject({ is: "approves" });
    const quoted = [comment(1, "ada-l", "+1", 3), comment(2, "ada-l", `> ${later}\n\nThanks`, 4)];
    expect(positionOf("ada-l", quoted)).toMatchObject({ is: "approves" });
    const edited = comment(1, "ada-l", later, 2, { editedAt: at(9), editor: { login: "ada-l" } });
    expect(positionOf("ada-l", [edited, comment(2, "ada-l", "+1", 4)])).toMatchObject({
      why: "perhaps-taken-back",
    });
  });

  it("hands unclear comments on to be read, beside a clear answer too", () => {
    const { members } = countQuorum(
      issue(
        [comment(1, "ada-l", "+1", 1), comment(2, "ada-l", "I have a question", 2)],
        [reaction("cy-m", "HEART", 1)],
      ),
      committee,
      2,
      "dee-p",
    );
    expect(members[0]).toMatchObject({
      position: { is: "approves" },
      toRead: [{ text: "I have a question" }],
    });
    expect(members[2]).toMatchObject({
      position: { is: "unclear", why: "unclear" },
      toRead: [{ by: "reaction", text: "HEART" }],
    });
  });

  it("does not count the nominee's own approval", () => {
    const quorum = countQuorum(issue([comment(1, "cy-m", "+1", 1)]), committee, 2, "CY-M");
    expect(quorum.approvals).toBe(0);
    expect(quorum.members[2]?.position).toMatchObject({ is: "unclear", why: "own" });
  });

  it("lists answers of others, and nothing of accounts that are gone", () => {
    const { others, approvals } = countQuorum(
      issue(
        [comment(1, "zoe-z", "+1", 1), comment(2, "eva-r", "hello", 1), comment(3, null, "+1", 1)],
        [reaction(null, "THUMBS_UP", 1), reaction("Yan-y", "THUMBS_DOWN", 1)],
      ),
      committee,
      2,
      undefined,
    );
    expect(approvals).toBe(0);
    expect(others.map(({ login, stance }) => `${login} ${stance}`)).toEqual([
      "Yan-y objects",
      "zoe-z approves",
    ]);
  });

  const logins = fc.constantFrom("ada-l", "ADA-L", "bo-k", "cy-m", "eva-r", "dee-p");
  const bodies = fc.constantFrom("+1", "-1", "hm", "LGTM", "I object", "> +1", "+1 if so");
  const comments = fc
    .array(fc.record({ login: logins, body: bodies, minute: fc.integer({ min: 0, max: 5 }) }), {
      maxLength: 12,
    })
    .map((said) => said.map(({ login, body, minute }, id) => comment(id, login, body, minute)));
  const reactions = fc.array(
    fc
      .tuple(
        logins,
        fc.constantFrom("THUMBS_UP", "THUMBS_DOWN", "HEART"),
        fc.integer({ min: 0, max: 5 }),
      )
      .map((each) => reaction(...each)),
    { maxLength: 6 },
  );

  it("gives the same answer in whatever order GitHub lists things", () => {
    const shuffled = fc
      .tuple(comments, reactions)
      .chain(([said, reacted]) =>
        fc.tuple(
          fc.constant(said),
          fc.constant(reacted),
          fc.shuffledSubarray(said, { minLength: said.length }),
          fc.shuffledSubarray(reacted, { minLength: reacted.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([said, reacted, otherSaid, otherReacted]) => {
        const is = (quorum: ReturnType<typeof countQuorum>) =>
          quorum.members.map(({ position }) => position.is);
        const a = countQuorum(issue(said, reacted), committee, 2, "dee-p");
        const b = countQuorum(issue(otherSaid, otherReacted), committee, 2, "dee-p");
        expect(is(b)).toEqual(is(a));
        expect(b.approvals).toBe(a.approvals);
      }),
    );
  });

  it("never counts more than one approval a member, none without a clear one, none beside a last objection", () => {
    fc.assert(
      fc.property(comments, reactions, (said, reacted) => {
        const quorum = countQuorum(issue(said, reacted), committee, 2, "dee-p");
        const approvers = quorum.members.filter(({ position }) => position.is === "approves");
        expect(quorum.approvals).toBe(approvers.length);
        expect(quorum.approvals).toBeLessThanOrEqual(committee.length);
        for (const { member } of approvers) {
          const theirs = said.filter(
            ({ author }) => author?.login.toLowerCase() === member.login.toLowerCase(),
          );
          const thumbs = reacted.filter(
            ({ user }) => user?.login.toLowerCase() === member.login.toLowerCase(),
          );
          const yes =
            theirs.some(({ body }) => body === "+1" || body === "LGTM") ||
            thumbs.some(({ content }) => content === "THUMBS_UP");
          expect(yes).toBe(true);
          const latest = [
            ...theirs.map((each) => each.createdAt),
            ...thumbs.map((each) => each.createdAt),
          ]
            .sort()
            .at(-1);
          const lastWords = theirs.filter(({ createdAt }) => createdAt === latest);
          const onlyNo =
            thumbs.every(({ createdAt }) => createdAt !== latest) &&
            lastWords.every(({ body }) => body === "-1" || body === "I object");
          expect(onlyNo).toBe(false);
        }
      }),
    );
  });
});
