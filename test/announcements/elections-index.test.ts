import { describe, expect, it } from "vitest";
import { indexNewElection } from "../../src/announcements/elections-index.ts";

const top = "# Elections\n\nSome words.\n\n";
const written = (text: string, finished: readonly string[] = []) =>
  indexNewElection(text, "elections/README.md", "2026-10", finished);

describe("indexNewElection", () => {
  it("puts the election in the place of a finished one, which moves to the top of the previous", () => {
    const before = `${top}## Current elections

- April 2026
  - [election](arch-committee-2026-04)
  - [results](arch-committee-2026-04/Results.md)

## Previous elections


- October 2025
  - [election](arch-committee-2025-10)
`;
    expect(written(before, ["2025-10", "2026-04"])).toBe(`${top}## Current elections

- October 2026
  - [election](arch-committee-2026-10)

## Previous elections


- April 2026
  - [election](arch-committee-2026-04)
  - [results](arch-committee-2026-04/Results.md)

- October 2025
  - [election](arch-committee-2025-10)
`);
  });

  it("replaces the line that only announces it, and leaves an unfinished one below", () => {
    const before = `${top}## Current elections

- Oct 2026 - TBA

- April 2026
  - [election](arch-committee-2026-04)

## Tools
`;
    expect(written(before)).toBe(`${top}## Current elections

- October 2026
  - [election](arch-committee-2026-10)

- April 2026
  - [election](arch-committee-2026-04)

## Tools
`);
  });

  it("begins the list where there is none, in both sections", () => {
    const before = `${top}## Current elections\n\n## Previous elections\n`;
    const once = written(before);
    expect(once).toBe(
      `${top}## Current elections\n\n- October 2026\n  - [election](arch-committee-2026-10)\n\n## Previous elections\n`,
    );
    const next = indexNewElection(once, "elections/README.md", "2027-04", ["2026-10"]);
    expect(next).toBe(
      `${top}## Current elections\n\n- April 2027\n  - [election](arch-committee-2027-04)\n\n## Previous elections\n\n- October 2026\n  - [election](arch-committee-2026-10)\n`,
    );
  });

  it("changes nothing the second time, and keeps CRLF", () => {
    const before = `${top}## Current elections\r\n\r\n- October 2026 - TBA\r\n`.replace(
      /\r?\n/g,
      "\r\n",
    );
    const once = written(before);
    expect(once).toContain("- October 2026\r\n  - [election](arch-committee-2026-10)\r\n");
    expect(once.replaceAll("\r\n", "")).not.toContain("\n");
    expect(written(once)).toBe(once);
  });

  it("keeps a finished one where there are no previous elections", () => {
    const before = `${top}## Current elections\n\n- [April](arch-committee-2026-04)\n`;
    expect(written(before, ["2026-04"])).toContain("\n- [April](arch-committee-2026-04)\n");
  });

  it("refuses a page without the heading", () => {
    expect(() => written(top)).toThrow('elections/README.md has no heading "Current elections"');
  });
});
