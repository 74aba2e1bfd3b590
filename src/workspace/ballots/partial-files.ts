import * as z from "zod";
import { unrankedPolicies } from "../../ballots/profile.ts";
import { ElectionError } from "../../errors.ts";
import { issueInWords } from "../../schema-words.ts";
import { addTotals } from "../../tally/add-totals.ts";
import type { PartialCount } from "../../tally/matrix-rules.ts";
import { visible } from "../../visible-text.ts";
import { refuseNewerFormat } from "../formats/yaml-file.ts";
import { readGivenText } from "../given-file.ts";

const count = z.int().nonnegative();
const schema = z.strictObject({
  formatVersion: z.literal(1),
  partial: z
    .strictObject({
      candidates: z.array(z.string().min(1)).min(1),
      unranked: z.enum(unrankedPolicies),
      counted: count,
      abstentions: count,
      invalid: count,
      digest: z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256"),
      pairwise: z.array(z.array(count)),
    })
    .refine(({ candidates, pairwise, counted }) => {
      const n = candidates.length;
      const isSquare = pairwise.length === n && pairwise.every((row) => row.length === n);
      const fits = (a: number, b: number): boolean =>
        (pairwise[a]?.[b] ?? 0) + (pairwise[b]?.[a] ?? 0) <= counted;
      return isSquare && pairwise.every((row, a) => row.every((_, b) => fits(a, b)));
    }, "the matrix does not fit its candidates and ballots"),
});

function refuse(path: string, what: string, cause?: unknown): never {
  throw new ElectionError("input", `${visible(path)}: ${what}`, {
    hint: "Give the files that `tally --partial` wrote for one poll, each once.",
    cause,
  });
}

async function readPartial(folder: string, path: string): Promise<PartialCount> {
  const text = await readGivenText(folder, path, "a shard that tally --partial printed");
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch (cause) {
    refuse(path, "not JSON", cause);
  }
  refuseNewerFormat(plain, path);
  const parsed = schema.safeParse(plain, { error: issueInWords });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    refuse(path, `${issue?.path.join(".")}: ${issue?.message}`, parsed.error);
  }
  const { invalid, digest, ...rest } = parsed.data.partial;
  return { invalid, digest, totals: { ...rest, places: [] } };
}

/**
 * Adds up the shards of a poll.
 *
 * @throws ElectionError (input) where one cannot be read, has other candidates, or is given twice.
 */
export async function mergePartials(
  folder: string,
  paths: readonly string[],
): Promise<PartialCount & { readonly digests: readonly string[] }> {
  const seen = new Map<string, string>();
  let sum: PartialCount | undefined;
  for (const path of paths) {
    const part = await readPartial(folder, path);
    const twin = seen.get(part.digest);
    if (twin !== undefined) refuse(path, `the same ballots as ${visible(twin)}`);
    seen.set(part.digest, path);
    const { candidates, unranked } = part.totals;
    if (sum !== undefined && JSON.stringify(candidates) !== JSON.stringify(sum.totals.candidates)) {
      refuse(path, `other candidates than ${visible(paths[0] ?? "")}`);
    }
    if (sum !== undefined && unranked !== sum.totals.unranked) {
      refuse(path, `treats unranked candidates differently from ${visible(paths[0] ?? "")}`);
    }
    sum =
      sum === undefined
        ? part
        : {
            totals: addTotals(sum.totals, part.totals),
            invalid: sum.invalid + part.invalid,
            digest: "",
          };
  }
  if (sum === undefined) refuse("--merge", "no shard was named");
  return { ...sum, digests: [...seen.keys()].sort() };
}
