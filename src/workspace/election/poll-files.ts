import { Document, isMap } from "yaml";
import { canonicalLines } from "../../ballots/canonical.ts";
import { formatInstant } from "../../dates.ts";
import { electionSchema } from "../../election/election.ts";
import { type Poll, type PollResult, pollResultSchema } from "../../election/poll.ts";
import { ElectionError } from "../../errors.ts";
import { readBallotFile } from "../ballots/ballot-files.ts";
import { sha256OfFile, sha256OfPieces } from "../digest.ts";
import { type FileChange, planFile } from "../file-plan.ts";
import { listAt, yamlTextWith } from "../formats/yaml-edit.ts";
import { parseYaml, yamlText } from "../formats/yaml-file.ts";
import { listFiles, privateFolder, readText, type Workspace } from "../workspace.ts";
import { electionFilePath } from "./election-file.ts";

/** Path of the result that officials read on the poll's page. */
export function pollResultPath(election: string): string {
  return `${privateFolder(election)}/poll-result.yaml`;
}

/** Where the files of a poll that does not count are kept. */
export function setAsideFolder(election: string, poll: string): string {
  const name = poll.replace(/[^\w-]+/g, "-").slice(0, 64);
  return `${privateFolder(election)}/void/${name}`;
}

/** Paths of a poll's files: ballots, page result, and the draft of the result. */
export async function setAside(
  workspace: Workspace,
  election: string,
  { ballots, page }: { readonly ballots: boolean; readonly page: boolean },
): Promise<string[]> {
  const folder = privateFolder(election);
  const files = (await listFiles(workspace, folder)).filter((name) => /^ballots\b/i.test(name));
  return [
    ...(ballots ? files.map((name) => `${folder}/${name}`) : []),
    ...(page ? [pollResultPath(election)] : []),
    `${folder}/draft`,
  ];
}

/** A digest of the ballots in a file, whatever its layout, its names and the order of its lines. */
async function digestOfBallots(workspace: Workspace, path: string): Promise<string | undefined> {
  try {
    const { profile, doubts } = await readBallotFile(workspace.root, path);
    if (doubts.length === 0) return sha256OfPieces(canonicalLines(profile));
  } catch (failure) {
    if (!(failure instanceof ElectionError)) throw failure;
  }
  return sha256OfFile(workspace, path);
}

/** The first of these polls whose set-aside ballots equal a file; undefined if none. */
export async function pollWithBallots(
  workspace: Workspace,
  election: string,
  polls: readonly Poll[],
  path: string,
): Promise<Poll | undefined> {
  if (polls.length === 0) return undefined;
  const wanted = await digestOfBallots(workspace, path);
  for (const poll of polls) {
    const folder = setAsideFolder(election, poll.id);
    for (const name of await listFiles(workspace, folder)) {
      if ((await digestOfBallots(workspace, `${folder}/${name}`)) === wanted) return poll;
    }
  }
  return undefined;
}

/** Reads the recorded result of the poll's page; undefined where there is none. */
export async function readPollResult(
  workspace: Workspace,
  election: string,
): Promise<PollResult | undefined> {
  const path = pollResultPath(election);
  const text = await readText(workspace, path);
  return text === undefined ? undefined : parseYaml(text, path, pollResultSchema).value;
}

/** The change that records the result on the poll's page. */
export function planPollResult(
  workspace: Workspace,
  election: string,
  { poll, ballots, ranking, read }: PollResult,
): Promise<FileChange> {
  const document = new Document({
    formatVersion: 1,
    ...(poll === undefined ? {} : { poll }),
    ballots,
    ranking,
    read: read.toString(),
  });
  return planFile(workspace, pollResultPath(election), yamlText(document));
}

/** The change that writes these polls to `election.yaml`; comments and all other lines stay. */
export async function planPolls(
  workspace: Workspace,
  election: string,
  polls: readonly Poll[],
): Promise<FileChange> {
  const path = electionFilePath(election);
  const before = (await readText(workspace, path)) ?? "";
  const { document } = parseYaml(before, path, electionSchema);
  const list = listAt(document, ["polls"]);
  for (const [position, { opened, ...poll }] of polls.entries()) {
    const { provider, id, url, voidedBecause, mistaken, reinstated } = poll;
    const fields = {
      ...{ provider, id, url, opened: formatInstant(opened) },
      ...{ voidedBecause, mistaken, reinstated },
    };
    const item = list.items[position];
    if (isMap(item)) {
      for (const [key, value] of Object.entries(fields)) {
        if (value === undefined) item.delete(key);
        else if (String(item.get(key)) !== value) item.set(key, value);
      }
    } else {
      list.flow = false;
      const given = Object.entries(fields).filter(([, value]) => value !== undefined);
      list.add(document.createNode(Object.fromEntries(given), { flow: true }));
    }
  }
  const after = yamlTextWith(before, document, "polls");
  parseYaml(after, path, electionSchema);
  return { path, before, after };
}
