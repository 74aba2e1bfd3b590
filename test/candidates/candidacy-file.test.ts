import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddresses } from "../../src/candidates/addresses.ts";
import { affiliationOf, type Candidacy, writeCandidacy } from "../../src/candidates/candidacy.ts";
import { readCandidacy } from "../../src/candidates/candidacy-file.ts";

function values(text: string) {
  const { name, login, affiliation, emails, statement, problems } = readCandidacy(text);
  return {
    name: name?.value,
    login: login?.value,
    affiliation: affiliation?.value,
    emails: emails.map(({ value }) => value),
    statement: statement?.value,
    problems,
  };
}

const ada = { name: "Ada Lindqvist", emails: ["ada@works.example"], statement: "I stand." };

describe("where a candidacy says something", () => {
  it.each([
    ["a title", "\n# Ada Lindqvist (@ada-l)\n\nI stand.\n", 2, 4],
    ["fields", "Email: ada@works.example\nName: Ada Lindqvist\n\n\nI stand.\n", 2, 5],
  ])("is the line of %s", (_, text, name, statement) => {
    expect(readCandidacy(text)).toMatchObject({
      name: { value: "Ada Lindqvist", line: name },
      statement: { value: "I stand.", line: statement },
    });
  });

  it("may be a table with nothing below", () => {
    const table =
      "| Name | GitHub | Email |\n|---|---|---|\n| Ada Lindqvist | ada-l | ada@works.example |\n";
    expect(values(table)).toMatchObject({ name: "Ada Lindqvist", login: "ada-l" });
  });

  it("may be a line of 500 characters, and no longer one", () => {
    const address = "ada@works.example";
    expect(readAddresses(address.padEnd(500)).addresses).toEqual([address]);
    expect(readAddresses(address.padEnd(501)).addresses).toEqual([]);
  });
});

describe("forms of a candidacy", () => {
  it.each([
    [
      "fields apart",
      "Name: Ada Lindqvist\n\nEmail: ada@works.example\n\nBackground:\n\nI stand.\n",
    ],
    ["fields together", "Name: Ada Lindqvist\nEmail: ada@works.example\nBackground:\nI stand.\n"],
    [
      "CRLF and a byte order mark",
      "\ufeffName: Ada Lindqvist\r\nEmail: ada@works.example\r\n\r\nI stand.\r\n",
    ],
    [
      "Introduction",
      "Name: Ada Lindqvist\n  \nEmail: ada@works.example\n\nIntroduction:\n\nI stand.\n\n\n",
    ],
    [
      "Background without a colon",
      "Name: Ada Lindqvist\nEmail: ada@works.example\n\nBackground\nI stand.",
    ],
    [
      "text on the label's line",
      "Name: Ada Lindqvist\nEmail: ada@works.example\nBackground: I stand.",
    ],
    ["no label for the text", "Name: Ada Lindqvist\nEmail: ada@works.example\n\nI stand."],
    [
      "a rule that opens nothing",
      "---\nName: Ada Lindqvist\nEmail: ada@works.example\n\nBackground:\n\nI stand.",
    ],
    ["front matter", '---\nname: "Ada Lindqvist"\nemail: ada@works.example\n---\n\nI stand.\n'],
    [
      "a title",
      "Declaration of Candidacy\n\nCandidate: Ada Lindqvist <ada@works.example>\n\nI stand.\n",
    ],
    [
      "a Markdown title",
      "# Candidacy\n\n- **Name:** Ada Lindqvist\n- **Email**: ada@works.example\n\n## Background\n\nI stand.",
    ],
    [
      "headings as fields",
      "## Name\n\nAda Lindqvist\n\n## Email\n\n<ada@works.example>\n\n## Background\n\nI stand.\n",
    ],
    [
      "bold lines as fields",
      "**Name**\n\n**Ada Lindqvist**\n\n__E-mail__\n\nada@works.example\n\n**Background**\n\nI stand.",
    ],
    [
      "an underlined title",
      "Candidacy\n=========\n\nName: Ada Lindqvist\nMail: ada@works.example\n\nStatement:\nI stand.",
    ],
    [
      "non-breaking spaces",
      "Name:\u00a0 Ada\u00a0 Lindqvist\n\u00a0\nEmail:\u00a0 ada@works.example\n\u00a0\nBackground:\n\u00a0\nI stand.",
    ],
    [
      "a template's comment",
      "<!-- fill this in,\nName: you -->\nName: Ada Lindqvist\nEmail: ada@works.example\n\nI stand.",
    ],
    ["a colon of full width", "Name：Ada Lindqvist\nEmail：ada@works.example\n\nI stand."],
  ])("%s", (_, text) => {
    expect(values(text)).toEqual({
      ...ada,
      login: undefined,
      affiliation: undefined,
      problems: [],
    });
  });

  it.each([
    ["two", "ada@works.example, ada@home.example"],
    ["semicolons and a full stop", "ada@works.example; ada@home.example."],
    ["and", "ada@works.example and ada at home dot example"],
    ["spaces only", "ada@works.example ada@home.example"],
    ["masked in brackets", "ada (at) works (dot) example, ada [at] home.example"],
    ["remarks", "ada@works.example (work), ada@home.example (private)"],
    ["links", "[ada@works.example](mailto:ada@works.example), <ada@home.example>."],
    ["a list below", "\n\n* ada@works.example\n* ada@home.example\n"],
    ["a list that goes on", "ada@works.example\n  - ada@home.example"],
    ["the same one again", "ada@works.example, ADA@works.example, ada@home.example"],
  ])("addresses: %s", (_, email) => {
    const read = values(`Name: Ada\nEmail: ${email}\n\nBackground:\nI stand.`);
    expect(read.emails).toEqual(["ada@works.example", "ada@home.example"]);
    expect(read.problems).toEqual([]);
  });

  it.each([
    ["plain", "GitHub: ada-l"],
    ["at sign", "GitHub: @ada-l"],
    ["address", "GitHub login: https://github.com/ada-l/"],
    ["address without a scheme", "Github: github.com/ada-l"],
    ["link", "* **GitHub:** [@ada-l](https://github.com/ada-l)"],
    ["link of a word", "GitHub: [profile](https://github.com/ada-l)"],
    ["in the name", "Email: ada@works.example"],
  ])("account: %s", (what, line) => {
    const name = what === "in the name" ? "Ada Lindqvist (@ada-l)" : "Ada Lindqvist";
    expect(values(`Name: ${name}\n${line}\n\nI stand.`)).toMatchObject({
      name: "Ada Lindqvist",
      login: "ada-l",
      problems: [],
    });
  });

  it("reads a linked name as a name and an account", () => {
    expect(values("Name: [Ada Lindqvist](https://github.com/ada-l)\n")).toMatchObject({
      name: "Ada Lindqvist",
      login: "ada-l",
    });
  });

  it.each([
    ["Affiliation: Analytical Works", "Analytical Works"],
    ["Company: [Analytical Works](https://works.example)", "Analytical Works"],
    ["Affiliation: A Co., Ltd.; Northwind", ["A Co., Ltd.", "Northwind"]],
    ["Affiliation:\n- A Co., Ltd.\n- Northwind", ["A Co., Ltd.", "Northwind"]],
    ["Affiliation: Northwind; northwind", "northwind"],
    ["Affiliation: none", "none"],
    ["Affiliation: Independent", "none"],
    ["Affiliation: unknown", "unknown"],
  ])("affiliation: %s", (line, affiliation) => {
    expect(values(`Name: Ada\n${line}\n\nI stand.`)).toMatchObject({
      affiliation,
      statement: "I stand.",
    });
  });

  it("takes a short platform for a company only in a declaration of candidacy", () => {
    const declaration =
      "Declaration\n\nPlatform: Northwind\n\nCandidate: Ada <ada@works.example>\n\nI stand.";
    expect(values(declaration)).toMatchObject({ affiliation: "Northwind", statement: "I stand." });
    const platform = "Name: Ada\nEmail: ada@works.example\n\nPlatform: Faster starts\n\nI stand.";
    expect(values(platform)).toMatchObject({
      affiliation: undefined,
      statement: "Platform: Faster starts\n\nI stand.",
    });
  });

  it("leaves what looks like a field in the statement alone", () => {
    const text =
      "Name: Ada\nEmail: ada@works.example\nBackground:\nInterests:\nName: not this\nEmail: nor@this.example";
    expect(values(text)).toMatchObject({
      name: "Ada",
      emails: ["ada@works.example"],
      statement: "Interests:\nName: not this\nEmail: nor@this.example",
    });
  });

  it("finds a field below unlabelled text, as long as no label opened the statement", () => {
    expect(
      values("Name: Ada\nEngineer\nEmail: ada@works.example\nBackground:\nI stand."),
    ).toMatchObject({
      emails: ["ada@works.example"],
      statement: "Engineer\nEmail: ada@works.example\nBackground:\nI stand.",
    });
  });
});

describe("what cannot be read", () => {
  it.each([
    ["Name: 42", { code: "field-unreadable", field: "name", text: "42", line: 1 }],
    [
      "\nEmail: ada at home",
      { code: "field-unreadable", field: "email", text: "ada at home", line: 2 },
    ],
    ["Email: ada@", { code: "field-unreadable", field: "email", text: "ada@", line: 1 }],
    [
      "GitHub: ada lindqvist",
      { code: "field-unreadable", field: "login", text: "ada lindqvist", line: 1 },
    ],
    ["GitHub: [me](https://ada.example)", { code: "field-unreadable", field: "login", line: 1 }],
    [
      "GitHub: [@bo](https://github.com/ada-l)",
      { code: "login-disagrees", text: "bo", url: "https://github.com/ada-l", line: 1 },
    ],
    [
      "Name: Ada\nName: Bo",
      { code: "field-repeated", field: "name", first: "Ada", second: "Bo", line: 2 },
    ],
  ])("%s", (text, problem) => {
    expect(readCandidacy(text).problems).toEqual([expect.objectContaining(problem)]);
  });

  it("is no exception, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (noise) => {
        const reading = readCandidacy(`Name: Ada\nEmail: ${noise}\n${noise}`);
        expect(reading.name?.value).toBe("Ada");
      }),
      { numRuns: 300 },
    );
  });

  it.each([[" "], ["("], ["[["], ["at "], ["<!--\n"], ["Name:"], ["*"], ["<a "]])(
    "takes no time over 60,000 characters of %j",
    (piece) => {
      const long = piece.repeat(Math.ceil(60_000 / piece.length));
      expect(readCandidacy(`${long}\nName: ${long}\nEmail: ${long}`).emails).toEqual([]);
    },
  );
});

const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ一-龥][A-Za-zÀ-ÖØ-öø-ÿ一-龥'-]{0,10}$/);
const phrase = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map((words) => words.join(" ").normalize("NFC"));
const organizations = fc.array(phrase, { minLength: 0, maxLength: 3 });
const statementLine = fc.oneof(
  fc
    .string({ unit: "grapheme", maxLength: 60 })
    .map((line) => line.replace(/[\r\n\u2028\u2029]/g, "")),
  fc.constantFrom("", "---", "Name: Eve", "## Background", "Email: eve@home.example", "<!--"),
);
const candidacies: fc.Arbitrary<Candidacy> = fc.record({
  // One word of small letters with a hyphen is a question: it may be a login.
  name: phrase.filter((name) => !/^[a-z]+-[a-z-]*$/.test(name)),
  login: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/),
  affiliation: organizations.map(affiliationOf),
  emails: fc.uniqueArray(
    fc.stringMatching(/^[a-z][a-z0-9.+_-]{0,10}[a-z0-9]@[a-z]{1,8}\.[a-z]{2,5}$/),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  statement: fc
    .array(statementLine, { maxLength: 6 })
    .map((lines) => ["I stand.", ...lines, "Thank you."].join("\n")),
});

describe("writing", () => {
  it("has one form", () => {
    const text = writeCandidacy({
      ...ada,
      login: "ada-l",
      affiliation: ["A", "B"],
      emails: ["a@b.example", "c@d.example"],
    });
    expect(text).toBe(
      "Name: Ada Lindqvist\n\nGitHub: ada-l\n\nAffiliation: A; B\n\nEmail: a@b.example, c@d.example\n\nBackground:\n\nI stand.\n",
    );
  });

  it("is undone by reading", () => {
    fc.assert(
      fc.property(candidacies, (candidacy) => {
        expect(values(writeCandidacy(candidacy))).toEqual({ ...candidacy, problems: [] });
      }),
      { numRuns: 500 },
    );
  });
});
