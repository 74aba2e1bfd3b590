/** How long this tool waits for GitHub and how often it retries, in one place. */
export const policy = {
  /** Concurrent requests, without a gap between them. */
  lanes: 3,
  /** After a 5xx, a time-out, a broken connection or a partial answer; GraphQL with half the page. */
  retries: 6,
  /** Milliseconds before the n-th repetition: a quarter of a second, doubled, at most eight seconds. */
  retryDelay: (failures: number): number => Math.min(8000, 250 * 2 ** (failures - 1)),
  /** Wait once for the primary limit, until its reset; for the secondary as `retry-after` says. */
  waits: { primary: 1, secondary: 3 },
  /** If GitHub gives no duration: its documentation asks for a minute, and more each time. */
  unknownWaitSeconds: 60,
  /** Reads of one range whose count does not match, before the command gives up. */
  rounds: 3,
} as const;
