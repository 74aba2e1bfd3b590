import type { Profile } from "../profile.ts";
import type { BallotReading, ReadingOptions } from "../reading.ts";
import { readCivs } from "./civs.ts";
import type { BallotFormat } from "./format-names.ts";

/** Reads a text in a format; formats other than CIVS's export are loaded when they are met. */
export async function readFormat(
  format: BallotFormat,
  text: string,
  options: ReadingOptions,
): Promise<BallotReading> {
  switch (format) {
    case "civs":
      return readCivs(text, options);
    case "civs-upload":
      return (await import("./civs-upload.ts")).readCivsUpload(text, options);
    case "cef":
      return (await import("./cef.ts")).readCef(text);
    case "json":
      return (await import("./json.ts")).readBallotJson(text);
  }
}

/**
 * Writes a profile in a format.
 *
 * @throws ElectionError (refused) where the format cannot hold what the ballots say.
 */
export async function writeFormat(format: BallotFormat, profile: Profile): Promise<string> {
  switch (format) {
    case "civs":
      return (await import("./write-civs.ts")).writeCivs(profile);
    case "civs-upload":
      return (await import("./civs-upload.ts")).writeCivsUpload(profile);
    case "cef":
      return (await import("./cef.ts")).writeCef(profile);
    case "json":
      return (await import("./json.ts")).writeBallotJson(profile);
  }
}
