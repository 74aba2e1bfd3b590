/**
 * How many items to ask for at once: less when GitHub cannot answer in time, more again after answers that
 * came. What failed is remembered, so that a limit is met once and then kept just below. Requests under way
 * at the same time share it.
 */
export interface PageSize {
  /** For the next request; a larger size than ever came is tried by one request at a time. */
  readonly now: () => number;
  tooMuch(asked: number): void;
  wellDone(asked: number): void;
  /** It was not the size that made a request fail: what was learnt is forgotten. */
  forget(): void;
}

const answersToTrust = 2;
/** So many answers later the limit may be another: GitHub is slow at one time and not at another. */
const answersToDoubt = 40;
/** So many other answers later a trial ended some other way, such as by a limit. */
const answersToWait = 12;

/** @param most GitHub allows no more in a request. */
export function pageSize(most: number): PageSize {
  let size = most;
  /** The most that came, and the least that failed. */
  let good = 0;
  let failed = most + 1;
  let answers = 0;
  let sinceFailure = 0;
  /** Answers to wait for while one request tries a larger size. */
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
