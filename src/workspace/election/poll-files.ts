import { Document, isMap, isSeq, YAMLSeq } from "yaml";
import { formatInstant } from "../../dates.ts";
import { type Election, electionSchema } from "../../election/election.ts";
import { type PollResult, pollResultSchema } from "../../election/poll-result.ts";
import { type FileChange, planFile } from "../file-plan.ts";
import { privateFolder, readText, type Workspace } from "../workspace.ts";
import { yamlTextWith } from "../yaml-edit.ts";
import { parseYaml, yamlText } from "../yaml-file.ts";
import { electionFilePath } from "./election-file.ts";

type Poll = Election["polls"][number];

/** Path of what officials read on the poll's page. */
export function pollResultPath(election: string): string {
  return `${privateFolder(election)}/poll-result.yaml`;
}

/** Reads what officials read on the poll's page; undefined where nothing is recorded. */
export async function readPollResult(
  workspace: Workspace,
  election: string,
): Promise<PollResult | undefined> {
  const path = pollResultPath(election);
  const text = await readText(workspace, path);
  return text === undefined ? undefined : parseYaml(text, path, pollResultSchema).value;
}

/** The change that records what officials read on the poll's page. */
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

/** The change that brings the polls of `election.yaml` to these; comments and all other lines stay. */
export async function planPolls(
  workspace: Workspace,
  election: string,
  polls: readonly Poll[],
): Promise<FileChange> {
  const path = electionFilePath(election);
  const before = (await readText(workspace, path)) ?? "";
  const { document } = parseYaml(before, path, electionSchema);
  const found = document.get("polls", true);
  const list = isSeq(found) ? found : new YAMLSeq();
  if (list !== found) document.set("polls", list);
  for (const [position, { opened, ...poll }] of polls.entries()) {
    const { provider, id, url, voidedBecause } = poll;
    const fields = { provider, id, url, opened: formatInstant(opened), voidedBecause };
    const item = list.items[position];
    if (isMap(item)) {
      for (const [key, value] of Object.entries(fields)) {
        if (value !== undefined && String(item.get(key)) !== value) item.set(key, value);
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
