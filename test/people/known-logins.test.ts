import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkLogin, nearLogins } from "../../src/people/known-logins.ts";

const known = ["ada-l", "bella-s", "bo-k", "cy-m", "likebreath"];

describe("checkLogin", () => {
  it("knows a login in any case", () => {
    expect(checkLogin("Bella-S", known)).toEqual({ known: true });
  });

  it.each([
    ["ada-ll", ["ada-l"]],
    ["bela-s", ["bella-s"]],
    ["adal", ["ada-l"]],
    ["ada_l", ["ada-l"]],
    ["likeberath", ["likebreath"]],
    ["l1kebreath", ["likebreath"]],
    ["bo-c", ["bo-k"]],
    ["octavia", []],
    ["cy-mora", []],
  ])("of %s it suggests %j", (login, near) => {
    expect(checkLogin(login, known)).toEqual({ known: false, near });
  });
});

describe("nearLogins", () => {
  it("finds a login from which a letter was left out, wherever", () => {
    const login = fc.stringMatching(/^[a-z]{6,20}$/);
    fc.assert(
      fc.property(login, fc.nat(), (text, at) => {
        const place = at % text.length;
        const typed = text.slice(0, place) + text.slice(place + 1);
        fc.pre(typed !== text);
        expect(nearLogins(typed, [text])).toEqual([text]);
      }),
    );
  });

  it("names three at most, the nearest first", () => {
    expect(nearLogins("marta", ["marto", "marat", "mar-ta", "martaxx", "karta"])[0]).toBe("mar-ta");
    expect(nearLogins("marta", ["marto", "marat", "mar-ta", "martaxx", "karta"])).toHaveLength(3);
  });
});
