import { describe, expect, it } from "vitest";
import { lookAlikeKey } from "../../src/people/look-alike.ts";

describe("look-alike names", () => {
  it.each([
    ["Ada Lindqvist", "Аdа Lindqvist"], // Cyrillic А and а
    ["Ada Lindqvist", "Ada  LINDQVIST"],
    ["Ada Lindqvist", "Lindqvist, Ada"],
    ["Ada Lindqvist", "Ada Llndqvlst"],
    ["Bo Keller", "B0 Ke1ler"],
    ["Zoë Mora", "Zoe Mora"],
    ["Zoe\u200b Mora", "Zoe Mora"],
    ["Amy", "Arny"],
  ])("%s and %s", (one, other) => {
    expect(lookAlikeKey(one)).toBe(lookAlikeKey(other));
  });

  it.each([
    ["Ada Lindqvist", "Ada Lindberg"],
    ["Bo Keller", "Bo"],
    ["王小明", "王小红"],
  ])("%s and %s are different", (one, other) => {
    expect(lookAlikeKey(one)).not.toBe(lookAlikeKey(other));
  });
});
