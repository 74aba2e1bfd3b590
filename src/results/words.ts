import { visible } from "../visible-text.ts";

/** Text from outside within a sentence, with its own text direction. */
export interface Named {
  readonly name: string;
}

/** A sentence for the template to escape: our own words, and names from outside. */
export type Words = readonly (string | Named)[];

/** A name, or anything else that someone wrote, made safe to show. */
export function named(text: string): Named {
  return { name: visible(text) };
}

/** "a", "a and b", "a, b and c"; or with another end than " and ". */
export function namedList(texts: readonly string[], end = " and "): Words {
  return texts.flatMap((text, at) => {
    const before = at === texts.length - 1 ? end : ", ";
    return at === 0 ? [named(text)] : [before, named(text)];
  });
}

/** Text by a person as a sentence, with a period if it lacks one. */
export function quoted(text: string): Words {
  const end = /[.!?…]$/.test(text.trim()) ? "" : ".";
  return [named(text.trim()), end];
}
