import { describe, expect, it } from "vitest";
import { readMailFailures } from "../../src/people/mail-failures.ts";

// The page of CIVS writes each row of its table as the cells' HTML joined by commas, without quoting.
const header = "Email address,Reason\n";

describe("readMailFailures", () => {
  it.each<[string, string, { address: string; reason: string }[]]>([
    [
      "a plain row",
      "a@x.example,not activated\n",
      [{ address: "a@x.example", reason: "not activated" }],
    ],
    [
      "commas in the reason",
      "a@x.example,no, really\r\n",
      [{ address: "a@x.example", reason: "no, really" }],
    ],
    [
      "HTML in both",
      '<a href="mailto:a@x.example">a@x.example</a>,Not <b>activated</b> &amp; so <br>no mail',
      [{ address: "a@x.example", reason: "Not activated & so no mail" }],
    ],
    [
      "an address in angle brackets",
      "&lt;a@x.example&gt;,why",
      [{ address: "a@x.example", reason: "why" }],
    ],
    [
      "a reason over lines",
      "a@x.example,first\nsecond, third\n",
      [{ address: "a@x.example", reason: "first second, third" }],
    ],
    ["no reason", "a@x.example\n", [{ address: "a@x.example", reason: "" }]],
    [
      "an address twice: the last",
      "a@x.example,1\nA@X.example,2\n",
      [{ address: "A@X.example", reason: "2" }],
    ],
    [
      "a character reference that stays",
      "a@x.example,&zz;\n",
      [{ address: "a@x.example", reason: "&zz;" }],
    ],
    ["nothing but the header", "", []],
  ])("%s", (_, rows, failures) => {
    expect(readMailFailures(header + rows)).toEqual({ failures, problems: [] });
  });

  it("makes control characters visible, and bounds a reason", () => {
    const { failures } = readMailFailures(`${header}a@x.example,\u001b[31m${"x".repeat(1000)}`);
    expect(failures[0]?.reason).not.toContain("\u001b");
    expect(failures[0]?.reason.length).toBe(300);
  });

  it.each<[string, string, number]>([
    ["no header", "a@x.example,why\nb@x.example,why\n", 1],
    ["no address", `${header}why,not\n`, 2],
    ["a broken address", `${header}a@x.example,1\na@@x,2\n`, 3],
    ["a noreply address", `${header}1+a@users.noreply.github.com,2\n`, 2],
  ])("names the line of %s", (_, text, line) => {
    expect(readMailFailures(text).problems.map((problem) => problem.line)).toEqual([line]);
  });
});
