import { parse } from "yaml";
import { loginSchema } from "../../people/account.ts";
import { chooseElection, electionFilePath } from "../../workspace/election/election-file.ts";
import { listElections, readText, type Workspace } from "../../workspace/workspace.ts";
import type { KnownWords } from "./complete.ts";

/** Only the part of the file that a completion needs, and forgiving: half-written files complete, too. */
function candidateLogins(text: string): string[] {
  const { candidates } = parse(text, { maxAliasCount: 0 }) as { candidates?: unknown };
  const entries = Array.isArray(candidates) ? (candidates as { login?: unknown }[]) : [];
  return entries
    .map(({ login }) => loginSchema.safeParse(login).data)
    .filter((login) => login !== undefined);
}

/** What a workspace offers to complete with. */
export function knownWords(open: () => Promise<Workspace>): KnownWords {
  return {
    elections: async () => (await listElections(await open())).toReversed(),
    logins: async (named) => {
      const workspace = await open();
      const election = await chooseElection(workspace, named);
      const text = await readText(workspace, electionFilePath(election));
      return text === undefined ? [] : candidateLogins(text);
    },
  };
}
