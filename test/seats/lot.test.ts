import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { drawLot } from "../../src/seats/lot.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("drawLot", () => {
  // printf 's\nada' | sha256sum begins with 8af1ec2c, 's\nbo' with ba800ef8, and 's\ncy' with 6ae09a48.
  it.each([[["ada", "bo", "cy"]], [["cy", "bo", "ada"]], [["bo", "ada", "cy"]]])(
    "puts %j into one order, by the digests",
    (names) => {
      const drawn = drawLot("s", names, sha256);
      expect(drawn.map((each) => `${each.name} ${each.sha256.slice(0, 8)}`)).toEqual([
        "cy 6ae09a48",
        "ada 8af1ec2c",
        "bo ba800ef8",
      ]);
    },
  );

  it.each([
    ["s", ["ada", "bo", "ADA"], "ADA is named twice"],
    ["s", ["Zoë", "bo", "Zoe\u0308"], "is named twice"],
    ["s", ["ada"], "at least two names"],
    ["s", ["ada", " "], "a name is empty"],
    [" ", ["ada", "bo"], "the seed is empty"],
    ["s", ["ada", "b\u200bo"], "cannot be seen or typed"],
  ])("with seed %j refuses %j", (seed, names, message) => {
    expect(() => drawLot(seed, names, sha256)).toThrow(new RegExp(message));
  });
});
