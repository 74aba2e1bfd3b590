import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageSize } from "../../../src/github/evidence/page-size.ts";

/**
 * Three requests are always under way, and one of them, whichever `pick` names, is answered next: more than
 * `limit` at once fails.
 *
 * @returns how many requests failed, and how many came.
 */
function ask(limit: number, items: number, pick: (step: number) => number) {
  const size = pageSize(100);
  const first = size.now();
  const underway = [first];
  let [failed, came, left] = [0, 0, items];
  for (let step = 0; left > 0; step += 1) {
    const [asked = 0] = underway.splice(pick(step) % underway.length, 1);
    if (asked > limit) {
      failed += 1;
      size.tooMuch(asked);
    } else {
      came += 1;
      left -= asked;
      size.wellDone(asked);
    }
    // The first request is alone until it came.
    while (underway.length < (came === 0 ? 1 : 3)) underway.push(size.now());
  }
  return { failed, came };
}

describe("how much to ask for at once", () => {
  it.each([20, 7, 60])(
    "finds a limit of %i, one request at a time, in any order of answers",
    (limit) => {
      fc.assert(
        fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 50 }), (order) => {
          const { failed, came } = ask(limit, 1000, (step) => order[step % order.length] ?? 0);
          // By halves from 100 down to below the limit, and by halves up to it: 7 is the most that takes.
          const doubts = Math.floor(came / 40);
          expect(failed).toBeLessThanOrEqual(7 + 3 * doubts);
          expect(came).toBeLessThanOrEqual(1.25 * Math.ceil(1000 / limit) + 4);
        }),
      );
    },
  );

  it("goes on with what came where a trial ends in some other way", () => {
    const size = pageSize(100);
    size.tooMuch(size.now());
    for (let i = 0; i < 2; i++) size.wellDone(size.now());
    expect(size.now()).toBe(75);
    // The trial of 75 met a limit of another kind and is asked again, like all others, with 50.
    for (let i = 0; i < 12; i++) {
      expect(size.now()).toBe(50);
      size.wellDone(50);
    }
    expect(size.now()).toBe(75);
  });
});
