import type { GitHub } from "../github/client.ts";
import type { CliContext } from "./context.ts";

/** GitHub for a few questions: waiting is told, repetitions only with `--verbose`. */
export async function openGitHub({ github, terminal }: CliContext): Promise<GitHub> {
  const news = {
    waiting: (limit: string, seconds: number) =>
      terminal.note(`Waiting ${seconds} s for GitHub's ${limit} limit.`),
    retrying: (_operation: string, reason: string) => terminal.detail(`Again: ${reason}`),
    answered: () => {},
  };
  return github({ news, timeout: 30, maxWait: 300 });
}
