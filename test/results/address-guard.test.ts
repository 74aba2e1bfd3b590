import { describe, expect, it } from "vitest";
import type { ElectionError } from "../../src/errors.ts";
import { refuseAddresses } from "../../src/results/address-guard.ts";

const known = ["Ada.Lindqvist@Works.example", "root@localhost"];

function check(after: string, before?: string): void {
  refuseAddresses([{ path: "README.md", before, after }], known);
}

describe("the last look before publishing", () => {
  it.each([
    ["a private address", "by ada.lindqvist@works.example."],
    ["in capitals", "ADA.LINDQVIST@WORKS.EXAMPLE"],
    ["behind Markdown escapes", "ada\\.lindqvist\\@works\\.example"],
    ["behind HTML entities", "ada.lindqvist&#64;works&#x2e;example"],
    ["behind a named entity", "ada.lindqvist&commat;works.example"],
    ["in a link", "[x](mailto:ada.lindqvist%40works.example)"],
    ["behind a JSON escape", '"ada.lindqvist\\u0040works.example"'],
    ["a private address without a dot", "ask root@localhost"],
    ["in a web address", "https://a.example/ada.lindqvist@works.example"],
    ["with a full-width sign", "bo＠mail.example"],
    ["with words in brackets", "write to bo [at] mail [dot] example"],
    ["with signs in brackets", "bo(@)mail(.)example"],
    ["in words", "bo at mail dot example"],
    ["half in words", "bo@mail dot example"],
    ["as people shield it", "bo{at}mail.example"],
    ["in a web address's query", "https://a.example/x?mail=bo@mail.example"],
    ["in the path of a web address", "https://a.example/people/bo@mail.example/"],
    ["any other address", "bo_k+kata@mail.example"],
  ])("refuses %s", (_, text) => {
    expect(() => check(text)).toThrow("README.md would publish an email address");
  });

  it("does not show the address", () => {
    try {
      check("bo@mail.example");
    } catch (error) {
      expect(`${(error as ElectionError).message} ${(error as ElectionError).hint}`).not.toContain(
        "bo@",
      );
      expect((error as ElectionError).kind).toBe("refused");
      return;
    }
    throw new Error("it was published");
  });

  it.each([
    ["a login", "@ada-l and [`ada-l`](https://github.com/ada-l)"],
    ["a list's archive", "https://lists.example/list/kata-dev@lists.example/thread/A1/"],
    ["words that are none", "met at noon; bo at the meeting, dot com days at work (at last)"],
    [
      "a list on its host",
      "https://lists.example/archives/list/kata-dev@lists.example/2026/10/?page=2",
    ],
    ["a profile", "https://medium.example/@ada-l and https://a.example:8080/@bo"],
    ["a handle of an organization", "Ada Lindqvist @northwind, Bo Keller"],
    ["an impossible entity", "a&#x110000;b"],
  ])("lets pass %s", (_, text) => {
    expect(() => check(text)).not.toThrow();
  });

  it("lets stand what stands on the page already, but not once more", () => {
    const line = "Write to kata-dev@lists.example.\n";
    expect(() => check(`${line}More.\n`, line)).not.toThrow();
    expect(() => check(`${line}${line}`, line)).toThrow("email address");
  });
});
