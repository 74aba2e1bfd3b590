import { affiliationText } from "../../../candidates/candidacy.ts";
import type { Difference, ListedCandidate } from "../../../candidates/candidate-list.ts";
import { visible } from "../../../visible-text.ts";
import { displayWidth } from "../../../wrap-text.ts";
import type { Terminal } from "../../terminal.ts";
import { renderTable } from "../table.ts";

const unknown = "-";

function stateText({ state, accepted }: ListedCandidate): string {
  if (accepted?.withdrawn !== undefined) return `withdrawn ${accepted.withdrawn.date}`;
  const shown = state === "standing" ? "running" : state;
  return accepted?.acceptedLate === undefined ? shown : `${shown}, accepted late`;
}

function describeDifference({ file, name }: ListedCandidate, difference: Difference): string {
  const who = visible(name ?? file);
  const owner = name === undefined ? "" : `${who}: `;
  if (difference.field === "file") {
    return difference.problem === "missing"
      ? `${who}: ${visible(file)}, which election.yaml names, is not in the folder`
      : `${owner}${visible(file)} ${difference.problem === "doubtful" ? "is in doubt" : "cannot be read"} (kata-election candidates check shows why)`;
  }
  const { field, accepted } = difference;
  return `${who}: ${field} is ${visible(accepted)} in election.yaml, but ${visible(difference.file)} in ${visible(file)}`;
}

const titles = ["Name", "Login", "Affiliation", "State", "File"];

/** Whether a bordered table of these rows is no wider than the screen. */
function fits(rows: readonly (readonly string[])[], columns: number): boolean {
  const widths = titles.map((title, column) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[column] ?? ""))),
  );
  return widths.reduce((sum, width) => sum + width + 3, 1) <= columns;
}

/**
 * The candidates as a table, then the differences between files and `election.yaml`. Narrow screens leave out
 * the file names, which follow from the names.
 */
export function renderCandidateList(
  candidates: readonly ListedCandidate[],
  terminal: Pick<Terminal, "isScreen" | "colors" | "columns">,
): { readonly table: string; readonly differences: readonly string[] } {
  const rows = candidates.map((candidate) => {
    const { name, login, affiliation, file } = candidate;
    const declared = affiliation === undefined ? unknown : affiliationText(affiliation);
    return [name ?? unknown, login ?? unknown, declared, stateText(candidate), file].map(visible);
  });
  const shown =
    terminal.isScreen && !fits(rows, terminal.columns) ? titles.length - 1 : titles.length;
  return {
    table: renderTable(
      terminal,
      titles.slice(0, shown).map((title) => ({ title })),
      rows.map((row) => row.slice(0, shown)),
    ),
    differences: candidates.flatMap((candidate) =>
      candidate.differences.map((difference) => describeDifference(candidate, difference)),
    ),
  };
}

/** Names the files that are not candidacies; undefined where there are none. */
export function otherFiles(others: readonly string[]): string | undefined {
  if (others.length === 0) return undefined;
  const shown = others.slice(0, 10).map(visible).join(", ");
  const more = others.length > 10 ? ` and ${others.length - 10} more` : "";
  return `Not candidacies (they name no candidate): ${shown}${more}.`;
}
