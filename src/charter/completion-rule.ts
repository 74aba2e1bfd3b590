/** Names of the rules that complete a Condorcet count; `tally/rules/` has one file for each. */
export const completionRules = [
  "minimax",
  "minimax-opposition",
  "minimax-winning-votes",
  "schulze",
  "ranked-pairs",
  "mam",
  "condorcet-irv",
  "bottom-two-runoff",
  "copeland",
] as const;

/** What ranks the candidates when no one defeats every other. */
export type CompletionRule = (typeof completionRules)[number];
