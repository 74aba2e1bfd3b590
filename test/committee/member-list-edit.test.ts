import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMemberList } from "../../src/committee/member-list.ts";
import { writeMemberList } from "../../src/committee/member-list-edit.ts";

const before = "# Governance\n\n- a list\n\nThe current Architecture Committee members are:\n\n";
const after = "\nElections take place.  \n\n1) one\n1) two\n";
const old =
  "* `Éva Roth` ([`eva-r`](https://github.com/eva-r)), [Northwind](https://northwind.example).  \n";

function members(text: string) {
  return readMemberList(text, "README.md").members;
}

describe("writing the member list", () => {
  it("touches only the list: kept lines stay, new ones take today's form, names sort", () => {
    const text = `${before}${old}* Bo Keller, Northwind\n${after}`;
    const kept = members(text).slice(0, 1);
    const written = writeMemberList(text, "README.md", [
      {
        name: "Zoe Ade",
        login: "zoe-a",
        organization: { name: "Analytical Works", url: "https://analytical.example" },
      },
      ...kept,
      { name: "fred Ames", login: "fred-a", organization: { name: "Southwind" } },
      { name: "Ada Lindqvist", login: "ada-l", organization: undefined },
    ]);
    expect(written).toBe(
      `${before}- \`Ada Lindqvist\` ([\`ada-l\`](https://github.com/ada-l)).
${old}- \`fred Ames\` ([\`fred-a\`](https://github.com/fred-a)), \`Southwind\`.
- \`Zoe Ade\` ([\`zoe-a\`](https://github.com/zoe-a)), [\`Analytical Works\`](https://analytical.example).
${after}`,
    );
  });

  it("gives the same page when nobody changes", () => {
    const text = `${before}${old}${after}`;
    expect(writeMemberList(text, "README.md", members(text))).toBe(text);
  });

  it("keeps Windows line ends, blank lines between entries and a missing last line end", () => {
    const list = ["- `Bo Keller` (`bo-k`), `Northwind`.", "", "- `Cy Mora` (`cy-m`), `Northwind`."];
    const text = `${before}${list.join("\n")}`.replaceAll("\n", "\r\n");
    const ada = { name: "Ada L", login: "ada-l", organization: undefined };
    expect(writeMemberList(text, "README.md", members(text))).toBe(text);
    expect(writeMemberList(text, "README.md", [ada, ...members(text)])).toBe(
      `${before}- \`Ada L\` ([\`ada-l\`](https://github.com/ada-l)).\n\n${list.join("\n")}`.replaceAll(
        "\n",
        "\r\n",
      ),
    );
  });

  it("does not rewrite the launch page's sentence", () => {
    const text = "The initial Architecture Committee members are Ada L and Bo K. More.\n";
    expect(() => writeMemberList(text, "README.md", members(text))).toThrow(
      "README.md:1: the members are named in a sentence, not in a list",
    );
  });

  it("reads back whatever names and organizations it writes", () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .map((text) => `x${text.replace(/[\p{C}\p{Z}\s]/gu, "")}`);
    const entry = fc.record({
      name,
      login: fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/),
      organization: fc.option(
        fc.record({ name, url: fc.constant("https://a.example/b_(c)?d=<e>&f=%20") }),
        { nil: undefined },
      ),
    });
    const entries = fc.uniqueArray(entry, { minLength: 1, maxLength: 5, selector: (e) => e.login });
    fc.assert(
      fc.property(entries, (wanted) => {
        const distinct = wanted.filter(
          ({ name }, index) => wanted.findIndex((other) => other.name === name) === index,
        );
        const read = members(writeMemberList(`${before}${old}${after}`, "README.md", distinct));
        const shape = (each: (typeof wanted)[number]) => [
          each.login,
          each.name,
          each.organization?.name,
        ];
        const readShape = read.map((each) => [each.login, each.name, each.organization?.name]);
        expect(readShape.sort()).toEqual(distinct.map(shape).sort());
        for (const { organization } of read.filter((each) => each.organization !== undefined)) {
          expect(organization?.url).toBe("https://a.example/b_%28c%29?d=%3Ce%3E&f=%20");
        }
      }),
      { numRuns: 100 },
    );
  });

  it("lets no hostile name or address become markup", () => {
    const hostile = "](javascript:alert(1)) `<script>`\n- `Eve`\u202e";
    const text = writeMemberList(`${before}${old}${after}`, "README.md", [
      { name: hostile, login: "eve", organization: { name: hostile, url: "javascript:alert(1)" } },
    ]);
    const [eve, second] = members(text);
    expect(second).toBeUndefined();
    expect(eve?.name).toBe("](javascript:alert(1)) `<script>`\\u000a- `Eve`\\u202e");
    expect(eve?.organization?.url).toBeUndefined();
  });
});
