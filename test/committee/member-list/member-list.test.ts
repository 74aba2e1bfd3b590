import { describe, expect, it } from "vitest";
import {
  describeMemberListFinding,
  readMemberList,
} from "../../../src/committee/member-list/member-list.ts";
import { writeMemberList } from "../../../src/committee/member-list/member-list-edit.ts";
import { ElectionError } from "../../../src/errors.ts";

const sentence = "The current Architecture Committee members are:";
const ada =
  "- `Ada Lindqvist` ([`ada-l`](https://github.com/ada-l)), [`Analytical Works`](https://analytical.example).";
const bo =
  "- `Bo Keller` ([`bo-k`](https://github.com/bo-k)), [`Northwind`](https://northwind.example).";

function page(...list: string[]): string {
  return ["# Governance", "", sentence, "", ...list, "", "Elections take place.", ""].join("\n");
}

function refusal(text: string): string {
  try {
    readMemberList(text, "README.md");
  } catch (error) {
    expect(error).toBeInstanceOf(ElectionError);
    expect((error as ElectionError).kind).toBe("input");
    return (error as ElectionError).message;
  }
  throw new Error("the page was read");
}

function readOne(line: string) {
  const list = readMemberList(page(line), "README.md");
  const [member] = list.members;
  return { ...member, findings: list.findings.map(({ code }) => code) };
}

describe("the member list of the root README", () => {
  it("gives names, logins, organizations and lines", () => {
    const list = readMemberList(page(ada, bo), "README.md");
    expect(list.form).toBe("list");
    expect(list.lines).toEqual({ first: 5, last: 6 });
    expect(list.findings).toEqual([]);
    expect(list.members.map(({ source: _, ...member }) => member)).toEqual([
      {
        name: "Ada Lindqvist",
        login: "ada-l",
        organization: { name: "Analytical Works", url: "https://analytical.example" },
        line: 5,
      },
      {
        name: "Bo Keller",
        login: "bo-k",
        organization: { name: "Northwind", url: "https://northwind.example" },
        line: 6,
      },
    ]);
    expect(list.members.map(({ source }) => source)).toEqual([ada, bo]);
  });

  it.each([
    [
      "an organization's link that is no code",
      "- `Ada L` ([`ada-l`](https://github.com/ada-l)), [Ltd. Co](https://ltd.example).",
    ],
    [
      "names that are no code",
      "- Ada L ([ada-l](https://github.com/ada-l)), [Ltd. Co](https://ltd.example)",
    ],
    [
      "a star, a slash after the login, an @",
      "* **Ada L** ([`@ada-l`](http://www.github.com/Ada-L/)), [`Ltd. Co`](https://ltd.example).",
    ],
  ])("reads %s", (_, line) => {
    expect(readOne(line)).toMatchObject({
      name: "Ada L",
      login: "ada-l",
      organization: { name: "Ltd. Co", url: "https://ltd.example" },
      findings: [],
    });
  });

  it.each([
    ["code without link", "- `Ada L` (`ada-l`), `Ltd. Co`."],
    ["plain words", "- Ada L (ada-l), Ltd. Co."],
    ["a preposition", "- [Ada L](https://github.com/ada-l) of Ltd. Co"],
    ["a preposition and brackets", "- Ada L (ada-l), from Ltd. Co"],
    ["a comment", "- `Ada L` (`ada-l`), `Ltd. Co`. <!-- until spring -->"],
  ])("reads an organization without address: %s", (_, line) => {
    expect(readOne(line).login).toBe("ada-l");
    expect(readOne(line).organization?.url).toBeUndefined();
    expect(readOne(line).organization?.name).toMatch(/^Ltd. Co$/);
  });

  it.each([
    "- [`Ada L`](https://github.com/ada-l), [`Ltd. Co`](https://ltd.example)",
    "- [Ada L](https://github.com/ada-l) ([Ltd. Co](https://ltd.example))",
    "- [`@ada-l`](https://github.com/ada-l) - Ada L, [`Ltd. Co`](https://ltd.example)",
    "- [@ada-l](https://github.com/ada-l) Ada L ([`Ltd. Co`](https://ltd.example))",
    "- **Ada L**, [Ltd. Co](https://ltd.example) ([@ada-l](https://github.com/ada-l))",
    "* Ada L – [`@ada-l`](https://github.com/ada-l) – [Ltd. Co](https://ltd.example)",
    "1. Ada L [@ada-l](https://github.com/ada-l): [Ltd. Co](https://ltd.example).",
  ])("reads another order and other marks: %s", (line) => {
    expect(readOne(line)).toMatchObject({
      name: "Ada L",
      login: "ada-l",
      organization: { name: "Ltd. Co", url: "https://ltd.example" },
      findings: [],
    });
  });

  it("reads a linked name without organization", () => {
    expect(readOne("- [Ada L](https://github.com/ada-l).")).toMatchObject({
      name: "Ada L",
      login: "ada-l",
      findings: ["organization-missing"],
    });
  });

  it("takes an organization's page on GitHub for no account", () => {
    const line = "- Ada L ([`ada-l`](https://github.com/ada-l)), [`Ltd`](https://github.com/ltd).";
    expect(readOne(line)).toMatchObject({ login: "ada-l", organization: { name: "Ltd" } });
  });

  it.each([
    "- @ada-l, see [`@bo-k`](https://github.com/bo-k)",
    "- Ask [@ada-l](https://github.com/ada-l) about it",
    "- [Ada L](https://github.com/ada-l), [Bo K](https://github.com/bo-k)",
    "- Ada L, one, two ([@ada-l](https://github.com/ada-l))",
    "- Ada L, by `one` or two ([@ada-l](https://github.com/ada-l))",
    "- [@ada-l](https://github.com/ada-l), https://ada.example",
    "- Ada L: Northwind, https://github.com/ada-l",
  ])("reads no member into %s", (line) => {
    expect(refusal(page(line))).toContain("not a member's line");
  });

  it("trusts neither login where text and link disagree, and says so", () => {
    const line = "- `Ada L` ([`ada-l`](https://github.com/bo-k)), `Northwind`.";
    const { findings, members } = readMemberList(page(line), "README.md");
    expect(members[0]?.login).toBeUndefined();
    expect(findings.map((finding) => describeMemberListFinding(finding, "README.md"))).toEqual([
      "README.md:5: Ada L: the login ada-l links to https://github.com/bo-k; both are ignored",
    ]);
  });

  it.each([
    ["- `Ada L` ([`ada-l`](https://example.com/ada-l)), `Northwind`.", "login-disagrees"],
    ["- `Ada L` ([`not a login`](https://github.com/ada-l)), `Northwind`.", "login-disagrees"],
    ["- `Ada L`, `Northwind`.", "login-missing"],
    ["- `Ada L` ([`ada-l`](https://github.com/ada-l)).", "organization-missing"],
    [
      "- `Ada L` ([`ada-l`](https://github.com/ada-l)), [](https://northwind.example).",
      "organization-missing",
    ],
  ])("finds something odd in %s", (line, code) => {
    const { findings } = readMemberList(page(line), "README.md");
    expect(findings).toMatchObject([{ code, line: 5, name: "Ada L" }]);
  });

  it("words what is missing", () => {
    const { findings } = readMemberList(page("- Ada L"), "README.md");
    expect(findings.map((finding) => describeMemberListFinding(finding, "README.md"))).toEqual([
      "README.md:5: Ada L: no login",
      "README.md:5: Ada L: no organization",
    ]);
  });

  it("reads the launch page's sentence, names only", () => {
    const text =
      "It has 5 members. The initial Architecture Committee members are Ada Lindqvist, Bo Keller,\nCy Mora and Di Okoye. More text. And more.\n";
    const list = readMemberList(text, "README.md");
    expect(list.form).toBe("prose");
    expect(list.members.map(({ name, login }) => [name, login])).toEqual([
      ["Ada Lindqvist", undefined],
      ["Bo Keller", undefined],
      ["Cy Mora", undefined],
      ["Di Okoye", undefined],
    ]);
  });

  it("reads the list of a page that a merge left half done elsewhere, and says so", () => {
    const text = `<<<<<<< HEAD\n# Another page\n=======\n${page(ada)}>>>>>>> 6023dab\n`;
    const list = readMemberList(text, "README.md");
    expect(list.members.map(({ login }) => login)).toEqual(["ada-l"]);
    expect(list.findings).toEqual([{ code: "conflict-markers", lines: [1, 3, 11] }]);
    expect(list.findings.map((finding) => describeMemberListFinding(finding, "README.md"))).toEqual(
      ["README.md: an unfinished merge conflict on lines 1, 3, 11, outside the member list"],
    );
  });

  it("takes no heading's underline for a conflict", () => {
    expect(readMemberList(`Members\n=======\n\n${page(ada)}`, "README.md").findings).toEqual([]);
  });
});

describe("a README without a usable member list", () => {
  it("has none at all", () => {
    expect(refusal("# Governance\n")).toBe(
      "README.md:1: there is no list of the Architecture Committee's members on this page",
    );
  });

  it("introduces it but lost it, as copies of the page's text do", () => {
    expect(refusal(page())).toBe("README.md:3: the member list is missing after this line");
  });

  it("has it twice", () => {
    expect(refusal(`${page(ada)}${page(bo)}`)).toBe(
      "README.md:3: the member list is introduced here\nREADME.md:10: and introduced again here",
    );
  });

  it("has a merge conflict in it", () => {
    expect(refusal(page("<<<<<<< HEAD", ada, "=======", bo, ">>>>>>> other"))).toBe(
      "README.md:5: the member list has a merge conflict",
    );
    expect(refusal(page(ada, "<<<<<<< HEAD", bo, "=======", ">>>>>>> other"))).toBe(
      [6, 8, 9].map((line) => `README.md:${line}: the member list has a merge conflict`).join("\n"),
    );
  });

  it.each([
    [
      "a sentence among the members",
      "- see the wiki (soon), for, [a](https://a.example) [b](https://b.example)",
    ],
    ["an item with a list below it", "- `Cy Mora`\n  - [`cy-m`](https://github.com/cy-m)"],
    [
      "two logins",
      "- `Cy Mora` ([`cy-m`](https://github.com/cy-m) [`cy`](https://github.com/cy)), `Northwind`.",
    ],
    [
      "words after the organization",
      "- `Cy Mora` ([`cy-m`](https://github.com/cy-m)), [`Northwind`](https://n.example) until May.",
    ],
    ["an empty item", "-"],
  ])("holds %s", (_, line) => {
    expect(refusal(page(ada, line))).toMatch(/^README\.md:6: not a member's line: /);
  });

  it("lists somebody twice", () => {
    expect(refusal(page(ada, bo, ada))).toBe("README.md:7: Ada Lindqvist is already on line 5");
    const again = "- `A. Lindqvist` ([`ADA-L`](https://github.com/ADA-L)), `Northwind`.";
    expect(refusal(page(ada, again))).toBe("README.md:6: A. Lindqvist is already on line 5");
  });

  it("has members outside the list", () => {
    expect(refusal(page(ada, "", "and", "", bo.slice(2), "", bo.replace("-", "+")))).toBe(
      "README.md:9: this member is outside the list\nREADME.md:11: this member is outside the list",
    );
  });

  it("shows control characters of a bad line instead of sending them to the terminal", () => {
    expect(refusal(page("- `\u001b[31mCy` (a) b"))).toBe(
      "README.md:5: not a member's line: - `\\u001b[31mCy` (a) b",
    );
  });
});

describe("other forms of member lists", () => {
  const read = (list: string, words = "The current Architecture Committee members are:") =>
    readMemberList(`# Kata\n\n${words}\n\n${list}\n\n## Next\n`, "README.md");
  const said = (list: string, words?: string): string[] =>
    read(list, words).members.map(
      ({ name, login, organization }) => `${name}=${login ?? "?"}=${organization?.name ?? "-"}`,
    );
  const ada = "Ada Lindqvist=ada-l=Northwind";

  it.each([
    "| Name | GitHub | Organization |\n|---|---|---|\n| Ada Lindqvist | [ada-l](https://github.com/ada-l) | Northwind |",
    "| Member | Affiliation | Term ends |\n|:--|:-:|--:|\n| [Ada Lindqvist](https://github.com/ada-l) | Northwind | Oct 2031 |",
    "| Seat | Name (GitHub) | Company |\n|--|--|--|\n| 1 | Ada Lindqvist (@ada-l) | Northwind |\n| 2 | vacant | |",
    "Photo | Full name | Account | Employer\n--|--|--|--\n![](a.png) | **Ada Lindqvist** | `ada-l` | `Northwind`",
    "| Committee member | Handle | Company |\r\n|--|--|--|\r\n| Ada Lindqvist | @ada-l | [Northwind](https://n.example) |",
  ])("may be a table, which is read and never written: %j", (table) => {
    expect(said(table)).toEqual([ada]);
    expect(read(table).form).toBe("table");
    expect(() =>
      writeMemberList(`Architecture Committee members:\n\n${table}\n`, "README.md", []),
    ).toThrow("the members are in a table");
  });

  it("leaves another table of the page alone", () => {
    const table = "| Name | GitHub |\n|---|---|\n| Bo Keller | bo-k |";
    const list = read(`- Ada Lindqvist (@ada-l), Northwind\n\nCommitters:\n\n${table}`);
    expect([list.form, list.members.length]).toEqual(["list", 1]);
  });

  it.each([
    "* Ada Lindqvist (@ada-l), Northwind (chair)",
    "* `Ada Lindqvist` (co-chair) ([`ada-l`](https://github.com/ada-l)), `Northwind`.",
    "* Ada Lindqvist (@ada-l), Northwind, chair",
    "* Ada Lindqvist (Chair, @ada-l), Northwind",
    "* **Chair:** Ada Lindqvist (@ada-l), Northwind",
    "* Ada Lindqvist (@ada-l), Northwind *(chair)*",
    "* Ada Lindqvist (@ada-l, she/her), Northwind",
    "* Ada Lindqvist (@ada-l), Northwind (until Oct 2031)",
    "* Ada Lindqvist (@ada-l), Northwind, term ends October 2031",
    "* Ada Lindqvist (@ada-l), Northwind [new]",
    "* Ada Lindqvist (@ada-l), Northwind[^1]",
    "* [x] Ada Lindqvist (@ada-l), Northwind",
    "* Ada Lindqvist @ada-l (Northwind)",
    "* Ada Lindqvist @ada-l - Northwind",
    "* Ada Lindqvist (@ada-l) Northwind",
    "* Ada Lindqvist (@ada-l), Northwind\n* *vacant*\n* (vacant seat)",
  ])("may say more of a member: %j", (list) => expect(said(list)).toEqual([ada]));

  it.each(["New Relic", "Retired", "Chairlift Labs", "Hearst", "Newline (US)"])(
    "take nothing from an organization named %s",
    (of) => expect(said(`* Ada Lindqvist (@ada-l), ${of}`)).toEqual([`Ada Lindqvist=ada-l=${of}`]),
  );

  it.each([
    ["* ~~Ada Lindqvist (@ada-l), Northwind~~"],
    ["* Lindqvist, Ada (@ada-l), Northwind"],
    ["* Ada Lindqvist (@ada-l), Northwind (emeritus)"],
    ["* Ada Lindqvist (stepped down) (@ada-l), Northwind"],
    ["* @ada-l"],
  ])("stop where a line is no member's: %s", (list) => {
    expect(() => read(list)).toThrow("not a member's line");
  });

  it.each([
    "The members of the Architecture Committee are:",
    "Architecture Committee members:",
    "The Architecture Committee currently consists of:",
    "The current Architecture Committee (AC) members are:",
    "The Architecture Committee's members are:",
  ])("follow “%s”", (words) => {
    expect(said("* Ada Lindqvist (@ada-l), Northwind", words)).toEqual([ada]);
  });

  it("pass no one's role on to a new member", () => {
    const page =
      "The current Architecture Committee members are:\n\n* Ada Lindqvist (@ada-l), Northwind (chair)\n";
    const { members } = readMemberList(page, "README.md");
    const bo = { name: "Bo Keller", login: "bo-k", organization: { name: "Eastwind" } };
    const written = writeMemberList(page, "README.md", [...members, bo]);
    expect(written).toContain("* Ada Lindqvist (@ada-l), Northwind (chair)\n");
    expect(written.match(/chair/g)).toHaveLength(1);
  });
});
