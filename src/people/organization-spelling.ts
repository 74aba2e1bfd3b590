import { foldName } from "./fold-name.ts";

/** Legal forms and words that some write after a name and others leave out. */
const endings = new Set(
  "inc incorporated corp corporation co company ltd limited llc llp plc gmbh ag sa sas bv nv ab oy srl spa".split(
    " ",
  ),
);

/** The words of an organization's name, folded and without accents, less its legal form. */
export function looseOrganizationWords(name: string): string[] {
  const words = foldName(name)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  while (words.length > 1 && endings.has(words.at(-1) ?? "")) words.pop();
  return words;
}

/**
 * What two spellings of one organization have in common, most likely: accents, punctuation, spaces and the
 * legal form do not count. For questions to people, never for identity.
 */
export function looseOrganizationKey(name: string): string {
  return looseOrganizationWords(name).join("");
}
