import { publicRecord } from "../../results/build-record.ts";
import { type ElectionRecord, recordText } from "../../results/record.ts";
import {
  checked,
  compareRecords,
  type Deviation,
  notChecked,
  type RecordCheck,
} from "../../results/verify/verify-record.ts";
import { ledgerPath } from "../../workspace/committee/committee-file.ts";
import { sha256, sha256OfFile } from "../../workspace/digest.ts";
import { charterPath } from "../../workspace/election/charter-file.ts";
import { electionFilePath } from "../../workspace/election/election-file.ts";
import { peoplePath } from "../../workspace/people/people-files.ts";
import type { RecordFile } from "../../workspace/results/record-file.ts";
import { privateFolder, type Workspace } from "../../workspace/workspace.ts";
import { isPrivatePath } from "../../workspace/write-file.ts";

/** Whether the public record equals the complete one reduced to its level. */
export function checkPublished(
  published: RecordFile,
  complete: RecordFile | undefined,
): RecordCheck {
  const subject = { about: "the public record", from: "the complete one" };
  const { level, completeRecord, election } = published.record;
  if (complete === undefined) {
    const path = `${privateFolder(election)}/record.json`;
    return notChecked(subject, `${path} is private; only the officials have it`);
  }
  if (level === "complete") {
    const expected = "winners, ranking or matrix, in a public place";
    return checked(subject, [{ where: "level", expected, found: level }]);
  }
  const digest = sha256(complete.text);
  const wrong: Deviation[] =
    completeRecord === digest
      ? []
      : [{ where: "completeRecord", expected: digest, found: completeRecord ?? "nothing" }];
  const expected = publicRecord(complete.record, level, digest);
  const isSame = recordText(expected) === published.text;
  const differs = isSame ? [] : compareRecords(published.record, expected);
  const unlike: Deviation = {
    where: "the text",
    expected: "as results publish writes it",
    found: "edited: layout, remarks, digests of files or errata",
  };
  const hidden = wrong.length + differs.length === 0 && !isSame;
  return checked(subject, [...wrong, ...differs, ...(hidden ? [unlike] : [])]);
}

const ledgerMoves = "has changed since, as expected: publishing adds the new terms";

/** Whether the input files are still those that the result was computed from. */
export async function checkInputs(
  workspace: Workspace,
  record: ElectionRecord,
): Promise<RecordCheck[]> {
  // People keep editing these after the result, so a change is not an error in the record.
  const edited = new Set([electionFilePath(record.election), ledgerPath, charterPath, peoplePath]);
  const checks: RecordCheck[] = [];
  for (const { path, sha256: found } of record.inputs) {
    const subject = { about: `the digest of ${path.split("/").at(-1)}`, from: "the file" };
    const expected = await sha256OfFile(workspace, path);
    if (expected === undefined) {
      const keeper = isPrivatePath(path) ? ": only the officials have it" : "";
      checks.push(notChecked(subject, `it is not here${keeper}`));
    } else if (expected === found) checks.push(checked(subject, []));
    else if (path === ledgerPath) checks.push(notChecked(subject, ledgerMoves));
    else if (edited.has(path)) checks.push(notChecked(subject, "it has been edited since"));
    else checks.push(checked(subject, [{ where: path, expected, found }]));
  }
  return checks;
}
