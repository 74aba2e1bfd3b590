import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/** Refuses to write ballots in a format that cannot say what they say. */
export function refuseToWrite(what: string, format: string): never {
  throw new ElectionError("refused", `${format} cannot hold ${visible(what)}`, {
    hint: "Choose another format; json holds everything.",
  });
}
