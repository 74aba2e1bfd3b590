import { describe, expect, it } from "vitest";
import { decodeReferences } from "../src/html-references.ts";

/** Characters from the table of named character references in the HTML standard. */
describe("decodeReferences", () => {
  it.each([
    ["Bj&ouml;rn &amp; Zo&euml;", "Björn & Zoë"],
    ["&#39;&#x40;&#X2019;", "'@’"],
    ["&AMP;&Lt;&nbsp;|", "&< |"],
    ["Stra&szlig;e &ETH; &eth; &Oslash;", "Straße Ð ð Ø"],
    ["&#128512;", "\u{1f600}"],
    ["ada&#64;example&commat;org", "ada@example@org"],
  ])("reads %s", (text, expected) => {
    expect(decodeReferences(text).normalize("NFC")).toBe(expected);
  });

  it.each(["&#0;", "&#xd800;", "&#1114112;", "&unheard;", "& amp;", "&amp", "&;", "&#;"])(
    "leaves %s",
    (text) => {
      expect(decodeReferences(text)).toBe(text);
    },
  );

  it("reads a text once", () => {
    expect(decodeReferences("&amp;lt;")).toBe("&lt;");
  });

  it.each(["&#10;", "&#13;", "&#27;", "&#x9b;", "&#160;"])("makes a space of %s", (text) => {
    expect(decodeReferences(`a${text}b`)).toBe("a b");
  });
});
