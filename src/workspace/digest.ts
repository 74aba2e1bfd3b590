import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { ifPresent } from "./present.ts";
import { pathInside, type Workspace } from "./workspace.ts";

/** SHA-256 of a text's UTF-8 bytes, as `sha256sum` prints it. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** SHA-256 of a text given in pieces. */
export function sha256OfPieces(pieces: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece, "utf8");
  return hash.digest("hex");
}

/** SHA-256 of a file's bytes, streamed; undefined where there is no file. */
export async function sha256OfFile(
  workspace: Workspace,
  path: string,
): Promise<string | undefined> {
  const absolute = pathInside(workspace, path);
  const found = await ifPresent(path, stat(absolute));
  if (!found?.isFile()) return undefined;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(absolute)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
