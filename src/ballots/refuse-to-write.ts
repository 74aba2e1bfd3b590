import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/** Refuses a format that cannot represent the ballots. */
export function refuseToWrite(what: string, format: string): never {
  throw new ElectionError("refused", `${format} cannot hold ${visible(what)}`, {
    hint: "Choose another format; json holds everything.",
  });
}
