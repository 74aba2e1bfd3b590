import { visible } from "../visible-text.ts";

/** A text from outside within a sentence. It keeps its own direction of writing, whatever stands around it. */
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

/** What someone wrote as a sentence of its own, with a full stop where it lacks one. */
export function quoted(text: string): Words {
  const end = /[.!?…]$/.test(text.trim()) ? "" : ".";
  return [named(text.trim()), end];
}
