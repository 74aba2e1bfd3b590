import type { GitHub } from "../github/client.ts";
import type { CliContext } from "./context.ts";

/**
 * GitHub for a few queries: reports waiting, and retries with `--verbose`.
 *
 * @param limits seconds for one answer, and for all waiting together.
 */
export async function openGitHub(
  { github, terminal }: CliContext,
  limits: { readonly timeout: number; readonly maxWait: number } = { timeout: 30, maxWait: 300 },
): Promise<GitHub> {
  const news = {
    waiting: (limit: string, seconds: number) =>
      terminal.note(`Waiting ${seconds} s for GitHub's ${limit} limit.`),
    retrying: (_operation: string, reason: string) => terminal.detail(`Again: ${reason}`),
    answered: () => {},
  };
  return github({ news, ...limits });
}
