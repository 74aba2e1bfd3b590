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

/** The folder in which a fetch collects data until it is complete. */
export interface EvidenceStaging {
  readonly store: SliceStore;
  /** Whether an earlier run left something to resume. */
  readonly resumed: boolean;
  /** Replaces the three evidence files with the new ones, and removes the staging folder. */
  place(evidence: CompleteEvidence): Promise<FetchReport>;
  /** Leaves the folder for the next run. */
  close(): Promise<void>;
}

export interface StagingPlan {
  readonly election: string;
  readonly organization: string;
  readonly period: TimeRange;
  /** Start over. */
  readonly refresh: boolean;
}

/** An earlier fetch's data by month; a month is valid while GitHub announces the same count. */
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

/** Malformed earlier evidence is fetched again; a disk error is not ignored. */
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
  // Reopening marks the reused data as kept.
  const kept = taken ? await SliceFiles.reopen(slices, identity) : undefined;
  if (kept !== undefined) return { store: kept, resumed: true };
  const empty = await SliceFiles.create(slices);
  await empty.commit({ ...identity, nodes: [] });
  return { store: empty, resumed: false };
}

/**
 * Opens the staging folder of an election's evidence: with the data of an interrupted run, otherwise of an
 * earlier complete run, otherwise empty.
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
