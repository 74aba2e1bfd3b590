/**
 * Ranked pairs, CIVS's deterministic kind `civs_ranked_pairs` (https://civs1.civs.us/rp.html; T. N.
 * Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4 (1987)).
 * Usual implementations drop every one of equally strong defeats that lie on a cycle, or draw lots.
 */
import { allDefeats, compareDefeats } from "../defeat-strength.ts";
import type { PairwiseMatrix } from "../pairwise.ts";
import { affirmDefeats, rankByAffirmed } from "./affirmed-defeats.ts";
import type { Rule, RuleOutcome } from "./rule.ts";

function rankByRankedPairs(matrix: PairwiseMatrix): RuleOutcome {
  const defeats = allDefeats(matrix);
  const affirm = (strict: boolean) =>
    affirmDefeats(matrix.length, defeats, compareDefeats, { strict });
  const affirmed = affirm(false);
  const tiers = rankByAffirmed(affirmed, defeats, compareDefeats);
  if (!affirmed.bent) return { tiers };
  const documented = rankByAffirmed(affirm(true), defeats, compareDefeats);
  if (JSON.stringify(tiers) === JSON.stringify(documented)) return { tiers };
  const remark =
    "CIVS's program departs here from the rule that CIVS documents, and what it says depends on the order of the columns";
  return { tiers, remarks: [remark] };
}

export const rankedPairs: Rule = {
  name: "ranked-pairs",
  title: "Condorcet, completed by ranked pairs",
  phrase: "no affirmed defeat by anyone left stands against them alone",
  needs: "matrix",
  follows: "all places",
  rank: ({ pairwise }) => rankByRankedPairs(pairwise),
};
