import { isMap } from "yaml";
import { addressKey } from "../../people/address.ts";
import type { MailFailure } from "../../people/mail-failures.ts";
import { privatePeopleFileSchema } from "../../people/people-file.ts";
import type { FileChange } from "../file-plan.ts";
import { listAt, openAsBlock, yamlTextWith } from "../formats/yaml-edit.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { readText, type Workspace } from "../workspace.ts";
import { privatePeoplePath } from "./people-files.ts";

/** What CIVS's table says about addresses: which ones CIVS could email, and which not. */
export interface OptInNews {
  readonly failures: readonly MailFailure[];
  /** Addresses that CIVS could email. */
  readonly activated: readonly string[];
  /** The day of this information, `2026-10-05`. */
  readonly date: string;
}

type Entry = Readonly<Record<string, string>>;

/** The file's text with addresses added to and removed from a list; existing entries stay. */
function withList(
  text: string,
  key: "awaiting" | "activated",
  { add, remove }: { readonly add: readonly Entry[]; readonly remove: ReadonlySet<string> },
): string {
  const { document } = parseYaml(text, privatePeoplePath, privatePeopleFileSchema);
  const list = listAt(document, [key]);
  const keyOf = (item: unknown): string =>
    isMap(item) ? addressKey(String(item.get("address"))) : "";
  const before = list.items.length;
  list.items = list.items.filter((item) => !remove.has(keyOf(item)));
  const known = new Set(list.items.map(keyOf));
  const added = add.filter(({ address = "" }) => !known.has(addressKey(address)));
  if (added.length === 0 && list.items.length === before) return text;
  openAsBlock(list);
  for (const entry of added) list.items.push(document.createNode(entry, { flow: true }));
  if (list.items.length === 0) document.delete(key);
  const after = yamlTextWith(text, document, key);
  parseYaml(after, privatePeoplePath, privatePeopleFileSchema);
  return after;
}

/** Plans to record, for this and later elections, which addresses CIVS can email and which not. */
export async function planOptIn(
  workspace: Workspace,
  { failures, activated, date }: OptInNews,
): Promise<FileChange> {
  const before = await readText(workspace, privatePeoplePath);
  const failing = failures.map(({ address, reason }) => ({
    address,
    since: date,
    ...(reason === "" ? {} : { reason }),
  }));
  const working = activated.map((address) => ({ address, since: date }));
  const keysOf = (entries: readonly { readonly address: string }[]): ReadonlySet<string> =>
    new Set(entries.map(({ address }) => addressKey(address)));
  const text = withList(before ?? "formatVersion: 1\n", "awaiting", {
    add: failing,
    remove: keysOf(working),
  });
  const after = withList(text, "activated", { add: working, remove: keysOf(failing) });
  return { path: privatePeoplePath, before, after };
}
