import { ElectionError } from "../../errors.ts";
import { replacedRecordName } from "../../results/corrections/erratum.ts";
import type { ElectionRecord } from "../../results/record.ts";
import { erratumUnlike } from "../../results/verify/verify-errata.ts";
import { wrongRevisions } from "../../results/verify/verify-figures.ts";
import type { Deviation } from "../../results/verify/verify-record.ts";
import { sha256 } from "../../workspace/digest.ts";
import { parseRecord } from "../../workspace/results/record-file.ts";
import { checkFiles, type FileCheck } from "./checked-files.ts";

/** Reads a file beside a record; undefined where there is none. */
export type ReadBeside = (name: string) => Promise<string | undefined>;

interface Replaced {
  readonly digest: string;
  /** Undefined where the text is not a record. */
  readonly record: ElectionRecord | undefined;
}

async function readReplaced(readBeside: ReadBeside, name: string): Promise<Replaced | undefined> {
  const text = await readBeside(name);
  if (text === undefined) return undefined;
  try {
    return { digest: sha256(text), record: parseRecord(text, name).record };
  } catch (failure) {
    if (!(failure instanceof ElectionError)) throw failure;
    return { digest: sha256(text), record: undefined };
  }
}

/** Whether every erratum of a record follows from the record that it replaced; none where there is no erratum. */
export async function checkErrata(
  record: ElectionRecord,
  recordPath: string,
  readBeside: ReadBeside,
): Promise<FileCheck[]> {
  const { errata = [] } = record;
  const numbered = wrongRevisions(record);
  const replaced: (Replaced | undefined)[] = [];
  for (const position of errata.keys()) {
    replaced.push(await readReplaced(readBeside, replacedRecordName(position + 1)));
  }
  const checks: FileCheck[] = [];
  for (const [position, { previousDigest }] of errata.entries()) {
    const name = replacedRecordName(position + 1);
    const subject = { about: `the erratum of revision ${position + 2}`, from: name };
    const found = replaced[position];
    const next = position + 1 === errata.length ? record : replaced[position + 1]?.record;
    checks.push(
      await checkFiles(recordPath, subject, async () => {
        if (numbered.length > 0) return numbered;
        if (found === undefined) return { why: `${name} is not next to the record` };
        if (found.digest !== previousDigest || found.record === undefined) {
          const where = `errata[${position + 1}].previousDigest`;
          const wrong: Deviation = { where, expected: found.digest, found: previousDigest };
          return [wrong];
        }
        const { digest, record: old } = found;
        if (next === undefined) return { why: "the record after it is not here" };
        return erratumUnlike(record, position, { digest, record: old }, next);
      }),
    );
  }
  return checks;
}
