/**
 * How many items to request at once: fewer when GitHub times out, more again after successes. It remembers the
 * size that failed and stays just below it. Concurrent requests share it.
 */
export interface PageSize {
  /** The size for the next request; only one request at a time tries a larger size than ever succeeded. */
  readonly now: () => number;
  tooMuch(asked: number): void;
  wellDone(asked: number): void;
  /** The size was not the cause of a failure: forget what was learned. */
  forget(): void;
}

const answersToTrust = 2;
/** After this many answers, try larger sizes again: GitHub's speed varies. */
const answersToDoubt = 40;
/** After this many other answers, a trial counts as ended, for example by a rate limit. */
const answersToWait = 12;

/** @param most GitHub allows no more in a request. */
export function pageSize(most: number): PageSize {
  let size = most;
  /** The largest size that succeeded, and the smallest that failed. */
  let good = 0;
  let failed = most + 1;
  let answers = 0;
  let sinceFailure = 0;
  let trial = 0;
  return {
    now: () => {
      if (good === 0 || size <= good) return size;
      if (trial > 0) return good;
      trial = answersToWait;
      return size;
    },
    tooMuch: (asked) => {
      if (asked === size) trial = 0;
      answers = 0;
      sinceFailure = 0;
      // Others that asked for as much and failed too must not lower it once more each.
      if (asked > size) return;
      failed = Math.max(2, asked);
      if (good >= failed) good = 0;
      size = Math.max(1, good, Math.floor(good === 0 ? asked / 2 : 0));
    },
    wellDone: (asked) => {
      good = Math.max(good, asked);
      if (asked < size) {
        trial = Math.max(0, trial - 1);
        return;
      }
      trial = 0;
      answers += 1;
      sinceFailure += 1;
      if (sinceFailure === answersToDoubt) failed = Math.min(most + 1, failed * 2);
      if (answers < answersToTrust) return;
      size = Math.min(most, Math.max(size, Math.floor((size + failed) / 2)));
      answers = 0;
    },
    forget: () => {
      size = most;
      good = 0;
      failed = most + 1;
    },
  };
}
