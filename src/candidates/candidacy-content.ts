import { readCandidacy } from "./candidacy-file.ts";
import type { CandidacyReading } from "./candidacy-reading.ts";
import type { CandidacyProblem } from "./finding.ts";

/** What a candidacy's file holds, or why it was not read. */
export type CandidacyContent =
  | { readonly text: string; readonly reading: CandidacyReading }
  | { readonly problem: CandidacyProblem };

/** Reads the bytes of a candidacy; it never fails, whatever they are. */
export function candidacyContent(bytes: Uint8Array): CandidacyContent {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, reading: readCandidacy(text) };
  } catch {
    return { problem: { code: "not-text" } };
  }
}
