import { describe, expect, it } from "vitest";
import { suspiciousText } from "../../src/candidates/suspicious-text.ts";

describe("suspicious text", () => {
  it.each([
    ["a\u0007b", "control-character"],
    ["a\u001b[31mb", "control-character"],
    ["a\rb", "control-character"],
    ["a\u2028b", "control-character"],
    ["a\u202eb", "bidirectional-control"],
    ["a\u2066b", "bidirectional-control"],
    ["a\u200bb", "invisible-character"],
    ["soft\u00adhyphen", "invisible-character"],
    ["<script>alert(1)</script>", "markup"],
    ['an <img src="x">', "markup"],
    ["<!-- hidden -->", "markup"],
    ["Name: <your name>", "placeholder"],
    ["Name: [Given Family]", "placeholder"],
    ["Affiliation: TODO", "placeholder"],
    ["Email: your.name@works.example", "placeholder"],
    ["Name: John Doe", "placeholder"],
    ["Lorem ipsum dolor", "placeholder"],
    ["(Replace this line by your statement)", "placeholder"],
  ])("%j is a %s", (line, code) => {
    const found = suspiciousText(`first line\n${line}\nlast line`);
    expect(found).toEqual([{ line: 2, problem: expect.objectContaining({ code }) }]);
  });

  it.each([
    ["Ada <ada@works.example>"],
    ["see <https://works.example/a>"],
    ["a < b and c > d"],
    ["tab\tand no-break\u00a0space"],
    ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"],
    ["I know your company well"],
    ["1) introduced runtime-rs"],
  ])("%j is nothing to speak of", (line) => {
    expect(suspiciousText(`\ufeff${line}\r\n`)).toEqual([]);
  });

  it.each([["<a "], ["your "], ["[your"], [" "]])("is quick over 64 KiB of %j", (piece) => {
    const long = piece.repeat(Math.ceil(65_536 / piece.length));
    expect(suspiciousText(long).every(({ line }) => line === 1)).toBe(true);
  });
});
