import { describe, expect, it } from "vitest";
import { hasResult } from "../../../src/workspace/candidates/election-candidacies.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const folder = "elections/arch-committee-2031-10";
const ada = "- [`Ada Lindqvist`](https://github.com/ada-l)";

async function isOver(name: string, text: string): Promise<boolean> {
  const { root } = await temporaryWorkspace({ [`${folder}/${name}`]: text });
  return hasResult({ root }, "2031-10");
}

describe("a result page", () => {
  it.each([
    ["Results.md", `The nominees elected to the positions were:\n\n${ada}\n`],
    ["results.txt", "Results:\n1) Ada Lindqvist (ada-l)\n"],
    [
      "2031-10-Results.md",
      `One nomination was received for the election:\n\n${ada}\n\nThe voting phase was skipped and all the nominated individuals were appointed.\n`,
    ],
  ])("names who was elected: %s", async (name, text) => {
    expect(await isOver(name, text)).toBe(true);
  });

  it.each([
    ["Results.md", "# Results\n\nThere were [TBD] nominations received:\n\n- [TBD]\n"],
    [
      "Results.md",
      "The nominees elected to the positions were:\n\n- [`TBD`](https://github.com/TBD)\n",
    ],
    ["Results.md", "To be announced on October 28.\n"],
    ["Results.md", `Two nominations were received for the election:\n\n${ada}\n`],
    ["results.txt", ""],
    ["notes/Results.md", `The nominees elected to the positions were:\n\n${ada}\n`],
  ])("that is a placeholder is no result: %s %j", async (name, text) => {
    expect(await isOver(name, text)).toBe(false);
  });

  it("is not needed where there is a public record", async () => {
    expect(await isOver("record.json", "{}")).toBe(true);
  });
});
