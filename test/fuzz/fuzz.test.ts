import fc from "fast-check";
import { afterAll, describe, it } from "vitest";
import { closeTargets } from "./commands.ts";
import { allTargets } from "./targets.ts";

/** Far fewer inputs than `npm run fuzz` tries, the same ones each time. */
const runsOfOneShare = 4;

const targets = await allTargets();
afterAll(closeTargets);

describe("inputs that nobody promised", () => {
  it.each(targets)("end as documented: $name", async ({ inputs, share, run }) => {
    const property = fc.asyncProperty(inputs, async (input) => run(input));
    await fc.assert(property, { seed: 20_261_128, numRuns: share * runsOfOneShare });
  });
});
