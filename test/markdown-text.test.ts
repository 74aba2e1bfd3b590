import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import { accountUrl, codeLink, codeSpan, escapeMarkdown } from "../src/markdown-text.ts";

function inline(markdown: string) {
  const [paragraph] = fromMarkdown(markdown).children;
  return paragraph?.type === "paragraph" ? paragraph.children : [];
}

const hostile = [
  "`",
  "``x`",
  "a ` b",
  "<script>alert(1)</script>",
  "[a](javascript:alert(1))",
  "![x](https://x.example/y)",
  "a | b",
  "**b** _i_ ~~s~~ # h",
  "&lt; &amp; \\",
  "Ада",
];

describe("text from outside in Markdown", () => {
  it.each(hostile)("is one code span and nothing else: %s", (text) => {
    expect(inline(`x ${codeSpan(text)} y`)).toMatchObject([
      { type: "text" },
      { type: "inlineCode", value: text },
      { type: "text" },
    ]);
  });

  it.each(hostile)("is plain text and nothing else: %s", (text) => {
    expect(inline(`x ${escapeMarkdown(text)} y`)).toMatchObject([
      { type: "text", value: `x ${text} y` },
    ]);
  });

  it("shows line breaks and text that hides or reorders instead of passing them on", () => {
    expect(escapeMarkdown("a\n\n# b\u202e")).toBe("a\\\\u000a\\\\u000a\\# b\\\\u202e");
    expect(codeSpan("a\n- b")).toBe("`a\\u000a- b`");
  });

  it.each([
    ["https://a.example/x?y=%20&z=ä", "https://a.example/x?y=%20&z=%C3%A4"],
    ["http://a.example/(b)\\c d", "http://a.example/%28b%29%5Cc%20d"],
  ])("links to %s", (url, target) => {
    expect(inline(codeLink("A", url))).toMatchObject([
      { type: "link", url: target, children: [{ type: "inlineCode", value: "A" }] },
    ]);
  });

  it.each([[undefined], ["javascript:alert(1)"], ["data:text/html,x"], ["relative/path"]])(
    "does not link to %s",
    (url) => {
      expect(codeLink("A", url)).toBe("`A`");
    },
  );

  it("knows where an account's page stands, a robot's too", () => {
    expect(accountUrl("ada-l")).toBe("https://github.com/ada-l");
    expect(accountUrl("helper[bot]")).toBe("https://github.com/helper");
  });
});
