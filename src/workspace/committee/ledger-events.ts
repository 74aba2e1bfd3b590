import { Document, isMap, parseDocument, type YAMLMap } from "yaml";
import { type Ledger, ledgerSchema } from "../../committee/ledger.ts";
import { type FileChange, planFile } from "../file-plan.ts";
import { keepingLineEnds } from "../formats/yaml-edit.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { readText, type Workspace } from "../workspace.ts";
import { ledgerPath } from "./committee-file.ts";
import { appendEntries } from "./ledger-edit.ts";

type Plain = Readonly<Record<string, unknown>>;

/** Without folding: an entry that people wrote on one line stays on one. */
const layout = { lineWidth: 0, flowCollectionPadding: true } as const;

/** The values of an entry as files write them. */
function plain(entry: object): Plain {
  return JSON.parse(JSON.stringify(entry));
}

function entryAt(text: string, key: string, position: number): YAMLMap | undefined {
  const found = parseDocument(text).getIn([key, position], true);
  return isMap(found) ? found : undefined;
}

/** The text with one field of one entry set; all other lines stay. */
function setField(
  text: string,
  [key, position]: readonly [string, number],
  field: string,
  value: unknown,
): string {
  const entry = entryAt(text, key, position);
  if (entry?.range == null) return text;
  const [start, end] = entry.range;
  const part = new Document();
  entry.set(field, part.createNode(value, { flow: true }));
  part.contents = entry as never;
  const column = start - (text.lastIndexOf("\n", start - 1) + 1);
  const written = part
    .toString(layout)
    .trimEnd()
    .replaceAll("\n", `\n${" ".repeat(column)}`);
  // A block entry reaches over the line ends that follow it: they are given back.
  const whole = text.slice(start, end);
  const after = whole.slice(whole.trimEnd().length);
  return `${text.slice(0, start)}${written}${after}${text.slice(end)}`;
}

function changedText(before: string, known: Ledger, after: Ledger): string {
  let text = before;
  for (const [position, { ended }] of after.terms.entries()) {
    if (ended === undefined || known.terms[position]?.ended !== undefined) continue;
    text = setField(text, ["terms", position], "ended", plain(ended));
  }
  for (const [position, { until }] of known.affiliations.entries()) {
    const now = after.affiliations[position]?.until?.toString();
    if (now === undefined || now === until?.toString()) continue;
    text = setField(text, ["affiliations", position], "until", now);
  }
  const added = after.affiliations.slice(known.affiliations.length).map(plain);
  return appendEntries(text, "affiliations", added);
}

/**
 * The change that writes terms ended early and changes of organization into `committee.yaml`: fields are
 * set and entries added; all other lines stay.
 */
export async function planLedger(workspace: Workspace, after: Ledger): Promise<FileChange> {
  const before = (await readText(workspace, ledgerPath)) ?? "";
  const { value } = parseYaml(before, ledgerPath, ledgerSchema);
  const text = keepingLineEnds(before, (ledger) => changedText(ledger, value, after));
  parseYaml(text, ledgerPath, ledgerSchema);
  return planFile(workspace, ledgerPath, text);
}
