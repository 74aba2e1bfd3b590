import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMemberList } from "../../../src/committee/member-list/member-list.ts";
import { writeMemberList } from "../../../src/committee/member-list/member-list-edit.ts";

const before = "# Governance\n\n- a list\n\nThe current Architecture Committee members are:\n\n";
const after = "\nElections take place.  \n\n1) one\n1) two\n";
const old =
  "* `Éva Roth` ([`eva-r`](https://github.com/eva-r)), [Northwind](https://northwind.example).  \n";

function members(text: string) {
  return readMemberList(text, "README.md").members;
}

describe("writing the member list", () => {
  it("touches only the list: kept lines stay, new ones take their form, names sort", () => {
    const text = `${before}${old}* Frida Keller, Northwind\n${after}`;
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
      `${before}* \`Ada Lindqvist\` ([\`ada-l\`](https://github.com/ada-l)).
${old}* \`fred Ames\` ([\`fred-a\`](https://github.com/fred-a)), Southwind.
* \`Zoe Ade\` ([\`zoe-a\`](https://github.com/zoe-a)), [Analytical Works](https://analytical.example).
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
      `${before}- \`Ada L\` (\`ada-l\`).\n\n${list.join("\n")}`.replaceAll("\n", "\r\n"),
    );
  });

  it("ends the list's last line where the page ends with a line that has no end", () => {
    const text = `${before}${old}\nThe end.`;
    const next = `${before}${old.trim()}\n# Next`;
    expect(writeMemberList(text, "README.md", members(text))).toBe(text);
    expect(writeMemberList(next, "README.md", members(next))).toBe(next);
  });

  const zed = {
    name: "Zed Quist",
    login: "zed-q",
    organization: { name: "Quist & Co", url: "https://quist.example" },
  };

  // What a new line must be, by the neighbour above it: only the words differ.
  it.each([
    [
      "- Bo K ([`bo-k`](https://github.com/bo-k)), [Northwind](https://n.example).",
      "- Zed Quist ([`zed-q`](https://github.com/zed-q)), [Quist \\& Co](https://quist.example).",
    ],
    [
      "- `Bo K` ([`bo-k`](https://github.com/bo-k)), [Northwind](https://n.example).",
      "- `Zed Quist` ([`zed-q`](https://github.com/zed-q)), [Quist \\& Co](https://quist.example).",
    ],
    [
      "- `Bo K` ([`bo-k`](https://github.com/bo-k)), [`Northwind`](https://n.example).",
      "- `Zed Quist` ([`zed-q`](https://github.com/zed-q)), [`Quist & Co`](https://quist.example).",
    ],
    [
      "- `Bo K` ([`@bo-k`](https://github.com/bo-k)), [`Northwind`](https://n.example)",
      "- `Zed Quist` ([`@zed-q`](https://github.com/zed-q)), [`Quist & Co`](https://quist.example)",
    ],
    [
      "* **Bo K** ([@bo-k](https://github.com/bo-k)), Northwind",
      "* **Zed Quist** ([@zed-q](https://github.com/zed-q)), Quist \\& Co",
    ],
    [
      "- [`Bo K`](https://github.com/bo-k), [`Northwind`](https://n.example).",
      "- [`Zed Quist`](https://github.com/zed-q), [`Quist & Co`](https://quist.example).",
    ],
    [
      "- [@bo-k](https://github.com/bo-k) - Bo K ([Northwind](https://n.example))",
      "- [@zed-q](https://github.com/zed-q) - Zed Quist ([Quist \\& Co](https://quist.example))",
    ],
    [
      "- Bo K, [Northwind](https://n.example) ([`bo-k`](https://github.com/bo-k))",
      "- Zed Quist, [Quist \\& Co](https://quist.example) ([`zed-q`](https://github.com/zed-q))",
    ],
    ["- Bo K (bo-k), Northwind.", "- Zed Quist (zed-q), Quist \\& Co."],
    ["- Bo K (@bo-k), `Northwind`", "- Zed Quist (@zed-q), `Quist & Co`"],
  ])("writes a new line in the form of %s", (line, expected) => {
    const text = `${before}${line}\n${after}`;
    const written = writeMemberList(text, "README.md", [...members(text), zed]);
    expect(written).toBe(`${before}${line}\n${expected}\n${after}`);
    expect(members(written)[1]).toMatchObject({ name: "Zed Quist", login: "zed-q" });
  });

  it.each([
    [
      "- `Bo K` ([`bo-k`](https://github.com/bo-k)), [`N`](https://n.example).",
      "- `Zed Quist` ([`zed-q`](https://github.com/zed-q)).",
    ],
    [
      "- [@bo-k](https://github.com/bo-k) - Bo K ([N](https://n.example))",
      "- [@zed-q](https://github.com/zed-q) - Zed Quist",
    ],
    [
      "- Bo K – [@bo-k](https://github.com/bo-k) – N",
      "- Zed Quist – [@zed-q](https://github.com/zed-q)",
    ],
  ])("takes the organization out of the form of %s", (line, expected) => {
    const text = `${before}${line}\n${after}`;
    const none = { ...zed, organization: undefined };
    expect(writeMemberList(text, "README.md", [...members(text), none])).toBe(
      `${before}${line}\n${expected}\n${after}`,
    );
  });

  it("takes the form that most lines have, and writes its own where no line has a place for all", () => {
    const plain = (name: string) =>
      `- ${name} (\`${name.toLowerCase()}-x\`), [N](https://n.example).`;
    const list = [
      plain("Ada"),
      plain("Bo"),
      "- `Cy` ([`cy-x`](https://github.com/cy-x)), [`N`](https://n.example).",
    ];
    const text = `${before}${list.join("\n")}\n${after}`;
    expect(writeMemberList(text, "README.md", [...members(text), zed])).toContain(
      "- Zed Quist (`zed-q`), [Quist \\& Co](https://quist.example).\n",
    );
    const bare = `${before}- Bo K\n${after}`;
    expect(writeMemberList(bare, "README.md", [...members(bare), zed])).toContain(
      "- `Zed Quist` ([`zed-q`](https://github.com/zed-q)), [`Quist & Co`](https://quist.example).\n",
    );
  });

  it("keeps the order of a list that is not sorted: who is new stands where someone left", () => {
    const line = (name: string) =>
      `- \`${name}\` ([\`${name.toLowerCase()}-x\`](https://github.com/${name.toLowerCase()}-x)), [\`N\`](https://n.example).`;
    const text = `${before}${["Cy", "Ada", "Bo"].map(line).join("\n")}\n${after}`;
    const [cy, , bo] = members(text);
    const fay = {
      name: "Fay",
      login: "fay-x",
      organization: { name: "N", url: "https://n.example" },
    };
    const eva = { ...fay, name: "Eva", login: "eva-x" };
    const kept = [cy, bo].filter((each) => each !== undefined);
    expect(writeMemberList(text, "README.md", [...kept, fay, eva])).toBe(
      `${before}${["Cy", "Eva", "Bo", "Fay"].map(line).join("\n")}\n${after}`,
    );
  });

  it("changes an organization in the member's own line, and leaves the form of the others alone", () => {
    const own = "- [@bo-k](https://github.com/bo-k) - Bo K (Northwind)";
    const other = "- `Cy` ([`cy-x`](https://github.com/cy-x)), [`N`](https://n.example).";
    const text = `${before}${own}\n${other}\n${other.replaceAll(/cy/gi, "Dee")}\n${after}`;
    const moved = { name: "Bo K", login: "BO-K", organization: { name: "Southwind" } };
    const written = writeMemberList(text, "README.md", [moved, ...members(text).slice(1)]);
    expect(written).toBe(
      text
        .replace("bo-k](", "BO-K](")
        .replace("com/bo-k", "com/BO-K")
        .replace("Northwind", "Southwind"),
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
      { numRuns: 50 },
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
