import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/** Words for the error codes of file operations. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EIO: "the disk does not respond",
  EISDIR: "it is a folder",
  ELOOP: "its symbolic links form a loop",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
  ENFILE: "too many files are open",
  ENOENT: "there is no such file",
  ENOTDIR: "there is a file where its folder should be",
  EPERM: "permission denied",
};

/** Turns a read error into one that names the file; returns other failures unchanged. */
function unreadable(path: string, failure: unknown): unknown {
  const code = failure instanceof Error ? (failure as NodeJS.ErrnoException).code : undefined;
  if (code === undefined || failure instanceof ElectionError || !/^E[A-Z0-9]+$/.test(code)) {
    return failure;
  }
  const why = Object.hasOwn(refusals, code) ? refusals[code] : code;
  return new ElectionError("input", `${visible(path)} cannot be read: ${why}`, {
    hint: "Correct that and run the command again. A file that cannot be read is not treated as missing.",
    cause: failure,
  });
}

/**
 * The result of a file operation, undefined only if nothing exists there: ENOENT, or ENOTDIR for a file in
 * place of a folder.
 *
 * @param path as messages name it.
 * @throws ElectionError (input) naming the path, for any other error.
 */
export async function ifPresent<Found>(
  path: string,
  look: Promise<Found>,
): Promise<Found | undefined> {
  try {
    return await look;
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw unreadable(path, failure);
  }
}

/** Whether an error means that a file could not be read, rather than that its content is wrong. */
export function isUnreadable(failure: unknown): boolean {
  const origin = failure instanceof ElectionError ? failure.cause : failure;
  return (
    origin instanceof Error && /^E[A-Z0-9]+$/.test((origin as NodeJS.ErrnoException).code ?? "")
  );
}
