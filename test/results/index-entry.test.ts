import { describe, expect, it } from "vitest";
import { writeIndexEntry } from "../../src/results/index-entry.ts";

const older =
  "- April 2026\n  - [election](arch-committee-2026-04)\n  - [results](arch-committee-2026-04/Results.md)\n";
const entry =
  "- October 2026\n  - [election](arch-committee-2026-10)\n  - [results](arch-committee-2026-10/Results.md)\n";

function index(current: string, previous = `\n${older}`): string {
  return `# Elections\n\nText  \n\n## Current elections\n${current}\n## Previous elections\n${previous}`;
}

function edit(text: string): string {
  return writeIndexEntry(text, "elections/README.md", "2026-10");
}

describe("the index of elections", () => {
  it("gets the results' link after the election's", () => {
    const before = "\n- October 2026\n  - [election](arch-committee-2026-10)\n";
    expect(edit(index(before))).toBe(index(`\n${entry}`));
  });

  it("gets a whole entry in place of an announcement without links", () => {
    expect(edit(index("\n- October 2026 - TBA\n"))).toBe(index(`\n${entry}`));
    expect(edit(index("\n* Oct 2026: see the mailing list\n"))).toBe(index(`\n${entry}`));
  });

  it("keeps remarks, and the form of the entry's list", () => {
    const before =
      "\n* October 2026 (delayed)\n    * [election](arch-committee-2026-10/README.md)\n    * a remark\n";
    expect(edit(index(before))).toBe(
      index(
        "\n* October 2026 (delayed)\n    * [election](arch-committee-2026-10/README.md)\n    * [results](arch-committee-2026-10/Results.md)\n    * a remark\n",
      ),
    );
  });

  it("reads an entry whose link stands in the text, as the first one does", () => {
    expect(edit(index("\n- October 2026\n  [election](arch-committee-2026-10)\n"))).toBe(
      index(
        "\n- October 2026\n  [election](arch-committee-2026-10)\n  - [results](arch-committee-2026-10/Results.md)\n",
      ),
    );
  });

  it("changes nothing where the link stands, also among the previous elections", () => {
    expect(edit(index(`\n${entry}`))).toBe(index(`\n${entry}`));
    const moved = index("\n", `\n${entry}\n${older}`);
    expect(edit(moved)).toBe(moved);
  });

  it("gets a new entry on top where there is none", () => {
    expect(edit(index(`\n${older}`, "\n"))).toBe(index(`\n${entry}\n${older}`, "\n"));
    expect(edit(index("\n"))).toBe(index(`\n${entry}\n`));
  });

  it("adds it at the end of a page that ends with the heading", () => {
    expect(edit("## Current elections")).toBe(`## Current elections\n\n${entry}`);
  });

  it("keeps Windows line ends", () => {
    const before = index("\n- October 2026 - TBA\n").replaceAll("\n", "\r\n");
    expect(edit(before)).toBe(index(`\n${entry}`).replaceAll("\n", "\r\n"));
  });

  it("does not take another year or month for the election", () => {
    const other = "\n- October 2025\n  - [election](arch-committee-2025-10)\n- November 2026\n";
    expect(edit(index(other))).toBe(index(`\n${entry}\n${other.slice(1)}`));
  });

  it("refuses a page without the heading", () => {
    expect(() => edit("# Elections\n")).toThrow(
      'elections/README.md has no heading "Current elections"',
    );
  });
});
