import { parse } from "yaml";
import { loginSchema } from "../people/account.ts";
import { ledgerPath } from "../workspace/committee/committee-file.ts";
import { chooseElection, electionFilePath } from "../workspace/election/election-file.ts";
import { voterListPath } from "../workspace/roll/public-list.ts";
import { rollPath } from "../workspace/roll/roll-file.ts";
import { listElections, openWorkspace, readText, type Workspace } from "../workspace/workspace.ts";

/** The people whose logins a command accepts. */
export type People = "candidates" | "members" | "officials" | "voters";

/** What a workspace knows, read only when the cursor needs it. */
export interface KnownWords {
  readonly elections: () => Promise<readonly string[]>;
  /** Logins of these people; candidates, officials and voters of the election named, else of the one in progress. */
  readonly logins: (who: People, election: string | undefined) => Promise<readonly string[]>;
}

/**
 * The logins in a list of a YAML or JSON file. It tolerates half-written files, and offers the shell only what
 * can be a login.
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
  // Former members count too: corrections are made afterwards.
  if (who === "members") return loginsIn(await readText(workspace, ledgerPath), "terms", "holder");
  const election = await chooseElection(workspace, named);
  if (who !== "voters") return loginsIn(await readText(workspace, electionFilePath(election)), who);
  const roll = await readText(workspace, rollPath(election));
  return loginsIn(roll ?? (await readText(workspace, voterListPath(election))), who);
}

/** Completions from the workspace named, otherwise from the one around the folder. */
export function knownWords(folder: string, named: string | undefined): KnownWords {
  const open = (): Promise<Workspace> => openWorkspace(folder, named);
  return {
    elections: async () => (await listElections(await open())).toReversed(),
    logins: async (who, named) => loginsOf(await open(), who, named),
  };
}
