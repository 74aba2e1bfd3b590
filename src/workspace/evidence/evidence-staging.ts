import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FetchReport } from "../../electorate/contribution.ts";
import type { SliceStore, TimeRange } from "../../electorate/evidence-slices.ts";
import { ignorePrivateFolder } from "../file-plan.ts";
import { takeLock } from "../lock.ts";
import { isUnreadable } from "../present.ts";
import { pathInside, privateFolder, type Workspace } from "../workspace.ts";
import { withWorkspaceLock } from "../workspace-lock.ts";
import { refuseLinks } from "../write-file.ts";
import { evidenceFiles, evidencePath, openEarlierEvidence } from "./evidence-files.ts";
import {
  type CompleteEvidence,
  finishPlacing,
  stageWhole,
  stagingFolder,
} from "./place-evidence.ts";
import { SliceFiles } from "./slice-files.ts";

/** The folder in which a fetch collects what it receives, until all of it is there. */
export interface EvidenceStaging {
  readonly store: SliceStore;
  /** Whether an earlier run left something to go on from. */
  readonly resumed: boolean;
  /** Puts the three evidence files in the place of the old ones, and removes the staging folder. */
  place(evidence: CompleteEvidence): Promise<FetchReport>;
  /** Leaves the folder to the next run. */
  close(): Promise<void>;
}

export interface StagingPlan {
  readonly election: string;
  readonly organization: string;
  readonly period: TimeRange;
  /** Start from nothing. */
  readonly refresh: boolean;
}

/** What an earlier fetch completed, cut into months: each counts as long as GitHub announces as much. */
async function takeOver(
  workspace: Workspace,
  { election, organization, period }: StagingPlan,
  store: SliceFiles,
): Promise<boolean> {
  const earlier = await openEarlierEvidence(workspace, election, organization);
  if (earlier === undefined) return false;
  await earlier.forEachMonth(period, (month, contributions) =>
    store.append(month, {
      announced: contributions.length,
      cursor: null,
      contributions,
      long: [],
      nodes: new Map(),
    }),
  );
  const nodes = earlier.profiles.map(({ id, node = "" }) => [id, node] as const);
  await store.commit({ organization: organization.toLowerCase(), from: period.from, nodes });
  return true;
}

/** Earlier evidence that does not read as such is fetched again; a disk that fails is another thing. */
function notTaken(failure: unknown): false {
  if (isUnreadable(failure)) throw failure;
  return false;
}

async function openStore(
  workspace: Workspace,
  plan: StagingPlan,
  folder: string,
): Promise<{ store: SliceFiles; resumed: boolean }> {
  const identity = { organization: plan.organization.toLowerCase(), from: plan.period.from };
  const slices = join(folder, "slices");
  const reopened = plan.refresh ? undefined : await SliceFiles.reopen(slices, identity);
  if (reopened !== undefined) return { store: reopened, resumed: true };
  const store = await SliceFiles.create(slices);
  const taken = !plan.refresh && (await takeOver(workspace, plan, store).catch(notTaken));
  // Reopening marks what was taken over as kept, and drops nothing of it.
  const kept = taken ? await SliceFiles.reopen(slices, identity) : undefined;
  if (kept !== undefined) return { store: kept, resumed: true };
  const empty = await SliceFiles.create(slices);
  await empty.commit({ ...identity, nodes: [] });
  return { store: empty, resumed: false };
}

/**
 * Opens the staging folder of an election's evidence: with what an interrupted run left in it, else with
 * what an earlier run completed, else empty.
 *
 * @throws ElectionError (input) where a link is in the way or another fetch is running.
 */
export async function openEvidenceStaging(
  workspace: Workspace,
  plan: StagingPlan,
): Promise<EvidenceStaging> {
  const path = stagingFolder(plan.election);
  const ways = [path, `${path}/lock`, `${path}/slices`, `${path}/ready`, `${path}/ready.part`];
  for (const way of [...ways, ...evidenceFiles.map((file) => evidencePath(plan.election, file))]) {
    await refuseLinks(workspace, way);
  }
  await withWorkspaceLock(workspace, () => ignorePrivateFolder(workspace));
  const folder = pathInside(workspace, path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(pathInside(workspace, privateFolder(plan.election)), 0o700);
  const unlock = await takeLock(join(folder, "lock"), "roll fetch");
  try {
    await finishPlacing(workspace, plan.election);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { store, resumed } = await openStore(workspace, plan, folder);
    return {
      store,
      resumed,
      close: unlock,
      place: async (evidence) => {
        const report = await stageWhole(folder, evidence);
        await finishPlacing(workspace, plan.election);
        return report;
      },
    };
  } catch (failure) {
    await unlock();
    throw failure;
  }
}
