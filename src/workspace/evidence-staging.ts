import { createHash } from "node:crypto";
import { chmod, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Contribution, FetchReport, Profile } from "../electorate/contribution.ts";
import type { SliceStore, TimeRange } from "../electorate/evidence-slices.ts";
import { ElectionError } from "../errors.ts";
import { evidenceFiles, evidencePath, openEarlierEvidence } from "./evidence-files.ts";
import { ignorePrivateFolder } from "./file-plan.ts";
import { SliceFiles } from "./slice-files.ts";
import { crossesLink, pathInside, privateFolder, type Workspace } from "./workspace.ts";

/** What a fetch brings to be kept. */
export interface CompleteEvidence {
  readonly contributions: () => AsyncIterable<Contribution>;
  readonly profiles: readonly Profile[];
  readonly report: FetchReport;
}

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

function stagingFolder(election: string): string {
  return `${privateFolder(election)}/.fetch`;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Keeps two fetches of the same election apart; one that was killed leaves a lock that does not count. */
async function lock(path: string): Promise<() => Promise<void>> {
  const holder = Number(await readFile(path, "utf8").catch(() => ""));
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new ElectionError("input", `another roll fetch of this election is running (${holder})`, {
      hint: "Wait for it to end.",
    });
  }
  await writeFile(path, `${process.pid}\n`, { mode: 0o600 });
  return () => rm(path, { force: true });
}

/** Moves files that were complete when a run was killed; does nothing where there are none. */
async function finishPlacing(workspace: Workspace, election: string): Promise<void> {
  const ready = pathInside(workspace, `${stagingFolder(election)}/ready`);
  let moved = false;
  for (const file of evidenceFiles) {
    const place = pathInside(workspace, evidencePath(election, file));
    await rename(join(ready, file), place).then(
      () => {
        moved = true;
      },
      (failure: NodeJS.ErrnoException) => {
        if (failure.code !== "ENOENT") throw failure;
      },
    );
  }
  if (moved) await rm(pathInside(workspace, stagingFolder(election)), { recursive: true });
}

/** Writes lines as they come, and answers with the digest of the file. */
async function writeLines(
  path: string,
  values: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path, "w", 0o600);
  try {
    let block = "";
    const flush = async (): Promise<void> => {
      hash.update(block);
      await file.write(block);
      block = "";
    };
    for await (const value of values) {
      block += `${JSON.stringify(value)}\n`;
      if (block.length > 1_000_000) await flush();
    }
    await flush();
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

async function stageWhole(
  folder: string,
  { contributions, profiles, report }: CompleteEvidence,
): Promise<FetchReport> {
  const part = join(folder, "ready.part");
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { mode: 0o700 });
  const sha256 = {
    contributions: await writeLines(join(part, "contributions.jsonl"), contributions()),
    profiles: await writeLines(join(part, "profiles.jsonl"), profiles),
  };
  const whole = { ...report, sha256 };
  const text = `${JSON.stringify(whole, null, 2)}\n`;
  const file = await open(join(part, "fetch.json"), "w", 0o600);
  try {
    await file.write(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, join(folder, "ready"));
  return whole;
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
      nodes: new Map(),
    }),
  );
  const nodes = earlier.profiles.map(({ id, node = "" }) => [id, node] as const);
  await store.commit({ organization: organization.toLowerCase(), from: period.from, nodes });
  return true;
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
  const taken = !plan.refresh && (await takeOver(workspace, plan, store).catch(() => false));
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
  for (const way of [path, ...evidenceFiles.map((file) => evidencePath(plan.election, file))]) {
    if (!(await crossesLink(workspace, way))) continue;
    throw new ElectionError("input", `${way} is or lies behind a symbolic link`, {
      hint: "Replace the link by the file or folder itself: links are not followed on write.",
    });
  }
  await ignorePrivateFolder(workspace);
  const folder = pathInside(workspace, path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(pathInside(workspace, privateFolder(plan.election)), 0o700);
  const unlock = await lock(join(folder, "lock"));
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
