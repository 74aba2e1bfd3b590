import { createHash } from "node:crypto";

/** SHA-256 of a text's UTF-8 bytes, as `sha256sum` prints it. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** SHA-256 of a text that comes in pieces. */
export function sha256OfPieces(pieces: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece, "utf8");
  return hash.digest("hex");
}
