import { describe, expect, it } from "vitest";
import { fillTemplate, type PlaceholderValue } from "../../src/announcements/template.ts";
import { ElectionError } from "../../src/errors.ts";

const values = new Map<string, PlaceholderValue>([
  ["title", { text: "October {{page}} $& 2026" }],
  ["page", { text: "https://page.example" }],
  ["candidates", { missing: "accept the candidacies first" }],
]);

function failure(template: string): ElectionError | undefined {
  try {
    fillTemplate(template, values, "x.md");
  } catch (error) {
    if (error instanceof ElectionError) return error;
    throw error;
  }
  return undefined;
}

describe("fillTemplate", () => {
  it("puts values in as they are, without looking into them again", () => {
    expect(fillTemplate("{{title}}: {{ page }}{{page}}", values, "x.md")).toBe(
      "October {{page}} $& 2026: https://page.examplehttps://page.example",
    );
  });

  it("refuses missing information, saying what is missing", () => {
    expect(failure("{{candidates}} {{candidates}}")).toMatchObject({
      kind: "refused",
      message: "x.md is missing information",
      hint: "{{candidates}}: accept the candidacies first",
    });
  });

  it.each([
    ["{{titel}} {{__proto__}}", "x.md: there is no placeholder {{titel}}, {{__proto__}}"],
    ["{{title} and", "x.md: a placeholder is not closed"],
    ["title}} and", "x.md: a placeholder is not closed"],
    ["{{ }}", "there is no placeholder {{}}"],
  ])("refuses %j as malformed", (template, message) => {
    expect(failure(template)).toMatchObject({ kind: "input" });
    expect(failure(template)?.message).toContain(message);
  });
});
