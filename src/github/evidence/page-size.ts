/**
 * How many items to ask for at once: halved when GitHub cannot answer in time, doubled again after a few
 * answers that came. Requests under way at the same time share it.
 */
export interface PageSize {
  readonly now: () => number;
  tooMuch(asked: number): void;
  wellDone(asked: number): void;
}

const answersToTrust = 2;

export function pageSize(most: number): PageSize {
  let size = most;
  let answers = 0;
  return {
    now: () => size,
    tooMuch: (asked) => {
      // Others that asked for as much and failed too must not halve it once more each.
      if (asked <= size) size = Math.max(1, Math.ceil(asked / 2));
      answers = 0;
    },
    wellDone: (asked) => {
      if (asked < size || size === most) return;
      answers += 1;
      if (answers < answersToTrust) return;
      size = Math.min(most, size * 2);
      answers = 0;
    },
  };
}
