import type { ElectionRecord } from "../../results/record.ts";
import type { Deviation } from "../../results/verify/verify-record.ts";
import { sha256OfFile } from "../../workspace/digest.ts";
import { findElection } from "../../workspace/election/election-file.ts";
import { evidencePath } from "../../workspace/evidence/evidence-files.ts";
import { readRoll, rollPath } from "../../workspace/roll/roll-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { verifyRoll } from "../roll/verify.ts";
import { checkFiles, type FileCheck } from "./checked-files.ts";

/** Whether the record's figures of the roll are those of the roll's file, and that follows from the evidence. */
export async function checkRollFiles(
  workspace: Workspace,
  { election: id, roll }: ElectionRecord,
  recordPath: string,
): Promise<FileCheck[]> {
  if (roll === undefined) return [];
  const path = rollPath(id, roll.revision);
  const digest = await sha256OfFile(workspace, path);
  const figures = await checkFiles(
    recordPath,
    { about: "the voters on the roll", from: "the roll" },
    async () => {
      if (digest === undefined) return { why: `${path} is private; only the officials have it` };
      const { voters } = await readRoll(workspace, id, roll.revision);
      const wrong: Deviation[] = [];
      if (voters.length !== roll.voters) {
        const [expected, found] = [String(voters.length), String(roll.voters)];
        wrong.push({ where: "roll.voters", expected, found });
      }
      if (digest !== roll.sha256) {
        wrong.push({ where: "roll.sha256", expected: digest, found: roll.sha256 });
      }
      return wrong;
    },
  );
  const evidence = evidencePath(id, "contributions.jsonl");
  const made = await checkFiles(path, { about: "the roll", from: "the evidence" }, async () => {
    if (digest === undefined) return { why: `${path} is private; only the officials have it` };
    if ((await sha256OfFile(workspace, evidence)) === undefined) {
      return { why: `${evidence} is private; only the officials have it` };
    }
    const election = await findElection(workspace, id);
    if (election === undefined) return { why: "the election has no election.yaml" };
    const checks = await verifyRoll(workspace, election);
    return checks
      .filter(({ holds }) => !holds)
      .map(({ file, says }) => ({ where: file, expected: "what the evidence gives", found: says }));
  });
  return [figures, made];
}
