import type { Temporal } from "temporal-polyfill";
import { charterInForce } from "../charter/kata-charters.ts";
import { checkPage } from "../charter/page-findings.ts";
import { describeMemberListFinding, readMemberList } from "../committee/member-list/member-list.ts";
import { failed, good, type HealthFinding, warning } from "../health.ts";
import { organizationIndex } from "../people/organizations.ts";
import { listOf } from "../wording.ts";
import { ledgerPath, readLedger } from "./committee/committee-file.ts";
import { charterPath, readCharter, readCharters } from "./election/charter-file.ts";
import { electionFilePath, publicRecordPath, readElection } from "./election/election-file.ts";
import { refuseNewerFormat } from "./formats/yaml-file.ts";
import { readPages } from "./pages.ts";
import {
  peoplePath,
  privatePeoplePath,
  readPeople,
  readPrivatePeople,
} from "./people/people-files.ts";
import {
  electionFolder,
  listElections,
  listFiles,
  privateFolder,
  readText,
  type Workspace,
} from "./workspace.ts";

const readmePath = "README.md";

/** The result of a check, or the error that stopped it, as a finding. */
async function looked(
  about: string,
  look: () => Promise<HealthFinding | readonly HealthFinding[]>,
): Promise<readonly HealthFinding[]> {
  try {
    return [await look()].flat();
  } catch (failure) {
    return [failed(about, failure)];
  }
}

/** An optional file: valid if it exists. */
function optionalFile(
  workspace: Workspace,
  path: string,
  read: () => Promise<unknown>,
): Promise<readonly HealthFinding[]> {
  return looked(path, async () => {
    if ((await readText(workspace, path)) === undefined)
      return good(path, "not present (optional)");
    await read();
    return good(path, "valid");
  });
}

function checkLedger(workspace: Workspace): Promise<readonly HealthFinding[]> {
  return looked(ledgerPath, async () => {
    if ((await readText(workspace, ledgerPath)) === undefined) {
      return warning(
        ledgerPath,
        "no seat ledger yet; it is needed to fill seats",
        "Build it from the pages: kata-election committee init",
      );
    }
    const { seats, terms } = (await readLedger(workspace)).value;
    return good(ledgerPath, `valid: ${seats.length} seats, ${terms.length} terms`);
  });
}

function checkMemberList(workspace: Workspace): Promise<readonly HealthFinding[]> {
  const about = `${readmePath} members`;
  return looked(about, async () => {
    const text = await readText(workspace, readmePath);
    const remedy = "Write it, with the list of members.";
    if (text === undefined) return warning(about, "there is no page", remedy);
    const { members, findings } = readMemberList(text, readmePath);
    if (findings.length === 0) return good(about, `${members.length} listed`);
    return findings.map((finding) =>
      warning(about, describeMemberListFinding(finding, readmePath), "Correct the line."),
    );
  });
}

function checkElection(workspace: Workspace, election: string): Promise<readonly HealthFinding[]> {
  const path = electionFilePath(election);
  return looked(path, async () => {
    const { charter, candidates, officials } = (await readElection(workspace, election)).value;
    await readCharter(workspace, charter);
    const valid = good(path, `valid: charter ${charter}, ${candidates.length} candidates`);
    if (officials.length > 0) return valid;
    const remedy = "Add them under officials: with their logins and age keys.";
    return [valid, warning(path, "names no election officials", remedy)];
  });
}

async function checkElections(workspace: Workspace): Promise<readonly HealthFinding[]> {
  const findings: HealthFinding[] = [];
  const inProgress: string[] = [];
  for (const election of await listElections(workspace)) {
    const look = async (): Promise<readonly HealthFinding[]> => {
      if ((await readText(workspace, electionFilePath(election))) === undefined) return [];
      const record = await readText(workspace, publicRecordPath(election));
      if (record === undefined) inProgress.push(election);
      return checkElection(workspace, election);
    };
    findings.push(...(await looked(`elections of ${election}`, look)));
  }
  if (inProgress.length > 1) {
    const found = `${listOf(inProgress)} are in progress at the same time`;
    findings.push(warning("elections/", found, "Say which one you mean: --election <YYYY-MM>."));
  }
  if (findings.length > 0) return findings;
  const found = "no election has an election.yaml yet";
  return [warning("elections/", found, "Plan one: kata-election plan <YYYY-MM>")];
}

/** A file's format version from its first lines, so that large files are not read whole. */
function formatOf(text: string): number {
  return Number(/^[ {]{0,9}"?formatVersion"?: ?(\d{1,9})\b/m.exec(text.slice(0, 4000))?.[1] ?? 1);
}

/**
 * Files of an election written by a newer version: rolls, records, evidence, polls. Files that people edit are
 * checked elsewhere.
 */
async function checkFormats(workspace: Workspace): Promise<readonly HealthFinding[]> {
  const findings: HealthFinding[] = [];
  for (const election of await listElections(workspace)) {
    for (const folder of [electionFolder(election), privateFolder(election)]) {
      const files = await listFiles(workspace, folder);
      for (const path of files.map((name) => `${folder}/${name}`)) {
        if (!/\.(?:ya?ml|json)$/.test(path) || path === electionFilePath(election)) continue;
        const look = async (): Promise<readonly HealthFinding[]> => {
          const formatVersion = formatOf((await readText(workspace, path)) ?? "");
          refuseNewerFormat({ formatVersion }, path);
          return [];
        };
        findings.push(...(await looked(path, look)));
      }
    }
  }
  return findings;
}

function checkPages(
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<readonly HealthFinding[]> {
  return looked("pages", async () => {
    const charters = await readCharters(workspace);
    const charter = charterInForce(today, charters);
    const pages = await readPages(workspace, { charter, charters, past: false });
    const stale = pages.flatMap(checkPage).length;
    if (stale === 0) return good("pages", `${pages.length} read, none contradicts the charter`);
    const found = `${stale} outdated or contradictory sentences in ${pages.length} pages`;
    return warning("pages", found, "See them with: kata-election charter show");
  });
}

/** Whether the files that people edit exist and are valid, and the pages agree with the charter. */
export async function checkFiles(
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<HealthFinding[]> {
  const looks = [
    () => optionalFile(workspace, charterPath, () => readCharters(workspace)),
    () => checkLedger(workspace),
    () =>
      optionalFile(workspace, peoplePath, async () =>
        organizationIndex(await readPeople(workspace)),
      ),
    () => optionalFile(workspace, privatePeoplePath, () => readPrivatePeople(workspace)),
    () => looked("elections/", () => checkElections(workspace)),
    () => checkFormats(workspace),
    () => checkMemberList(workspace),
    () => checkPages(workspace, today),
  ];
  const findings: HealthFinding[] = [];
  for (const look of looks) findings.push(...(await look()));
  return findings;
}
