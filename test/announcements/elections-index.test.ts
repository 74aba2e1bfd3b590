import { describe, expect, it } from "vitest";
import {
  indexFinishedElection,
  indexNewElection,
  indexTitle,
} from "../../src/announcements/elections-index.ts";

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

describe("indexFinishedElection", () => {
  const own = (title: string, bullet = "-") =>
    `${bullet} ${title}\n  ${bullet} [election](arch-committee-2026-10)\n  ${bullet} [results](arch-committee-2026-10/Results.md)\n`;
  const older = "- April 2026\n  - [election](arch-committee-2026-04)\n";
  const page = (current: string, previous: string) =>
    `# Elections\n\n## Current elections\n\n${current}\n## Previous elections\n${previous}`;
  const finished = (text: string) =>
    indexFinishedElection(text, {
      election: "2026-10",
      title: indexTitle(text, "2026-10"),
      next: "2027-04",
    });

  it.each([
    ["October 2026", "-", "- April 2027 - TBA"],
    ["Oct 2026", "-", "- Apr 2027 - TBA"],
    ["Oct. 2026", "*", "* Apr 2027 - TBA"],
    ["October 2026 (delayed)", "*", "* April 2027 - TBA"],
    ["OCT 2026", "+", "+ Apr 2027 - TBA"],
  ])("moves the entry %s, and announces the next in its form", (title, bullet, next) => {
    const entry = own(title, bullet);
    const after = page(`${next}\n`, `\n${entry}\n${older}`);
    expect(finished(page(entry, `\n${older}`))).toBe(after);
    expect(finished(page(entry, `\n${older}`).replaceAll("\n", "\r\n"))).toBe(
      after.replaceAll("\n", "\r\n"),
    );
    expect(finished(after)).toBe(after);
  });

  it("moves it below the heading where no election went before", () => {
    expect(finished(page(own("October 2026"), ""))).toBe(
      page("- April 2027 - TBA\n", `\n${own("October 2026")}`),
    );
  });

  it("announces none beside another current one", () => {
    const planned = "- April 2027\n  - [election](arch-committee-2027-04)\n";
    expect(finished(page(`${planned}\n${own("October 2026")}`, `\n${older}`))).toBe(
      page(planned, `\n${own("October 2026")}\n${older}`),
    );
    expect(finished(page(`${own("October 2026")}\n${planned}`, `\n${older}`))).toBe(
      page(planned, `\n${own("October 2026")}\n${older}`),
    );
  });

  it("leaves a page without previous elections, and one without the entry", () => {
    const bare = `## Current elections\n\n${own("October 2026")}`;
    expect(finished(bare)).toBe(bare);
    expect(finished(page(older, ""))).toBe(page(older, ""));
    expect(indexTitle(older, "2026-10")).toBe("");
  });

  it("gives way to the election that is planned next", () => {
    const after = finished(page(own("Oct 2026"), `\n${older}`));
    expect(indexNewElection(after, "elections/README.md", "2027-04", [])).toBe(
      page(
        "- April 2027\n  - [election](arch-committee-2027-04)\n",
        `\n${own("Oct 2026")}\n${older}`,
      ),
    );
  });
});
