import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stanceOf } from "../../src/roles/statement-words.ts";

describe("stanceOf", () => {
  it.each([
    ..."+1,:+1:,:thumbsup:,👍,👍🏽,LGTM,lgtm!,/lgtm,/approve,Approve,Approved,approved.".split(","),
    "I approve this nomination.",
    "I'm approving",
    "We approve",
    "I support this",
    "I fully support @cy-m",
    "I do support",
    "Supported.",
    "Great work! +1",
    "+1 (binding)",
    "+1, thanks for the work",
    "+1: deserved",
    "**+1**",
    "\\+1",
    "- +1",
    "1. +1",
    "Strong +1",
    "Thanks Cy.\r\n\r\n+1 from me",
    "Good work\\\n+1",
    "+1\n\n> Are you sure?",
    "I approve!\n\n> -1 from me",
    "+1 for @cy-m",
    "+1 to adding @CY-M as a committer",
    "+1 for this nomination!",
    "LGTM, welcome @cy-m!",
    "+1, thank you for all the work on the agent",
    "+1 thanks",
    "+1 – well deserved",
    "+1 👏",
    "I approve the nomination of @cy-m",
    "Cy reviews a lot. A big +1 from my side",
    ...["Hi all, +1", "My vote: +1", "Yes, +1", "I vote +1", "From my side: +1", "👍👍", "+1 🎉"],
    ...[
      "+1 :tada:",
      "+1 ❤️",
      "+1 👏🏼👏🏼",
      "Cy's work on the agent is impressive, +1",
      "+1 (binding) 🚀",
    ],
    "Thanks for the nomination!\n\n+1, well deserved :rocket:",
  ])("%j approves", (comment) => {
    expect(stanceOf(comment, "cy-m")).toBe("approves");
  });

  it.each([
    ..."-1,:-1:,:thumbsdown:,👎,–1,NACK,Disapprove.,not approved,never approve".split(","),
    "I don't approve",
    "I do not approve",
    "I don’t support this",
    "I cannot support this",
    "I disapprove",
    "I object",
    "I strongly oppose this",
    "It is not LGTM",
    "Not in favour",
    "/lgtm cancel",
    "/approve cancel",
    "> +1\n\n-1",
  ])("%j objects", (comment) => {
    expect(stanceOf(comment, "cy-m")).toBe("objects");
  });

  it.each([
    "",
    "congrats!",
    "> +1",
    "> +1\n\nWhat about it?",
    "> I nominate\n+1",
    "`+1`",
    "```\n+1\n```",
    "    +1",
    "~~+1~~",
    "<!-- +1 -->",
    "![+1](x.png)",
    "https://x.example/+1",
    "+1 if the tests pass",
    "LGTM once the page is there",
    "+1 but wait",
    "+1\n\nBut please hold this",
    "Can someone approve?",
    "Who approved this?",
    "Once approved we will add you",
    "Approved by the committee on Thursday",
    "This was approved yesterday",
    "Needs approval",
    "I would approve",
    "Should I say -1?",
    "No objections from me",
    "-1 for the process, +1 for Cy",
    "👍👎",
    "Not +1",
    "Non-binding +1",
    "from 5 to 2026-1",
    "arm64-1 is broken",
    "c+1",
    "+10",
    "+1.5",
    "+1000 commits",
    "x/lgtm",
    "LGTM's meaning",
    "I'm in favor",
    "+1 to @ada-l's comment",
    "+1 to postponing",
    "+1 for another quarter first",
    "lgtm to close",
    "+1 that we look at this next year",
    "+1 on shelving it",
    "+1 let's discuss it",
    "+1 @ada-l",
    "+1, as @ada-l said",
    "+1, to reject",
    "+1 dropping this",
    "+1 what Ada wrote",
    "👍 for a longer period",
    "Same here, +1",
    "Closing this: +1",
    "I support postponing",
    "I support the objection of Ada",
    "Approve of dropping it",
    "I approve the delay",
    "+1. Let's revisit it in spring.",
    "LGTM\n\nIt is too early, though.",
    "+1 for @cy-m to get a quarter of time",
    "+1 for bo-k",
    ...["^ +1", "+1 ^^", "☝️ +1", "+1 🙃", "🚫 +1", "+1 /s", "lol +1", "LGTM 🤔", "I'd +1"],
    ...["+1 too few reviews", "+1 definitely too little work", "+1 only for the docs"],
    ...["+1 here, -0 there", "+1 also to Hal", "+1 here is my worry", "+1 share your doubts"],
    ...["+1, Eva is correct", "+1 good catch", "+1 nice try", "+1 thanks for raising this"],
    `+1 ${"and more ".repeat(300)}`,
    // Another's answer, half of one, or one taken back.
    ...["Ada: +1", "Copilot: +1", "On behalf of Ada: +1", "proxy for Eva: +1", "Ada told me +1"],
    ...["+1 from Eva", "so far +1: ada, eva", "That is 3 x +1", "half a +1", "weak +1", "soft +1"],
    ...["tentative +1", "reluctant +1", "probably +1", "leaning +1", "+1...", "+1 …", "nb +1"],
    ...[
      "I take back my +1",
      "withdrawing my +1",
      "Retracting +1",
      "cancel my +1",
      "scratch that +1",
    ],
    ...[
      "ignore my +1",
      "accidental +1",
      "removed my +1",
      "wrong thread, +1",
      "abstain +1",
      "+1/-1",
    ],
    ...["+1 ❌", "+1 🤷", "+1 🐢", "+1 :thinking:", "+1 :x:", "+1 :rofl:", "I was asked to say +1"],
    ...["+1 in principle", "+1 modulo tests", "LGTM with nits", "+1 for now", "+1 I guess"],
  ])("%j is left to a person", (comment) => {
    expect(stanceOf(comment, "cy-m")).toBe("unclear");
  });

  it("hears nobody who is only quoted, and everybody beside what they quote", () => {
    const words = fc.constantFrom("+1", "-1", "LGTM", "I approve", "I don't approve", "hm", "👎");
    const lines = fc.array(words, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lines, words, (quoted, said) => {
        const quotation = quoted.map((line) => `> ${line}`).join("\n");
        expect(stanceOf(quotation, undefined)).toBe("unclear");
        expect(stanceOf(`${quotation}\n\n${said}`, undefined)).toBe(stanceOf(said, undefined));
        expect(stanceOf(`${said}\n\n${quotation}`, undefined)).toBe(stanceOf(said, undefined));
      }),
    );
  });

  it("takes no answer with another object for an approval", () => {
    const markers = fc.constantFrom("+1", "LGTM", "lgtm", ":+1:", "👍", "I support", "I approve");
    const links = fc.constantFrom("to", "for", "on", "that", "of", "with", "as");
    const objects = fc.constantFrom(
      ...["postponing", "@ada-l", "@ada-l's words", "a longer wait", "closing", "the opposite"],
      ...["rejection", "what Ada wrote", "another nominee", "bo-k", "no change", "more reviews"],
    );
    fc.assert(
      fc.property(markers, links, objects, (marker, link, object) => {
        expect(stanceOf(`${marker} ${link} ${object}`, "cy-m")).not.toBe("approves");
        expect(stanceOf(`${marker}, ${link} ${object}`, "cy-m")).not.toBe("approves");
      }),
    );
  });

  it("answers however often a comment repeats a word", () => {
    // A pattern that two ways lead through would try 2 to the power of 180 of them.
    expect(stanceOf(`${"definitely ".repeat(180)}nothing`, undefined)).toBe("unclear");
    expect(stanceOf(`I ${"really ".repeat(280)}approve`, undefined)).toBe("approves");
    expect(stanceOf("Definitely definitely approved", undefined)).toBe("approves");
  });
});
