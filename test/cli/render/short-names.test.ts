import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { padTo, shortNames } from "../../../src/cli/render/short-names.ts";
import { displayWidth } from "../../../src/wrap-text.ts";

describe("padTo", () => {
  it("fills up to the width that is seen", () => {
    expect(padTo("王", 4)).toBe("王  ");
    expect(padTo("Lindqvist", 4)).toBe("Lindqvist");
  });
});

describe("shortNames", () => {
  it("leaves names that fit", () => {
    expect(shortNames(["Ada", "Bo"], 8)).toEqual(["Ada", "Bo"]);
  });

  it("cuts at the end where the names stay different", () => {
    expect(shortNames(["Ada Lindqvist", "Bo Keller-Anders"], 8)).toEqual(["Ada Lin…", "Bo Kell…"]);
  });

  it("cuts in the middle where their ends differ", () => {
    expect(shortNames(["Member number 1", "Member number 2"], 9)).toEqual([
      "Memb…er 1",
      "Memb…er 2",
    ]);
  });

  it("numbers them where neither helps", () => {
    expect(shortNames(["aaaaaaaa x bbbbb", "aaaaaaaa y bbbbb"], 8)).toEqual([
      "aaaaa…#1",
      "aaaaa…#2",
    ]);
  });

  it("never makes two names equal, nor any too wide", () => {
    const name = fc.stringMatching(/^[ab王]{1,30}$/u);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 12 }),
        fc.integer({ min: 8, max: 20 }),
        (names, width) => {
          const short = shortNames(names, width);
          expect(new Set(short).size).toBe(names.length);
          for (const text of short) expect(displayWidth(text)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
