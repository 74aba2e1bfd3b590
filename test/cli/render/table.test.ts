import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import { renderTable } from "../../../src/cli/render/table.ts";
import { displayWidth } from "../../../src/wrap-text.ts";

const colors = new Chalk({ level: 0 });
const columns = [{ title: "name" }, { title: "votes", align: "right" }] as const;

describe("renderTable", () => {
  it("has lines on a screen", () => {
    const table = renderTable({ isScreen: true, colors, columns: 80 }, columns, [["Ada", "12"]]);
    expect(table.split("\n")).toEqual([
      "───────────",
      "name  votes",
      "───────────",
      "Ada      12",
      "───────────",
    ]);
  });

  it("is tab-separated lines elsewhere, whole and without lines", () => {
    const long = "a reason ".repeat(20).trim();
    const table = renderTable({ isScreen: false, colors, columns: 80 }, columns, [[long, "12"]]);
    expect(table).toBe(`name\tvotes\n${long}\t12`);
  });

  it.each([[40], [60], [80]])(
    "breaks long cells to fit %i columns, and keeps their words",
    (width) => {
      const reason = "passed over because the organization holds two of the seven seats already";
      const rows = [
        ["Ada Lindqvist", reason],
        ["李小龍", "short"],
      ];
      const table = renderTable({ isScreen: true, colors, columns: width }, columns, rows);
      for (const line of table.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      const words = table.replace(/[─\s]+/g, " ");
      for (const word of reason.split(" ")) expect(words).toContain(word);
    },
  );

  it("leaves out optional columns, the last first, before it would break whole ones", () => {
    const wide = [
      { title: "login", whole: true },
      { title: "reason" },
      { title: "commits", optional: true },
      { title: "latest", whole: true, optional: true },
    ] as const;
    const rows = [["a-login-of-22-letters-x", "for a good reason", "12", "2026-10-05"]];
    const titlesAt = (screen: number): string | undefined =>
      renderTable({ isScreen: true, colors, columns: screen }, wide, rows).split("\n")[1];
    // All at their least: 23 + 8 + 7 + 10, and 6 for the gaps.
    expect(titlesAt(54)).toMatch(/login +reason +commits +latest/);
    expect(titlesAt(53)).toMatch(/login +reason +commits *$/);
    expect(titlesAt(41)).toMatch(/login +reason *$/);
    const narrow = renderTable({ isScreen: true, colors, columns: 41 }, wide, rows);
    expect(narrow).toContain("a-login-of-22-letters-x");
  });

  it("puts a line for each cell where the columns do not fit, cutting no name", () => {
    const titles = ["seat", "organization", "GitHub login", "elected in"].map((title) => ({
      title,
    }));
    const rows = [
      ["1", "Beijing Volkswagengesellschaft", "a-login-of-22-letters-x", "2026-10"],
      ["2", "Northwind", "bo-k", ""],
    ];
    const table = renderTable({ isScreen: true, colors, columns: 40 }, titles, rows);
    expect(table.split("\n")).toEqual([
      "seat: 1",
      "organization: Beijing Volkswagengesellschaft",
      "GitHub login: a-login-of-22-letters-x",
      "elected in: 2026-10",
      "",
      "seat: 2",
      "organization: Northwind",
      "GitHub login: bo-k",
      "elected in:",
    ]);
  });

  it("never cuts a word of up to 40 letters, and breaks longer ones without losing a letter", () => {
    const link = `https://example.org/${"a1b2c3".repeat(15)}`;
    const rows = [["Volkswagengesellschaft in Beijing", link]];
    const two = [{ title: "organization" }, { title: "link" }];
    const table = renderTable({ isScreen: true, colors, columns: 70 }, two, rows);
    expect(table).toContain("Volkswagengesellschaft");
    expect(table).not.toContain("…");
    const right = table.split("\n").map((line) => line.slice(24).trim());
    expect(right.join("")).toContain(link);
    for (const line of table.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(70);
  });

  it("goes on with a colour on the next line of a cell, and only there", () => {
    const coloured = new Chalk({ level: 1 });
    const cell = coloured.green("Ada Lindqvist of Analytical Works");
    const screen = { isScreen: true, colors: coloured, columns: 32 };
    const table = renderTable(screen, columns, [[cell, "12"]]);
    const [first = "", second = ""] = table.split("\n").slice(3);
    expect(first).toMatch(/^\S+Ada Lindqvist of\S+\s+12$/);
    for (const line of [first, second]) {
      expect(line.indexOf("\u001b[32m")).toBe(0);
      expect(line.lastIndexOf("\u001b[")).toBeGreaterThan(0);
      expect(line.trimEnd()).not.toMatch(/\[32m[^[]*$/);
    }
  });

  it.each(["\u0301", "漢", "a\u200d", "x ", "\u001b[", "\u001b[31m"])(
    "takes a cell of 40,000 of %j in time",
    (piece) => {
      const cell = `a${piece.repeat(40_000 / piece.length)}`;
      const begun = process.cpuUsage();
      const table = renderTable({ isScreen: true, colors, columns: 80 }, columns, [[cell, "12"]]);
      expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(3);
      expect(table).toContain("a");
      if (!piece.startsWith("\u001b"))
        expect(table.replace(/\s/g, "")).toContain(cell.slice(0, 20).replace(/\s/g, ""));
    },
  );

  it("keeps a table without rows as it is", () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ title: `column ${index}` }));
    const table = renderTable({ isScreen: true, colors, columns: 40 }, many, []);
    expect(table.split("\n")[0]?.length).toBeGreaterThan(40);
  });
});
