import { createHash } from "node:crypto";
import { packTar, unpackTar } from "modern-tar";
import * as z from "zod";
import { electionIdSchema } from "../../calendar/election-id.ts";
import { ElectionError } from "../../errors.ts";
import { issueInWords } from "../../schema-words.ts";
import { visible } from "../../visible-text.ts";
import { refuseNewerFormat } from "../formats/yaml-file.ts";

/** A file of `elections/.private/`, its path relative to that folder. */
export interface PrivateFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface PrivateArchive {
  readonly election: string;
  readonly files: readonly PrivateFile[];
}

export const mostFiles = 2000;
export const mostBytes = 256 * 1024 * 1024;
/** Larger than any pack can be: tar and age add little. */
export const mostPackBytes = mostBytes + 16 * 1024 * 1024;
const manifestName = "manifest.json";
const longestPath = 200;

const manifestSchema = z.strictObject({
  formatVersion: z.literal(1),
  election: electionIdSchema,
  files: z
    .array(
      z.strictObject({
        path: z.string(),
        size: z.int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(mostFiles),
});

type Manifest = z.output<typeof manifestSchema>;

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function refuse(problem: string): never {
  throw new ElectionError("input", `this is not a pack made by this tool: ${visible(problem)}`, {
    hint: "Nothing was written. Ask for it to be packed again: kata-election private pack",
  });
}

/**
 * Whether a path is allowed in a pack: a plain relative one, in the election's folder or the shared
 * `people.yaml`. Hidden files are never handed over.
 */
export function mayBePacked(path: string, election: string): boolean {
  const segments = path.split("/");
  const plain = segments.every((segment) => /^[\p{L}\p{N}_][\p{L}\p{N}_ .@+-]*$/u.test(segment));
  if (!plain || path.length > longestPath) return false;
  return path === "people.yaml" || (segments[0] === election && segments.length > 1);
}

/**
 * A pack before its encryption: a tar archive (POSIX ustar) whose first entry, `manifest.json`, names every
 * file with size and SHA-256. It contains no times, so that the same files make the same bytes.
 */
export async function archiveOf({ election, files }: PrivateArchive): Promise<Uint8Array> {
  const manifest: Manifest = {
    formatVersion: 1,
    election,
    files: files.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: digest(bytes) })),
  };
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  const entries = [{ path: manifestName, bytes: text }, ...files].map(({ path, bytes }) => ({
    header: {
      name: path,
      size: bytes.length,
      mode: 0o600,
      mtime: new Date(0),
      type: "file" as const,
    },
    body: bytes,
  }));
  return packTar(entries);
}

/** The folders on the way to a file: of `a/b/c`, `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

function readManifest(bytes: Uint8Array | undefined): Manifest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    refuse(`its first entry is not ${manifestName}`);
  }
  refuseNewerFormat(parsed, manifestName);
  const checked = manifestSchema.safeParse(parsed, { error: issueInWords });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  return refuse(`${manifestName}: ${issue?.path.join(".")}: ${issue?.message}`);
}

function checkFile({ path, bytes }: PrivateFile, { election, files }: Manifest): void {
  if (!mayBePacked(path, election))
    refuse(`it contains a file outside the private folder: ${path}`);
  const announced = files.find((file) => file.path === path);
  if (announced === undefined) refuse(`${path} is not listed in ${manifestName}`);
  if (announced.size !== bytes.length || announced.sha256 !== digest(bytes)) {
    refuse(`${path} does not match ${manifestName}`);
  }
}

/**
 * The files of a decrypted pack, all checked: regular files with plain paths inside the private folder, each
 * listed with its digest, none missing or duplicated.
 *
 * @throws ElectionError (input) for anything else, such as links or paths that lead elsewhere.
 */
export async function readArchive(archive: Uint8Array): Promise<PrivateArchive> {
  const entries = await unpackTar(archive, { strict: true }).catch(() =>
    refuse("it is not a tar archive"),
  );
  if (entries.length > mostFiles + 1) refuse(`it contains more than ${mostFiles} files`);
  for (const { header } of entries) {
    if ((header.type ?? "file") !== "file")
      refuse(`${header.name} is a ${header.type}, not a file`);
  }
  const files = entries.map(({ header, data }) => ({
    path: header.name,
    bytes: data ?? new Uint8Array(),
  }));
  const [first, ...rest] = files;
  if (first?.path !== manifestName) refuse(`its first entry is not ${manifestName}`);
  const manifest = readManifest(first.bytes);
  for (const file of rest) checkFile(file, manifest);
  const paths = new Set(rest.map(({ path }) => path.toLowerCase()));
  if (paths.size !== rest.length) refuse("it contains a file twice");
  const inFile = [...paths].find((path) => foldersOf(path).some((folder) => paths.has(folder)));
  if (inFile !== undefined) refuse(`${inFile} would be inside another of its files`);
  if (rest.length !== manifest.files.length) refuse("files that it lists are missing");
  return { election: manifest.election, files: rest };
}
