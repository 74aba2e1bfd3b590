import { withoutAccents } from "../people/fold-name.ts";

/**
 * The file name that a candidacy has by convention, without its extension: the words of the name joined,
 * each with a capital first, in ASCII (`Zoë de la Cruz` → `ZoeDeLaCruz`). Undefined where letters are
 * left that have no ASCII form.
 */
export function candidacyBaseName(name: string): string | undefined {
  const folded = withoutAccents(name);
  if (/[^\p{ASCII}]/u.test(folded.replace(/[^\p{L}\p{N}]/gu, ""))) return undefined;
  const words = folded.replace(/['’`]/g, "").match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join("");
  return joined === "" ? undefined : joined;
}

/** Files of an election's folder that are not candidacies, whatever their case. */
const otherFiles = /^((readme|results|.*-results|election|record)\.[^.]*|voters\.json)$/i;

/**
 * Whether a file of an election's folder is, by its name, one of the election's own pages and records. In a
 * folder below, only hidden files are: there a candidate may well have written a README.md.
 */
export function isElectionPage(fileName: string): boolean {
  const parts = fileName.split("/");
  return (
    parts.some((part) => part.startsWith(".")) || (parts.length === 1 && otherFiles.test(fileName))
  );
}

/** Whether a file has one of the two endings that candidacies have by convention. */
export function hasCandidacyEnding(fileName: string): boolean {
  return /\.(md|txt)$/.test(fileName);
}

/** Pictures, tables and data: whatever they hold, no one declares a candidacy in them. */
const dataEndings =
  /\.(png|jpe?g|gif|svg|webp|ico|mp4|webm|ya?ml|json|jsonl|csv|tsv|ics|xml|toml|css|js|ts|py|sh|asc|sig|age|zip|gz)$|~$/i;

/** Whether a file has an ending that texts and documents have. */
export function isTextName(fileName: string): boolean {
  return !dataEndings.test(fileName);
}

/** Whether a file can be a candidacy by its name: some write its fields as YAML. */
export function mayBeCandidacy(fileName: string): boolean {
  return !isElectionPage(fileName) && (isTextName(fileName) || /\.(?:ya?ml|toml)$/i.test(fileName));
}
