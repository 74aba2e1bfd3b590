import { Temporal } from "temporal-polyfill";
import type { MemberList } from "../../committee/member-list.ts";
import { readMemberList } from "../../committee/member-list.ts";
import { readAnnouncement } from "../../committee/past/announcement.ts";
import { readResultPage } from "../../committee/past/result-page.ts";
import type {
  CommitteeSources,
  ElectionPages,
  FiledCandidacy,
  ListRevision,
} from "../../committee/past/sources.ts";
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
import { type PageRevision, readPageHistory } from "./page-history.ts";

const listPath = "README.md";
const indexPath = "elections/README.md";

function filedCandidacy({ path, content }: CandidacyFile): FiledCandidacy[] {
  if (!("reading" in content)) return [];
  const { name, login, affiliation, emails, statement } = content.reading;
  const declared = [affiliation?.value ?? []].flat().filter((each) => each !== unknownAffiliation);
  const domains = emails.flatMap(({ value }) => value.split("@")[1] ?? []);
  return [
    {
      path,
      name: name?.value,
      login: login?.value,
      organizations: declared.length === 0 ? undefined : declared,
      statement: statement?.value ?? "",
      mailDomains: [...new Set(domains)],
    },
  ];
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
    announcement:
      page === undefined ? undefined : readAnnouncement(page, `${folder}/README.md`, election),
    result: result === undefined ? undefined : readResultPage(result, path),
    candidacies: (await readCandidacyFiles(workspace, election)).flatMap(filedCandidacy),
  };
}

/** A revision committed after the present (a copy made for a rehearsal) tells the list of the present. */
function readRevision(
  { commit, date: committed, text }: PageRevision,
  today: Temporal.PlainDate,
): ListRevision {
  const date = Temporal.PlainDate.compare(committed, today) > 0 ? today : committed;
  try {
    return { commit, date, list: readMemberList(text, listPath) };
  } catch (failure) {
    if (!(failure instanceof ElectionError)) throw failure;
    return { commit, date, list: { unreadable: failure.message } };
  }
}

async function presentList(workspace: Workspace): Promise<MemberList> {
  const text = await readText(workspace, listPath);
  if (text !== undefined) return readMemberList(text, listPath);
  throw new ElectionError("input", `there is no ${listPath} with the list of members`, {
    hint: "Run the command in a checkout of the community repository.",
  });
}

/**
 * Reads everything that a checkout says about the committee: the member list and its history, the pages
 * and results of past elections, candidacies, the index.
 *
 * @param today the present day in UTC: nothing counts as later.
 * @throws ElectionError (input) where the present list cannot be read.
 */
export async function readCommitteeSources(
  workspace: Workspace,
  runProgram: (program: string, words: readonly string[]) => Promise<string | undefined>,
  today: Temporal.PlainDate,
): Promise<CommitteeSources> {
  const list = await presentList(workspace);
  const { revisions, reach } = await readPageHistory(workspace, listPath, runProgram);
  const later = revisions.some(({ date }) => Temporal.PlainDate.compare(date, today) > 0);
  const index = await readText(workspace, indexPath);
  const elections: ElectionPages[] = [];
  for (const election of await listElections(workspace)) {
    elections.push(await readElectionPages(workspace, election));
  }
  return {
    charters: await readCharters(workspace),
    list,
    listPath,
    elections,
    index: index === undefined ? undefined : { path: indexPath, text: index },
    revisions: revisions.map((each) => readRevision(each, today)),
    history: later ? `${reach}; what was committed after ${today} counts as of that day` : reach,
    people: await readPeople(workspace),
  };
}
