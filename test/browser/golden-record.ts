import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { organizationIndex } from "../../src/people/organizations.ts";
import { buildRecord, electionFacts } from "../../src/results/build-record.ts";
import type { ElectionRecord } from "../../src/results/record.ts";
import { declareElection } from "../../src/seats/declare.ts";
import { readDeclarationInput } from "../../src/workspace/election/declaration-input.ts";
import { readResultInputs } from "../../src/workspace/results/result-inputs.ts";

const elections = fileURLToPath(new URL("../elections/", import.meta.url));
const id = "2030-10";
const places: Readonly<Record<string, string>> = {
  "election.yaml": `elections/arch-committee-${id}/election.yaml`,
  "committee.yaml": "elections/committee.yaml",
  "people.yaml": "elections/people.yaml",
  "ballots.csv": `elections/.private/${id}/ballots.csv`,
};

/** The complete record of a golden election, as `results prepare` would make it; the roll has 40 voters. */
export async function goldenRecord(folder: string): Promise<ElectionRecord> {
  const root = await mkdtemp(join(tmpdir(), "kata-election-golden-"));
  try {
    for (const name of await readdir(join(elections, folder))) {
      const place = places[name];
      if (place === undefined) continue;
      await mkdir(dirname(join(root, place)), { recursive: true });
      await writeFile(join(root, place), await readFile(join(elections, folder, name)));
    }
    const { input } = await readDeclarationInput({ root }, id);
    const { inputs } = await readResultInputs({ root }, id);
    const organizations = organizationIndex(input.people);
    const roll = { voters: 40, revision: 1, sha256: "c".repeat(64) };
    return buildRecord(
      electionFacts(declareElection(input), input.ledger, organizations, { roll, inputs }),
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
