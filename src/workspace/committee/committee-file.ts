import type { Season } from "../../charter/charter.ts";
import { type Ledger, ledgerSchema } from "../../committee/ledger.ts";
import { ledgerProblems, seatCountProblems } from "../../committee/ledger-problems.ts";
import { ElectionError } from "../../errors.ts";
import { charterPath, readCharters } from "../election/charter-file.ts";
import { findElection } from "../election/election-file.ts";
import { parseYaml, type YamlFile } from "../formats/yaml-file.ts";
import { readText, type Workspace } from "../workspace.ts";

export const ledgerPath = "elections/committee.yaml";

/**
 * Contradictions within the ledger or with the charters, one per line. An election.yaml, which may override the
 * season, is read only if that could explain one.
 */
export async function ledgerFileProblems(workspace: Workspace, ledger: Ledger): Promise<string[]> {
  const charters = await readCharters(workspace);
  const tooMany = seatCountProblems(ledger, { charters });
  if (ledgerProblems(ledger, { charters, seasons: new Map() }).length === 0) return tooMany;
  const seasons = new Map<string, Season>();
  for (const election of new Set(ledger.terms.map(({ elected }) => elected))) {
    const season = (await findElection(workspace, election))?.season;
    if (season !== undefined) seasons.set(election, season);
  }
  return [...tooMany, ...ledgerProblems(ledger, { charters, seasons })];
}

/** A cache of the ledger for each snapshot of a checkout: reading and checking a long one is slow. */
const read = new WeakMap<
  object,
  {
    readonly text: string;
    readonly file: YamlFile<Ledger>;
    /** The charters' text with which it was found valid; undefined until checked. */
    soundUnder?: { readonly charters: string | undefined };
  }
>();

/**
 * Reads the seat ledger without checking it, for code that reports its problems.
 *
 * @throws ElectionError (input) where it is missing or malformed, with file, line and field.
 */
export async function readLedgerAsIs(workspace: Workspace): Promise<YamlFile<Ledger>> {
  const text = await readText(workspace, ledgerPath);
  const known = workspace.texts && read.get(workspace.texts);
  if (known !== undefined && known.text === text) return known.file;
  if (text !== undefined) {
    const file = parseYaml(text, ledgerPath, ledgerSchema);
    if (workspace.texts !== undefined) read.set(workspace.texts, { text, file });
    return file;
  }
  throw new ElectionError("input", `there is no ${ledgerPath}`, {
    hint: "Write it first: kata-election committee init",
  });
}

/**
 * Reads and checks the seat ledger. Use this one: nothing may be computed from an inconsistent ledger.
 *
 * @throws ElectionError (input) where it is missing, malformed, or has two holders of a seat, terms of the
 * wrong length or season, or more seats than the committee.
 */
export async function readLedger(workspace: Workspace): Promise<YamlFile<Ledger>> {
  const file = await readLedgerAsIs(workspace);
  const known = workspace.texts && read.get(workspace.texts);
  const charters = await readText(workspace, charterPath);
  if (known?.soundUnder !== undefined && known.soundUnder.charters === charters) return file;
  const problems = await ledgerFileProblems(workspace, file.value);
  if (problems.length === 0) {
    if (known !== undefined) known.soundUnder = { charters };
    return file;
  }
  const lines = problems.map((problem) => `${ledgerPath}: ${problem}`);
  throw new ElectionError("input", lines.join("\n"), {
    hint: "Correct the ledger: nothing was computed from it. kata-election committee check lists every problem.",
  });
}

/** As {@link readLedger}; undefined where there is no ledger. */
export async function findLedger(workspace: Workspace): Promise<Ledger | undefined> {
  const isThere = (await readText(workspace, ledgerPath)) !== undefined;
  return isThere ? (await readLedger(workspace)).value : undefined;
}
