import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  candidacyContent,
  isCandidacy,
  readCandidacy,
} from "../../src/candidates/candidacy-file.ts";
import { isSureLogin, readAccount } from "../../src/candidates/person-line.ts";

function values(text: string) {
  const { name, login, affiliation, emails, problems } = readCandidacy(text);
  return {
    name: name?.value,
    login: login?.value,
    affiliation: affiliation?.value,
    emails: emails.map(({ value }) => value),
    problems: problems.map((each) => ("field" in each ? `${each.code} ${each.field}` : each.code)),
  };
}

const url = "https://github.com/ada-l";
const ada = { name: "Ada Lindqvist", login: "ada-l", problems: [] };

describe("name and account on one line", () => {
  it.each([
    [`Ada Lindqvist, [@ada-l](${url}).`],
    [`[@ada-l](${url}), Ada Lindqvist.`],
    [`Ada Lindqvist ([ada-l](${url}))`],
    [`Ada Lindqvist [ada-l](${url}/),`],
    [`[Ada Lindqvist](${url}).`],
    [`[Ada Lindqvist (@ada-l)](${url})`],
    [`[Ada Lindqvist][1] (${url})`],
    ["Ada Lindqvist, @ada-l."],
    ["@ada-l Ada Lindqvist"],
    ["@ada-l (Ada Lindqvist)"],
    ["Ada Lindqvist [@ada-l]"],
    ["Ada Lindqvist | ada-l"],
    ["Ada Lindqvist – ada-l"],
    ["Ada Lindqvist (ada-l)"],
    ["ada-l (Ada Lindqvist)"],
    ["**Ada Lindqvist** `ada-l`"],
    ["Ada Lindqvist (GitHub: ada-l)"],
    ["Ada Lindqvist, GitHub handle: @ada-l"],
    ["Ada Lindqvist, ada-l on GitHub"],
    [`Ada Lindqvist <${url}>`],
    [`Ada Lindqvist - ${url}`],
    [`Ada Lindqvist (${url}?tab=repositories)`],
    ["Ada Lindqvist github.com/ada-l"],
    [`<a href="${url}">Ada Lindqvist</a>`],
    [`Ada Lindqvist <a href='${url}'>@ada-l</a><br/>`],
    ["Ada Lindqvist（＠ada-l）。"],
    ["Ada Lindqvist \\(@ada\\-l\\)\\"],
    ["Ada Lindqvist <!-- given family --> (@ada-l)"],
    ["Ada Lindqvist &lt;@ada-l&gt;"],
    ["Ada Lindqvist aka @ada-l"],
    ["_Ada Lindqvist_ (_@ada-l_)"],
    ["**Ada Lindqvist** (**@ada-l**)"],
    [`Ada Lindqvist ![avatar](https://x.example/a.png) [ada-l](${url})`],
    [`"[Ada Lindqvist](${url})"`],
    ["Ada Lindqvist (https://github.com/@ada-l)"],
    ["Ada\u00a0Lindqvist, @ada-l \r"],
  ])("Name: %s", (line) => {
    expect(values(`\ufeffName: ${line}\nBackground:\nI run.`)).toMatchObject(ada);
  });

  it.each([
    ["Ada Lindqvist <ada@works.example>, @ada-l"],
    ["Ada Lindqvist (@ada-l) ada@works.example."],
    [`Ada Lindqvist; ${url}; [mail](mailto:ada@works.example)`],
    ["Ada Lindqvist, Email: ada@works.example, GitHub: ada-l"],
    ["Ada Lindqvist <ada at works dot example> (@ada-l)"],
  ])("and an address: %s", (line) => {
    expect(values(`Name: ${line}`)).toMatchObject({ ...ada, emails: ["ada@works.example"] });
  });

  it.each([
    ["Ada Lindqvist."],
    ["Ada Lindqvist,"],
    ["“Ada Lindqvist”".replace(/[“”]/g, '"')],
    ["Ada Lindqvist [](https://ada.example)"],
    ["[Ada Lindqvist](https://ada.example)."],
  ])("the name alone: %s", (line) => {
    expect(values(`Name: ${line}`)).toMatchObject({ ...ada, login: undefined });
  });

  it.each([
    ["Ada L."],
    ["Ada Lindqvist Jr."],
    ["Peng, Tao"],
    ["O'Neil Ann-Maria St. John"],
    ["Ada B.C."],
  ])("leaves %s as it is", (name) =>
    expect(values(`Name: ${name}`)).toMatchObject({ name, problems: [] }),
  );

  it.each([
    ["Ada Lindqvist (she/her)", "Ada Lindqvist"],
    ["王小明 (Xiaoming Wang)", "王小明"],
    ["Anastassios (Tassos) Nanos", "Anastassios Nanos"],
    ["Ada Lindqvist (lindada)", "Ada Lindqvist"],
    ["Ada Lindqvist - Northwind", "Ada Lindqvist"],
    ["Ada Lindqvist | Northwind", "Ada Lindqvist"],
    ["Ada Lindqvist [1]", "Ada Lindqvist"],
    ["Ada Lindqvist @ Northwind", "Ada Lindqvist"],
    ["Ada Lindqvist a.k.a. lindada", "Ada Lindqvist"],
    ["Ada Lindqvist from Northwind", "Ada Lindqvist"],
    ["Ada Lindqvist, she/they", "Ada Lindqvist"],
    ["Ada Lindqvist 🚀", "Ada Lindqvist"],
    ["Ada Lindqvist, engineer at Northwind", "Ada Lindqvist"],
    ["ada-l", "ada-l"],
  ])("asks what the name is in %s", (line, likely) => {
    expect(readCandidacy(`Name: ${line}`)).toMatchObject({
      name: { value: likely },
      problems: [{ code: "name-doubtful", field: "name", text: line, likely, line: 1 }],
    });
  });

  it.each(["Ada\nLindqvist", "Ada\n  Lindqvist", "\n\nAda\nLindqvist", "艾达\nAda Lindqvist"])(
    "asks whether a name goes on in the next line: %j",
    (lines) => {
      const { problems } = readCandidacy(`Name: ${lines}\nGitHub: ada-l\n`);
      expect(problems.map(({ code }) => code)).toEqual(["name-doubtful"]);
    },
  );

  it.each(["Ada Lindqvist[^1]", "Ada Lindqvist<sup>1</sup>", "Ada Lindqvist!"])(
    "leaves out what is no part of the name: %s",
    (line) => {
      expect(values(`Name: ${line}\nGitHub: ada-l`)).toMatchObject(ada);
    },
  );

  it("takes an account elsewhere for none on GitHub", () => {
    for (const where of ["on Slack", "on IRC", "at gitlab.com"]) {
      const { login } = readCandidacy(`Name: Ada Lindqvist (@quilla ${where})\nGitHub: ada-l\n`);
      expect(login?.value).toBe("ada-l");
    }
  });

  it("never leaves an address of the web, an @ or brackets in a name without a question", () => {
    const piece = fc.constantFrom(
      ...[
        "Ada",
        "Lindqvist",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "@",
        "@ada-l",
        url,
        "ada@works.example",
      ],
      ...[
        ",",
        ".",
        "|",
        "–",
        "`",
        "GitHub:",
        `[x](${url})`,
        "(she/her)",
        "&amp;",
        "<b>",
        "</b>",
        "ada-l",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { name, problems } = readCandidacy(`Name: ${pieces.join(" ")}\n`);
        if (name === undefined || !/[@()[\]{}<>]|:\/\//.test(name.value)) return;
        expect(problems.map(({ code }) => code)).toContain("name-doubtful");
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("an account on its line", () => {
  it.each([
    [`<${url}>`],
    [`[Ada Lindqvist](${url}).`],
    ["Ada Lindqvist (@ada-l)"],
    ["ada-l (Ada Lindqvist)"],
    ["`@ada-l`."],
    ["@ada-l (she/her)"],
    [`ada-l, ${url}`],
    [`${url}?tab=repositories`],
    ["＠ada-l"],
  ])("GitHub ID: %s", (line) => {
    expect(values(`Name: Ada Lindqvist\nGitHub ID: ${line}`)).toMatchObject(ada);
    expect(readAccount(line)).toEqual({ login: "ada-l" });
  });

  it("may be a pronoun, where it stands alone", () => {
    expect(readAccount("it")).toEqual({ login: "it" });
    expect(readAccount("ada-l, she/her")).toEqual({ login: "ada-l" });
  });

  it.each([["@ada-l, @ada-work"], ["ada-l / ada-work"], ["ada and bella"], [`${url} and @bo`]])(
    "may be one of several: %s",
    (line) => {
      expect(values(`GitHub: ${line}`).problems).toEqual(["field-repeated login"]);
      expect(readAccount(line)).toBeUndefined();
    },
  );

  it.each([
    ["none"],
    ["tbd"],
    [`${url}/kata`],
    ["my page"],
    ["https://ada.example"],
    ["[me](https://ada.example)"],
  ])("is not %s", (line) =>
    expect(values(`GitHub: ${line}`).problems).toEqual(["field-unreadable login"]),
  );

  it("is sure where nothing else is written so", () => {
    expect(["ada-l", "wei555", "Wei555"].filter(isSureLogin)).toHaveLength(3);
    expect(["egernst", "Jean-Luc", "Ada", "2J", "a b"].filter(isSureLogin)).toEqual([]);
  });
});

describe("an organization on its line", () => {
  it.each([
    ["[Northwind](https://northwind.example).", "Northwind"],
    ["Northwind (https://northwind.example)", "Northwind"],
    ["Northwind <ada@northwind.example>", "Northwind"],
    ["Northwind (@northwind)", "Northwind"],
    ["<!-- your company --> Northwind", "Northwind"],
    ["**Northwind**,", "Northwind"],
    ["Northwind, Inc.", "Northwind, Inc."],
    ["Northwind S.A.", "Northwind S.A."],
    ["@northwind", "northwind"],
    ["Northwind (on leave)", "Northwind (on leave)"],
  ])("Affiliation: %s", (line, affiliation) => {
    expect(values(`Current employer: ${line}`)).toMatchObject({ affiliation, problems: [] });
  });

  it("is not a web address alone", () => {
    const { problems } = values("Affiliation: https://northwind.example");
    expect(problems).toEqual(["field-unreadable affiliation"]);
  });
});

describe("labels", () => {
  it.each([
    ["Name – Ada Lindqvist\nGitHub – ada-l"],
    ["Name = Ada Lindqvist\nGitHub = ada-l"],
    ["**Name** Ada Lindqvist\n**GitHub** ada-l"],
    ["> Name: Ada Lindqvist\n> GitHub: ada-l"],
    ["1. Name: Ada Lindqvist\n2. GitHub: ada-l"],
    ["Name\n====\n\nAda Lindqvist\n\nGitHub\n------\n\nada-l"],
    ["Name (as on the ballot): Ada Lindqvist\nGitHub / Slack: ada-l"],
    ["<p>Name: Ada Lindqvist</p><p>GitHub: ada-l</p>"],
    ["Name: Ada Lindqvist<br>GitHub: ada-l"],
    [
      "<table>\n<tr><td>Name</td><td>Ada Lindqvist</td></tr>\n<tr><td>GitHub</td><td>@ada-l</td></tr>\n</table>",
    ],
    ["| Name | GitHub |\n|---|---|\n| Ada Lindqvist | @ada-l |\n\nI run."],
    ["| Name | Ada Lindqvist |\n| --- | --- |\n| GitHub | @ada-l |"],
    ["---\nname: Ada Lindqvist\nid: ada-l\n---\n"],
    ["GitHub: ada-l, Name: Ada Lindqvist"],
    ["Name:Ada Lindqvist\nGitHub profile link : github.com/ada-l"],
    ["姓名：Ada Lindqvist\nGitHub 账号：ada-l"],
    [`# Candidacy of Ada Lindqvist ([@ada-l](${url}))\n\nI run.`],
  ])("%j", (text) => {
    expect(values(text)).toMatchObject(ada);
  });

  it("does not take a list of people for one", () => {
    const list = "| Name | GitHub | Company |\n|-|-|-|\n| Ada | ada-l | A |\n| Bo | bo-k | B |\n";
    expect(values(`${list}\nAll of them.`)).toMatchObject({ name: undefined, login: undefined });
  });
});

const content = (text: string) => candidacyContent(new TextEncoder().encode(text));

describe("a page without fields", () => {
  it.each([
    "My name is Ada Lindqvist (@ada-l), and I would like to run for the committee.",
    "I nominate Ada Lindqvist (@ada-l) of Northwind.",
    "# Ada Lindqvist\n\nI work on the agent and run for a seat. https://github.com/ada-l",
    "This is my self-nomination.",
    "Hello! I'd be happy to stand as candidate again.",
    "With this file I am submitting my candidacy.",
  ])("is a candidacy that says so: %j", (text) => expect(isCandidacy(content(text))).toBe(true));

  it.each([
    "# Questions\n\nWhy do you run?\n\nAda: I run for a seat because of the agent.",
    "I am happy to announce that nominations are open.",
    "@ada-l and @bo-k: I am running for the committee, says each of them.",
    "- Ada Lindqvist ([@ada-l](https://github.com/ada-l))\n- Bo Keller (@bo-k)",
    "Officials nominate no one.",
  ])("is none: %j", (text) => expect(isCandidacy(content(text))).toBe(false));
});

describe("a form that no one filled in", () => {
  it.each([
    "Name: <Given Family>\nGitHub: <login>\nAffiliation: <organization>\nBackground: <why you run>",
    "Name: FirstName LastName\nGitHub: @github-id\nAffiliation: Company\nEmail: email@example.com",
    "Name: ___\nGitHub: ___\nAffiliation: ___",
    "Name: ...\nGitHub: @...\nAffiliation: ...",
    "Name: {{name}}\nGitHub: {{github}}\nAffiliation: {{org}}",
    "Name: [Full Name](https://github.com/username)\nAffiliation: Company Name",
    "- Name: your name as on the ballot\n- GitHub: your login\n- Affiliation: your employer",
  ])("is no candidacy: %j", (text) => expect(isCandidacy(content(text))).toBe(false));
});

describe("a file of the folder", () => {
  it.each([
    ["# Questions and answers\n\nQ: why?\n"],
    ["# Voters\n\n| login | name |\n|---|---|\n| ada-l | Ada |\n"],
    ["# Questions for @ada-l\n\nWhy?\n"],
    ["Name:\n\nGitHub:\n\nAffiliation:\n\nEmail:\n\nBackground:\n"],
    [
      "Name: [Your Name]\nGitHub: @your-login\nAffiliation: <company>\nEmail: you@example.com\n\nTODO",
    ],
    ["# About the poll\n\nBackground:\n\nIt runs on CIVS.\n"],
    ["Contact: octavia@works.example\n"],
    ["GitHub discussion: https://github.com/orgs/x/discussions/1\n"],
    [""],
  ])("is no candidacy: %j", (text) => expect(isCandidacy(content(text))).toBe(false));

  it.each([
    ["Name: Ada Lindqvist\n"],
    ["GitHub: ada-l\n"],
    ["GitHub: ???\n"],
    ["Company: Northwind\n\nI run.\n"],
    ["Email: ada@works.example\n\nBackground:\nI run.\n"],
    ["Ada Lindqvist <ada@works.example>\n\nI run.\n"],
    ["Name: [Your Name]\nGitHub: ada-l\n\nTODO"],
  ])("is one: %j", (text) => expect(isCandidacy(content(text))).toBe(true));

  it("is one until it can be read", () => {
    expect(isCandidacy({ problem: { code: "not-text" } })).toBe(true);
  });
});

describe("long lines", () => {
  const long = "a".repeat(501);

  it.each([
    ["Name", "name"],
    ["GitHub", "login"],
    ["Affiliation", "affiliation"],
    ["Email", "email"],
  ])("%s: is not read beyond 500 characters", (label, field) => {
    for (const text of [`${label}: ${long}`, `${label}:\n${long}`]) {
      const { problems } = readCandidacy(`${text}\n\nBackground:\nI run.`);
      expect(problems).toMatchObject([{ code: "field-unreadable", field }]);
      expect(problems[0]).toHaveProperty("text", expect.stringMatching(/^.{81}$/));
    }
  });

  it("are no fault of a statement", () => {
    const read = readCandidacy(`Name: Ada\nBackground: ${long}\n${long}`);
    expect(read.statement?.value).toBe(`${long}\n${long}`);
    expect(read.problems).toEqual([]);
  });

  it.each([
    [" "],
    ["\t"],
    ["#"],
    ["# "],
    ["*"],
    ["( "],
    ["[a]("],
    ["<a "],
    ["&lt"],
    ["@a"],
    ["a@"],
    ["| "],
    ["Name:"],
    ["ada "],
    ["<!--"],
  ])("of 250,000 characters of %j take no time", (piece) => {
    const text = piece.repeat(Math.ceil(250_000 / piece.length));
    const begun = performance.now();
    for (const before of [
      "",
      "Name:\n",
      "Name: ",
      "Email: ",
      "Email:\n",
      "Affiliation: ",
      "| Name | ",
    ]) {
      isCandidacy(candidacyContent(new TextEncoder().encode(before + text)));
    }
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe("a comment over several lines above the statement", () => {
  it("ends where the rest of its last line is a field", () => {
    expect(values("<!-- one\ntwo --> Name: Ada Lindqvist\nGitHub: ada-l\n")).toMatchObject(ada);
  });

  it("does not cut a table in two", () => {
    const columns = "| Name | GitHub | Affiliation |";
    const row = "| Ada Lindqvist | ada-l | Northwind |";
    const text = `${columns}\n<!-- fill in\nbelow -->\n|---|---|---|\n${row}\n\nI run.\n`;
    expect(values(text)).toMatchObject({ ...ada, affiliation: "Northwind" });
  });
});

describe("a table of fields", () => {
  it("may have a column that is not a field, and one that is empty", () => {
    const columns = "| Name | Shirt | GitHub | Email |";
    const text = `${columns}\n|---|---|---|---|\n| Ada Lindqvist | large | ada-l | |\n\nI run.\n`;
    expect(values(text)).toMatchObject({ ...ada, emails: [] });
  });
});
