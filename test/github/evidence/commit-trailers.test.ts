import { describe, expect, it } from "vitest";
import { commitSignatures } from "../../../src/github/evidence/commit-trailers.ts";

const ada = { name: "Ada L", email: "ada@mail.example" };
const bo = { name: "Bo", email: "bo@mail.example" };
const sob = "Signed-off-by: Ada L <ada@mail.example>";

/** Expected by `git interpret-trailers --parse` (git 2.39.5) on the same messages. */
describe("commitSignatures", () => {
  it.each([
    ["the last paragraph", `Subject\n\nBody\n\n${sob}\n`, [ada]],
    ["with Windows line ends", `Subject\r\n\r\nBody\r\n\r\n${sob}\r\n`, [ada]],
    [
      "together with others",
      `Subject\n\nFixes: #12\n${sob}\nSigned-off-by: Bo <bo@mail.example>`,
      [ada, bo],
    ],
    [
      "any case, white space before the colon",
      "Subject\n\nsigned-OFF-by : Bo <bo@mail.example>",
      [bo],
    ],
    ["folded", "Subject\n\nSigned-off-by: Ada L\n  <ada@mail.example>", [ada]],
    ["a quarter of the lines, as git made it", `Subject\n\none\ntwo\nthree\n${sob}`, [ada]],
    [
      "after a cherry-pick line",
      `Subject\n\ntext\ntext\n(cherry picked from commit 12)\n${sob}`,
      [ada],
    ],
    ["less than a quarter of the lines", `Subject\n\none\ntwo\nthree\nfour\n${sob}`, []],
    ["not the last paragraph", `Subject\n\n${sob}\n\nMore text.`, []],
    ["only in the subject's paragraph", `Subject\n${sob}`, []],
    ["nothing but the line", sob, []],
    ["without an address", "Subject\n\nSigned-off-by: Ada L", []],
    ["an empty message", "", []],
  ])("finds who signed off: %s", (_, message, expected) => {
    expect(commitSignatures(message).signedOffBy).toEqual(expected);
  });

  it("tells co-authors from those who signed off", () => {
    const message = `Subject\n\nCo-authored-by: Bo <bo@mail.example>\n${sob}\nReviewed-by: Cy <cy@mail.example>`;
    expect(commitSignatures(message)).toEqual({ signedOffBy: [ada], coAuthoredBy: [bo] });
  });

  it("needs git's own line where other text stands beside: one of another program does not do", () => {
    const message = "Subject\n\nSome text.\nCo-authored-by: Bo <bo@mail.example>";
    expect(commitSignatures(message).coAuthoredBy).toEqual([]);
  });
});
