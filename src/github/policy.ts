/** How patient this tool is with GitHub, in one place; README.md tells it in words. */
export const policy = {
  /** Requests under way at the same time, without a gap between them. */
  lanes: 3,
  /** After a 5xx, a time-out, a broken connection or a partial answer; GraphQL with half the page. */
  retries: 6,
  /** Milliseconds before the n-th repetition: a quarter of a second, doubled, at most eight seconds. */
  retryDelay: (failures: number): number => Math.min(8000, 250 * 2 ** (failures - 1)),
  /** The primary limit is waited for once, until its reset; the secondary as its `retry-after` says. */
  waits: { primary: 1, secondary: 3 },
  /** Where GitHub does not say how long: its documentation asks for a minute, and more each time. */
  unknownWaitSeconds: 60,
  /** Reads of one range whose count does not come out, before the command gives up. */
  rounds: 3,
} as const;
