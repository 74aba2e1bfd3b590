import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AccountProfile, Contribution, FetchReport } from "../../electorate/contribution.ts";
import { pathInside, privateFolder, type Workspace } from "../workspace.ts";
import { evidenceFiles, evidencePath } from "./evidence-files.ts";

/** The data of a fetch. */
export interface CompleteEvidence {
  readonly contributions: () => AsyncIterable<Contribution>;
  readonly profiles: readonly AccountProfile[];
  readonly report: FetchReport;
}

/** Where a fetch collects data; relative to the workspace. */
export function stagingFolder(election: string): string {
  return `${privateFolder(election)}/.fetch`;
}

/** Moves files that were complete when a run was killed, if there are any. */
export async function finishPlacing(workspace: Workspace, election: string): Promise<void> {
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

/** Writes lines as they arrive; returns the file's digest. */
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

/** Writes the complete files into the staging folder; after that, they only have to be moved. */
export async function stageWhole(
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
