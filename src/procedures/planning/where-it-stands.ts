import type { Temporal } from "temporal-polyfill";
import { findElection } from "../../workspace/election/election-file.ts";
import { runningElection } from "../../workspace/election/election-pages.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type ElectionStatus, electionStatus } from "./election-status.ts";
import { type NextElection, nextElection } from "./next-election.ts";
import { type PageStatus, pageStatus } from "./page-status.ts";

/** The state of an election, from its facts or its pages; or that none is in progress, and what comes next. */
export type ElectionState =
  | { readonly kind: "election"; readonly status: ElectionStatus }
  | { readonly kind: "pages"; readonly status: PageStatus }
  | { readonly kind: "none"; readonly next: NextElection };

/**
 * The state of the election named or in progress, with or without election.yaml; otherwise what comes next.
 *
 * @throws ElectionError (input) where there is no such election, or a file is malformed.
 */
export async function whereItStands(
  workspace: Workspace,
  now: Temporal.Instant,
  named?: string,
): Promise<ElectionState> {
  const id = named ?? (await runningElection(workspace, now));
  if (id === undefined) return { kind: "none", next: await nextElection(workspace, now) };
  const election = await findElection(workspace, id);
  if (election === undefined) {
    return { kind: "pages", status: await pageStatus(workspace, id, now) };
  }
  return { kind: "election", status: await electionStatus(workspace, election, now) };
}
