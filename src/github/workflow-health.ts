import * as z from "zod";
import { good, type HealthFinding, warning } from "../health.ts";
import { visible } from "../visible-text.ts";
import type { GitHub } from "./client.ts";
import { expected, restFailure } from "./rest-failure.ts";

const workflowsAnswer = z.object({
  workflows: z.array(z.object({ path: z.string().max(500), state: z.string().max(50) })).max(100),
});

/** GitHub's states of workflows that no longer run. */
const asleep: Readonly<Record<string, string>> = {
  disabled_inactivity: "GitHub switched its schedule off after 60 quiet days",
  disabled_manually: "someone disabled it",
};

/**
 * Whether the workflows of a repository run: GitHub disables schedules after 60 days without commits. One
 * request.
 *
 * @param repository `owner/name`; undefined if the checkout has none.
 */
export async function checkWorkflows(
  { rest }: Pick<GitHub, "rest">,
  repository: string | undefined,
  signal: AbortSignal,
): Promise<HealthFinding[]> {
  const about = "workflows";
  if (repository === undefined) {
    const found = "not asked: the checkout's remote origin is not a GitHub repository";
    return [{ state: "unknown", about, found }];
  }
  const [owner = "", repo = ""] = repository.split("/");
  try {
    const route = "GET /repos/{owner}/{repo}/actions/workflows";
    const { data } = await rest.request(route, { owner, repo, per_page: 100 });
    const { workflows } = expected(workflowsAnswer, data, `the workflows of ${repository}`);
    const off = workflows.flatMap(({ path, state }) => {
      const why = asleep[state];
      const file = path.split("/").at(-1) ?? "";
      const remedy = `Enable it: gh workflow enable ${visible(file)} --repo ${repository}`;
      return why === undefined ? [] : [warning(about, `${visible(path)}: ${why}`, remedy)];
    });
    return off.length > 0 ? off : [good(about, `${workflows.length} in ${repository}, none off`)];
  } catch (failure) {
    signal.throwIfAborted();
    const { message } = restFailure(failure, `the workflows of ${repository}`, "");
    const found = `${message}. In a job the token needs actions: read`;
    return [{ state: "unknown", about, found }];
  }
}
