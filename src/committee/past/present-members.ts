import { loginKey } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { disagreement } from "./claims.ts";
import { type Inquiry, idPart } from "./inquiry.ts";
import type { Person, Recognition } from "./recognize.ts";
import type { CommitteeSources } from "./sources.ts";

/** A member whom the README lists now. */
export interface PresentMember extends Person {
  readonly place: string;
  readonly organization: string | undefined;
}

/**
 * The members of the present list with their accounts. Where a line's text and its link disagree, neither
 * is trusted: other pages decide, else a person. Nobody is left out: these answers the ledger needs.
 */
export function presentMembers(
  { list, listPath }: CommitteeSources,
  { person, quietly }: Recognition,
  inquiry: Inquiry,
): PresentMember[] {
  const members = list.members.flatMap(({ name, login, line, organization }): PresentMember[] => {
    const place = `${listPath}:${line}`;
    const twofold = login === undefined ? disagreement(list, line) : undefined;
    const said =
      twofold === undefined
        ? []
        : [
            `${place}: says ${visible(twofold.text)}, links to ${visible(twofold.linked ?? "no account")}`,
          ];
    const elsewhere = twofold === undefined ? undefined : quietly(name, undefined);
    if (elsewhere !== undefined) {
      const question = `Which account is ${visible(name)}'s?`;
      inquiry.settle({ id: `link:${idPart(name)}@${listPath}`, question, found: said }, elsewhere);
      inquiry.odd(`${said[0]}; other pages have ${elsewhere}`);
    }
    const found = person({ name, login }, place, { mayStayOpen: false, found: said });
    if (found === undefined) return [];
    return [{ ...found, place, organization: organization?.name }];
  });
  const seen = new Map<string, PresentMember>();
  for (const member of members) {
    const before = seen.get(loginKey(member.login));
    if (before !== undefined) {
      inquiry.odd(`${member.place}: ${member.login} stands on ${before.place} already`);
    } else seen.set(loginKey(member.login), member);
  }
  return [...seen.values()];
}
