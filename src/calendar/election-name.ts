/** The form of an election's name, year and month: `2026-10`. */
export const electionNamePattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Whether a text has the form of an election's name; commands that check nothing else load no schema. */
export function isElectionName(text: string): boolean {
  return electionNamePattern.test(text);
}
