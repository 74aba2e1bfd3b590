import { ElectionError } from "../../errors.ts";
import { authorLoginSchema } from "../../people/account.ts";
import { isUsableAddress } from "../../people/address.ts";
import { commitReferenceSchema } from "../../people/people-file.ts";
import { refuseAddresses } from "../../results/address-guard.ts";
import { visible } from "../../visible-text.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import {
  addressEdit,
  botEdit,
  identityEdit,
  type PeopleEdit,
  type PersonDecision,
  planPeople,
  voterEdit,
} from "../../workspace/people/people-edits.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** What an official records about a person, in one entry. */
export type PersonRecord =
  | { readonly kind: "identity"; readonly commit: string; readonly login: string }
  | { readonly kind: "address"; readonly address: string; readonly login: string }
  | { readonly kind: "bot"; readonly login: string; readonly reason: string }
  | ({ readonly kind: "add" | "exclude" } & PersonDecision);

/**
 * A login as it is recorded, without `@`.
 *
 * @throws ElectionError (input) where the word is none.
 */
export function typedLogin(text: string, what: string): string {
  const login = text.trim().replace(/^@/, "");
  if (authorLoginSchema.safeParse(login).success) return login;
  throw new ElectionError("input", `${what} ${visible(text)} is not a GitHub login`, {
    hint: "Give the account's login, as in github.com/<login>.",
  });
}

/**
 * A commit as people.yaml names it, from that or from the commit's URL.
 *
 * @throws ElectionError (input) where the word is neither.
 */
export function typedCommit(text: string): string {
  const url = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/commit\/([0-9a-f]+)$/i.exec(text);
  const reference = url === null ? text : `${url[1]}@${url[2]}`;
  if (commitReferenceSchema.safeParse(reference).success) return reference;
  throw new ElectionError("input", `${visible(text)} does not name a commit`, {
    hint: "Write owner/repository@id with at least 7 digits of the id, or the commit's URL.",
  });
}

/**
 * An address that an invitation can go to.
 *
 * @throws ElectionError (input) where it is none.
 */
export function typedAddress(text: string): string {
  if (isUsableAddress(text)) return text.trim();
  throw new ElectionError("input", `${visible(text)} is not an address that can receive email`, {
    hint: "Write the person's own address. Noreply and placeholder addresses cannot be invited.",
  });
}

/** The entry that a record makes. */
export function editOf(record: PersonRecord): PeopleEdit {
  switch (record.kind) {
    case "identity":
      return identityEdit(record.commit, record.login);
    case "address":
      return addressEdit(record.login, record.address);
    case "bot":
      return botEdit(record.login, record.reason);
    case "add":
    case "exclude":
      return voterEdit(record.kind, record);
  }
}

/**
 * Plans to record something about a person.
 *
 * @throws ElectionError (input) where the file has another entry about the same, (refused) where an
 * address would become public.
 */
export async function planRecord(
  workspace: Workspace,
  record: PersonRecord,
): Promise<readonly FileChange[]> {
  const plan = await planPeople(workspace, [editOf(record)]);
  if (record.kind !== "address") refuseAddresses(plan, []);
  return plan;
}
