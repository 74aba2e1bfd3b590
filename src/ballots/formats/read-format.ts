import type { Profile } from "../profile.ts";
import type { BallotReading, ReadingOptions } from "../reading.ts";
import { readCivs } from "./civs.ts";
import type { BallotFormat } from "./format-names.ts";

/** Reads a text in one format. */
export type ReadBallots = (text: string, options: ReadingOptions) => BallotReading;

/** The reader of a format; all but the CIVS export's are loaded on demand. */
export async function readerOf(format: BallotFormat): Promise<ReadBallots> {
  switch (format) {
    case "civs":
      return readCivs;
    case "civs-upload":
      return (await import("./civs-upload.ts")).readCivsUpload;
    case "cef":
      return (await import("./cef.ts")).readCef;
    case "json":
      return (await import("./json.ts")).readBallotJson;
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
