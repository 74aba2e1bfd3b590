import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { yamlTextWith } from "../../../src/workspace/formats/yaml-edit.ts";

function edited(text: string): string {
  const document = parseDocument(text);
  document.setIn(["b"], document.createNode({ c: 2 }));
  return yamlTextWith(text, document, "b");
}

describe("an edited top-level entry", () => {
  it.each([
    [
      "between others",
      "a:   1 # x\nb: { c:   1 }\nd:  [1,2]\n",
      "a:   1 # x\nb:\n  c: 2\nd:  [1,2]\n",
    ],
    [
      "over several lines",
      "b:\n  c: 1\n\n  # gone\n  e: 3\n\n# of d\nd:  1\n",
      "b:\n  c: 2\n\n# of d\nd:  1\n",
    ],
    ["a list at the margin", "b:\n- 1\n- 2\n# of d\nd:  1\n", "b:\n  c: 2\n# of d\nd:  1\n"],
    ["last", "a:   1\nb: 1\n\n# end\n", "a:   1\nb:\n  c: 2\n\n# end\n"],
    ["between lines that end as on Windows", "a:   1\r\nb: 1\r\n", "a:   1\r\nb:\r\n  c: 2\r\n"],
    ["last, without a line end", "a:   1\nb: 1", "a:   1\nb:\n  c: 2\n"],
    ["new", "a:   1\n", "a:   1\nb:\n  c: 2\n"],
    ["under its comment", "a:   1\n\n# of b\nb: 1\n", "a:   1\n\n# of b\nb:\n  c: 2\n"],
    ["in quotes", 'a:   1\n"b": 1\n', 'a:   1\n"b":\n  c: 2\n'],
    ["after a document's start", "# top\n---\nb: 1\na:   1\n", "# top\n---\nb:\n  c: 2\na:   1\n"],
  ])("%s changes alone", (_, before, after) => {
    expect(edited(before)).toBe(after);
  });

  it("in a layout that lines do not show is written anew", () => {
    expect(edited("{ a:   1, b: 1 }\n")).toBe("{ a: 1, b: { c: 2 } }\n");
    expect(edited("{ a:   1,\nb: 1 }\n")).toBe("{ a: 1, b: { c: 2 } }\n");
  });
});
