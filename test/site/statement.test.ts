import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statement } from "../../src/site/statement.ts";

const whole = "https://example.org/Ada.md";

function shown(text: string): string {
  return statement(text, whole, 6_000)
    .markup.replace(/^<div class="statement">/, "")
    .replace(/<\/div>$/, "");
}

describe("a statement", () => {
  it("keeps paragraphs, emphasis, lists, quotes, code and rules", () => {
    expect(shown("I *maintain* the **runtime**.\n\n- one\n- two\n\n3. three\n")).toBe(
      '<p dir="auto">I <em>maintain</em> the <strong>runtime</strong>.</p>\n' +
        '<ul><li><p dir="auto">one</p>\n</li><li><p dir="auto">two</p>\n</li></ul>\n' +
        '<ol start="3"><li><p dir="auto">three</p>\n</li></ol>\n',
    );
    expect(shown("> said\n\n---\n\n`a<b`\n\n    x < y\n    z")).toBe(
      '<blockquote><p dir="auto">said</p>\n</blockquote>\n<hr><p dir="auto"><code>a&lt;b</code></p>\n<pre>x &lt; y\nz\n</pre>',
    );
    expect(shown("one  \ntwo")).toBe('<p dir="auto">one<br>two</p>\n');
  });

  it("puts headings below the one of the candidate", () => {
    expect(shown("# Big\n\n#### Small")).toBe("<h4>Big</h4><h5>Small</h5>");
  });

  it("links addresses of the web, written out or behind words, and says where words lead", () => {
    expect(shown("See https://example.org/x, and [here](https://evil.example/y).")).toBe(
      '<p dir="auto">See <a href="https://example.org/x" rel="nofollow">https://example.org/x</a>, and ' +
        '<a href="https://evil.example/y" rel="nofollow">here</a> <span class="host">(evil.example)</span>.</p>\n',
    );
    expect(shown("[example.org/x](https://example.org/x)")).not.toContain("host");
    expect(shown("[mail](mailto:ada@example.org)")).toContain('<a href="mailto:ada@example.org">');
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](mailto:ada@example.org?body=x)",
    "<javascript:alert(1)>",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "![x](https://evil.example/pixel.png)",
    '<img src="x" onerror="alert(1)">',
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<iframe src='https://evil.example'></iframe>",
    '<a href="https://evil.example" onclick="x">y</a>',
    "a <b onmouseover=alert(1)>b</b>",
    "<!-- --><style>body { display: none }</style>",
  ])("makes nothing but text of %j", (text) => {
    const found = shown(text);
    expect(found).not.toMatch(/<(?!\/?(?:p|bdi)\b)/);
    expect(found).not.toMatch(/<[^>]*\b(?:href|src|on\w+|style)=/);
  });

  it("shows the description of a picture, and of marks that turn text their names", () => {
    expect(shown("![a chart](x.png)")).toContain("<bdi>a chart</bdi>");
    expect(shown("![](x.png)")).toBe('<p dir="auto"></p>\n');
    expect(shown("a\u202eb")).toContain("a\\u202eb");
  });

  it("cuts a long one between two paragraphs, and leads to the rest", () => {
    const long = `${"word ".repeat(1_000)}\n\n${"more ".repeat(1_000)}\n\nend`;
    const found = shown(long);
    expect(found).toContain('<a href="https://example.org/Ada.md"');
    expect(found).toContain("The statement goes on");
    expect(found).not.toContain("more");
    expect(shown("x".repeat(100_000)).length).toBeLessThan(7_000);
  });

  it("takes 100 kB of marks that nest or open without end", () => {
    for (const mark of ["> ", "[", "*a ", "- ", "`", "<", "![", "_", "&", "\n\n    "]) {
      expect(shown(mark.repeat(100_000 / mark.length)).length).toBeLessThan(120_000);
    }
  });

  it("opens no element that is not on the list, whatever the text", () => {
    const marks = fc.constantFrom(
      ..."<>[]()!*_`#-\n\"'& \\:/".split(""),
      "javascript:",
      "https://",
      "a",
      "<img ",
      "on=",
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 60 }), (parts) => {
        const found = shown(parts.join(""));
        expect(found).not.toMatch(
          /<(?!\/?(?:p|h4|h5|blockquote|ol|ul|li|em|strong|code|pre|br|hr|a|bdi|span)\b)/,
        );
        expect(found).not.toMatch(/href="(?!https?:|mailto:)/i);
      }),
    );
  });
});
