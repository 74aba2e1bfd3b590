import { parse } from "yaml";
import { loginSchema } from "../people/account.ts";
import { ledgerPath } from "../workspace/committee/committee-file.ts";
import { chooseElection, electionFilePath } from "../workspace/election/election-file.ts";
import { voterListPath } from "../workspace/roll/public-list.ts";
import { rollPath } from "../workspace/roll/roll-file.ts";
import { listElections, openWorkspace, readText, type Workspace } from "../workspace/workspace.ts";

/** Whose logins a command takes. */
export type People = "candidates" | "members" | "officials" | "voters";

/** What a workspace knows; asked only where the cursor needs it. */
export interface KnownWords {
  readonly elections: () => Promise<readonly string[]>;
  /** Logins of these people; candidates, officials and voters of the election named, else of the one in progress. */
  readonly logins: (who: People, election: string | undefined) => Promise<readonly string[]>;
}

/**
 * The logins in the entries of a list of a file, JSON being YAML: only the part that a completion needs, and
 * forgiving: half-written files must complete too. Only what can be a login is offered to a shell.
 */
function loginsIn(text: string | undefined, list: string, field = "login"): string[] {
  const file = (parse(text ?? "", { maxAliasCount: 0 }) ?? {}) as Record<string, unknown>;
  const entries = Array.isArray(file[list]) ? (file[list] as unknown[]) : [];
  const logins = entries.map((entry) => {
    const { [field]: login, ended } = (entry ?? {}) as Record<string, unknown>;
    return ended === undefined ? loginSchema.safeParse(login).data : undefined;
  });
  return [...new Set(logins.filter((login) => login !== undefined))];
}

async function loginsOf(
  workspace: Workspace,
  who: People,
  named: string | undefined,
): Promise<readonly string[]> {
  // Whose term is over and who was not elected again may be meant as well: corrections are made afterwards.
  if (who === "members") return loginsIn(await readText(workspace, ledgerPath), "terms", "holder");
  const election = await chooseElection(workspace, named);
  if (who !== "voters") return loginsIn(await readText(workspace, electionFilePath(election)), who);
  const roll = await readText(workspace, rollPath(election));
  return loginsIn(roll ?? (await readText(workspace, voterListPath(election))), who);
}

/** What the workspace named offers to complete with, else the one that the folder is in. */
export function knownWords(folder: string, named: string | undefined): KnownWords {
  const open = (): Promise<Workspace> => openWorkspace(folder, named);
  return {
    elections: async () => (await listElections(await open())).toReversed(),
    logins: async (who, named) => loginsOf(await open(), who, named),
  };
}
