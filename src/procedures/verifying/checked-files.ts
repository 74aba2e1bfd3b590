import { ElectionError } from "../../errors.ts";
import {
  type CheckSubject,
  checked,
  type Deviation,
  notChecked,
  type RecordCheck,
} from "../../results/verify/verify-record.ts";

/** A check, and the file whose words it judged. */
export interface FileCheck extends RecordCheck {
  readonly file: string;
}

export function inFile(file: string, checks: readonly RecordCheck[]): FileCheck[] {
  return checks.map((check) => ({ ...check, file }));
}

/** What a check found, or why it could not be made: an unreadable file does not fail the record. */
export type Finding = readonly Deviation[] | { readonly why: string };

/** Makes a check of what files say; a file that is malformed or contradicts itself is "not checked". */
export async function checkFiles(
  file: string,
  subject: CheckSubject,
  find: () => Promise<Finding>,
): Promise<FileCheck> {
  try {
    const finding = await find();
    return "why" in finding
      ? { ...notChecked(subject, finding.why), file }
      : { ...checked(subject, finding), file };
  } catch (failure) {
    if (!(failure instanceof ElectionError)) throw failure;
    return { ...notChecked(subject, failure.message), file };
  }
}
