import { describe, expect, it } from "vitest";
import { charterById, kataCharters } from "../../src/charter/kata-charters.ts";
import { readPages } from "../../src/workspace/pages.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

const charter = charterById("2025-03-07");

async function pagesOf(files: Record<string, string>, past: boolean) {
  const { root } = await temporaryWorkspace(files);
  const pages = await readPages({ root }, { charter, charters: kataCharters, past });
  return pages.map((page) => [page.path, page.charter.id, page.election]);
}

const files = {
  "README.md": "root",
  "elections/README.md": "index",
  "elections/notes.md": "not a page",
  "elections/arch-committee-2016-01/README.md": "before every charter",
  "elections/arch-committee-2018-09/README.md": "text results",
  "elections/arch-committee-2018-09/2018-09-Results.txt": "…",
  "elections/arch-committee-2023-10/README.md": "announcement",
  "elections/arch-committee-2023-10/Results.md": "result",
  "elections/arch-committee-2026-10/README.md": "announcement",
};

describe("readPages", () => {
  it("reads standing pages and those of elections that are not over, each with its charter", async () => {
    expect(await pagesOf(files, false)).toEqual([
      ["README.md", "2025-03-07", undefined],
      ["elections/README.md", "2025-03-07", undefined],
      ["elections/arch-committee-2026-10/README.md", "2025-03-07", "2026-10"],
    ]);
  });

  it("reads the history when asked, by the charter at the end of the month or the one named", async () => {
    const election = [
      "formatVersion: 1",
      "election: 2023-10",
      "charter: 2018-09-10",
      "seats: 3",
      "nominations: { opens: 2023-10-02T15:00Z, closes: 2023-10-09T15:00Z }",
      "campaign: { opens: 2023-10-09T15:00Z, closes: 2023-10-16T15:00Z }",
      "voting: { opens: 2023-10-16T15:00Z, closes: 2023-10-23T15:00Z }",
    ].join("\n");
    const named = { ...files, "elections/arch-committee-2023-10/election.yaml": election };
    expect((await pagesOf(named, true)).slice(2)).toEqual([
      ["elections/arch-committee-2018-09/README.md", "2018-09-10", "2018-09"],
      ["elections/arch-committee-2023-10/README.md", "2018-09-10", "2023-10"],
      ["elections/arch-committee-2023-10/Results.md", "2018-09-10", "2023-10"],
      ["elections/arch-committee-2026-10/README.md", "2025-03-07", "2026-10"],
    ]);
  });
});
