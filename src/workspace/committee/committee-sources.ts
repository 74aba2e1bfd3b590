import type { Temporal } from "temporal-polyfill";
import type {
  CommitteeSources,
  ElectionPages,
  FiledCandidacy,
} from "../../committee/beginning/committee-sources.ts";
import { readElectionPage } from "../../committee/election-page.ts";
import { type MemberList, readMemberList } from "../../committee/member-list/member-list.ts";
import { readResultPage } from "../../committee/result-page.ts";
import { ElectionError } from "../../errors.ts";
import { unknownAffiliation } from "../../people/affiliation-words.ts";
import { type CandidacyFile, readCandidacyFiles } from "../candidates/candidacy-files.ts";
import { readCharters } from "../election/charter-file.ts";
import { findElection } from "../election/election-file.ts";
import { readPeople } from "../people/people-files.ts";
import {
  electionFolder,
  listElections,
  listFiles,
  readText,
  type Workspace,
} from "../workspace.ts";

const listPath = "README.md";

function filedCandidacy({ path, content }: CandidacyFile): FiledCandidacy[] {
  if (!("reading" in content)) return [];
  const { name, login, affiliation } = content.reading;
  const organizations = [affiliation?.value ?? []]
    .flat()
    .filter((each) => each !== unknownAffiliation);
  return [{ path, name: name?.value, login: login?.value, organizations }];
}

async function readElectionPages(workspace: Workspace, election: string): Promise<ElectionPages> {
  const folder = electionFolder(election);
  const page = await readText(workspace, `${folder}/README.md`);
  const names = await listFiles(workspace, folder);
  const results = names.find((name) => /^(?:.*-)?results\.(?:md|txt)$/i.test(name));
  const path = `${folder}/${results}`;
  const result = results === undefined ? undefined : await readText(workspace, path);
  return {
    election,
    season: (await findElection(workspace, election))?.season,
    page: page === undefined ? undefined : readElectionPage(page, `${folder}/README.md`, election),
    result: result === undefined ? undefined : readResultPage(result, path),
    candidacies: (await readCandidacyFiles(workspace, election)).flatMap(filedCandidacy),
  };
}

async function presentList(workspace: Workspace): Promise<MemberList> {
  const text = await readText(workspace, listPath);
  if (text !== undefined) return readMemberList(text, listPath);
  throw new ElectionError("input", `there is no ${listPath} with the list of members`, {
    hint: "Run the command in a checkout of the community repository.",
  });
}

/**
 * Reads what a checkout says about the committee: the member list in force, the pages, results and candidacies
 * of its elections.
 *
 * @param today today in UTC; later dates are ignored.
 * @throws ElectionError (input) where the list cannot be read.
 */
export async function readCommitteeSources(
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<CommitteeSources> {
  const list = await presentList(workspace);
  const elections: ElectionPages[] = [];
  for (const election of await listElections(workspace)) {
    elections.push(await readElectionPages(workspace, election));
  }
  const [charters, people] = [await readCharters(workspace), await readPeople(workspace)];
  return { charters, today, list, listPath, elections, people };
}
