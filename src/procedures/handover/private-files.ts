import { lstat, realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { retentionEnd } from "../../election/retention.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import { electionFilePath, readElection } from "../../workspace/election/election-file.ts";
import { gitOf, type RunProgram, workTreeOf } from "../../workspace/git.ts";
import { isForOutput, readGivenBytes, readGivenText } from "../../workspace/given-file.ts";
import { ifPresent } from "../../workspace/present.ts";
import { decryptWith, encryptTo } from "../../workspace/private/age-encryption.ts";
import { archiveOf, mostPackBytes, readArchive } from "../../workspace/private/private-archive.ts";
import { collectPrivateFiles, packPath } from "../../workspace/private/private-files.ts";
import { applyPurge, type PurgePlan, planPurge } from "../../workspace/private/private-purge.ts";
import { type Arrival, planUnpack, unpackFiles } from "../../workspace/private/private-unpack.ts";
import { pathInside, type Workspace } from "../../workspace/workspace.ts";
import { writeFileOf, writeOutside } from "../../workspace/write-file.ts";

const mostIdentityBytes = 64 * 1024;

/** Someone who may decrypt a file: the public key, and whose it is or which flag gave it. */
export interface Recipient {
  readonly key: string;
  readonly who: string;
}

/**
 * Who can decrypt the private files: the keys given with a flag, otherwise those of the officials in
 * election.yaml; and the officials without a key.
 *
 * @throws ElectionError (input) where there is no key at all.
 */
export async function recipientsOf(
  workspace: Workspace,
  id: string,
  { keys, flag }: { readonly keys: readonly string[]; readonly flag: string },
): Promise<{ readonly recipients: readonly Recipient[]; readonly without: readonly string[] }> {
  if (keys.length > 0) return { recipients: keys.map((key) => ({ key, who: flag })), without: [] };
  const { officials } = (await readElection(workspace, id)).value;
  const recipients = officials.flatMap(({ login, age }) => (age ? [{ key: age, who: login }] : []));
  if (recipients.length === 0) {
    throw new ElectionError("input", `${electionFilePath(id)} names no age key of an official`, {
      hint: `Add them with kata-election plan ${id} --official <login>=age1…, or give keys with ${flag}.`,
    });
  }
  const without = officials.filter(({ age }) => age === undefined).map(({ login }) => login);
  return { recipients, without };
}

/** Refuses a place in a work tree that git does not ignore: the next `git add` would take the file along. */
async function refuseTracked(target: string, runProgram: RunProgram): Promise<void> {
  const folder = (await ifPresent(target, realpath(dirname(target)))) ?? dirname(target);
  const top = await workTreeOf(folder);
  if (top === undefined) return;
  const git = await gitOf(top, runProgram);
  const place = relative(top, join(folder, basename(target)));
  if ((await git("check-ignore", "--no-index", "--", place)) !== undefined) return;
  throw new ElectionError("input", `git would add ${visible(target)} to the repository`, {
    hint: "Leave out --output (the private folder is never committed), or name a file outside the checkout.",
  });
}

/**
 * An election's private files as one encrypted archive, what is in it, and where it goes.
 *
 * @param to.output the file as seen from `to.from`, or `-` for standard output; undefined for the private folder.
 * @throws ElectionError (input) where the file is there already, or git would add it.
 */
export async function makePack(
  workspace: Workspace,
  id: string,
  recipients: readonly Recipient[],
  {
    output,
    from,
    runProgram,
  }: {
    readonly output: string | undefined;
    readonly from: string;
    readonly runProgram: RunProgram;
  },
): Promise<{
  readonly pack: Uint8Array;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly target: string;
  readonly isPrinted: boolean;
  readonly write: () => Promise<void>;
}> {
  const own = packPath(id);
  const isPrinted = output !== undefined && isForOutput(output);
  const target = output === undefined ? pathInside(workspace, own) : resolve(from, output);
  if (!isPrinted && (await ifPresent(target, lstat(target))) !== undefined) {
    throw new ElectionError("input", `${visible(target)} exists already`, {
      hint: "Move it, or name another file with --output.",
    });
  }
  if (!isPrinted && output !== undefined) await refuseTracked(target, runProgram);
  const archive = await collectPrivateFiles(workspace, id);
  const keys = recipients.map(({ key }) => key);
  const pack = await encryptTo(keys, await archiveOf(archive));
  const write = async (): Promise<void> =>
    output === undefined ? writeFileOf(workspace, own, pack) : writeOutside(target, pack, 0o600);
  return { pack, files: archive.files, target, isPrinted, write };
}

/** What another official's pack contains, and how to write it. */
export async function openPack(
  workspace: Workspace,
  folder: string,
  { pack, identity }: { readonly pack: string; readonly identity: string },
): Promise<{
  readonly election: string;
  readonly arrivals: readonly Arrival[];
  readonly write: () => Promise<void>;
}> {
  const bytes = await readGivenBytes(folder, pack, "a pack that private pack made", mostPackBytes);
  const keyFile = "the identity file that age-keygen wrote";
  const keys = await readGivenText(folder, identity, keyFile, mostIdentityBytes);
  const archive = await readArchive(await decryptWith(keys, bytes));
  const { election } = archive;
  const write = async (): Promise<void> => void (await unpackFiles(workspace, archive));
  return { election, arrivals: await planUnpack(workspace, archive), write };
}

/** What a purge would remove and keep, how to do it, and the earliest time that the charter allows. */
export async function purgeOf(
  workspace: Workspace,
  id: string,
): Promise<PurgePlan & { readonly until: Temporal.Instant; readonly remove: () => Promise<void> }> {
  const { value } = await readElection(workspace, id);
  const until = retentionEnd(value, await readCharter(workspace, value.charter));
  const plan = await planPurge(workspace, id);
  return { ...plan, until, remove: () => applyPurge(workspace, id, plan) };
}
