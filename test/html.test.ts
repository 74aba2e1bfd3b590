import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html, listed, outward, theirs, webAddress } from "../src/html.ts";

const text = (part: unknown): string => html`${part as string}`.markup;

describe("the markup of the site", () => {
  it("escapes whatever is put into a template, in text and in attributes", () => {
    expect(text(`<b>"Ada" & 'Bo'</b>`)).toBe(
      "&lt;b&gt;&quot;Ada&quot; &amp; &#39;Bo&#39;&lt;/b&gt;",
    );
    expect(html`<a title="${'" onclick="x'}">`.markup).toBe('<a title="&quot; onclick=&quot;x">');
  });

  it("shows what would hide or turn text", () => {
    expect(text("a\u202eb\u0000c\nd")).toBe("a\\u202eb\\u0000c\\u000ad");
  });

  it("takes markup, numbers and lists as they are, and nothing for undefined and false", () => {
    expect(html`${html`<i>`}${3}${["a", html`<b>`, [4]]}${undefined}${false}`.markup).toBe(
      "<i>3a<b>4",
    );
  });

  it("keeps every text apart from the markup around it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (any) => {
        expect(html`<p>${any}</p>`.markup.slice(3, -4)).not.toMatch(/[<>"']/);
        expect(theirs(any).markup).toMatch(/^<bdi>[^<>]*<\/bdi>$/);
      }),
    );
  });

  it("joins names as a sentence does", () => {
    expect(text(listed([]))).toBe("");
    expect(text(listed(["a"]))).toBe("a");
    expect(text(listed(["a", "b", "c"]))).toBe("a, b and c");
  });
});

describe("addresses of other sites", () => {
  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " https://example.org",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.org",
    "https://",
    "https://ada@example.org/",
    "https://ada:secret@example.org/",
    "https://example.org/\u202egpj",
    'https://example.org/"onclick="x',
    "https://example.org/a b",
    "https:\\\\example.org",
    "ftp://example.org",
  ])("do not lead to %j", (address) => {
    expect(webAddress(address)).toBeUndefined();
    expect(text(outward(address, "here"))).toBe("here");
  });

  it("lead to addresses of the web, without a recommendation where a stranger gave them", () => {
    expect(text(outward("https://example.org/a?b=1&c=2#d", "here"))).toBe(
      '<a href="https://example.org/a?b=1&amp;c=2#d">here</a>',
    );
    expect(text(outward("https://example.org/", "here", true))).toBe(
      '<a href="https://example.org/" rel="nofollow">here</a>',
    );
    expect(text(outward(undefined, "here"))).toBe("here");
  });
});
