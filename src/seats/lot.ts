import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal; injected, since this folder is pure. */
export type Sha256 = (text: string) => string;

/** A name drawn, with the digest that gave it its place. */
export interface DrawnName {
  readonly name: string;
  readonly sha256: string;
}

function refuse(message: string, hint: string): never {
  throw new ElectionError("input", message, { hint });
}

function check(seed: string, names: readonly string[]): void {
  if (names.length < 2) refuse("a draw needs at least two names", "Name everyone who is tied.");
  if (seed.trim() === "") {
    refuse("the seed is empty", "Take the text of a public source that was named before the draw.");
  }
  for (const text of [seed, ...names]) {
    if (text.trim() === "") refuse("a name is empty", "Leave it out, or name someone.");
    if (visible(text) !== text) {
      refuse(
        `"${visible(text)}" contains characters that cannot be seen or typed`,
        "Write it plainly.",
      );
    }
  }
  const folded = names.map((name) => name.normalize("NFC").toLowerCase());
  const again = names.find((_, index) => folded.indexOf(folded[index] ?? "") !== index);
  if (again !== undefined) {
    refuse(
      `${again} is named twice`,
      "Name everyone once: a second entry would be a second chance.",
    );
  }
}

/**
 * Puts names into an order that anyone can repeat: each gets the SHA-256 of the seed, a line feed and the name,
 * and the smallest digest comes first. The given order does not matter.
 *
 * @throws ElectionError (input) where a name is given twice, is empty, or cannot be typed.
 */
export function drawLot(seed: string, names: readonly string[], sha256: Sha256): DrawnName[] {
  check(seed, names);
  const drawn = names.map((name) => ({ name, sha256: sha256(`${seed}\n${name}`) }));
  return drawn.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}
