import { ElectionError } from "../errors.ts";
import { loginKey, sameLogin } from "../people/account.ts";
import { visible } from "../visible-text.ts";

/** Someone on GitHub as an issue shows them; null where the account is gone. */
export type Actor = { readonly login: string } | null;

/** A comment on a nomination. */
export interface NominationComment {
  /** GitHub's number of it: later comments have larger ones. */
  readonly id: number;
  readonly author: Actor;
  readonly body: string;
  readonly createdAt: string;
  /** When it was last edited, and by whom; null where it never was. */
  readonly editedAt: string | null;
  readonly editor: Actor;
  readonly url: string;
}

/** A reaction to the issue itself. */
export interface NominationReaction {
  /** As GitHub's GraphQL names it, such as THUMBS_UP. */
  readonly content: string;
  readonly user: Actor;
  readonly createdAt: string;
}

/** An issue that nominates a committer, with all that people said on it. */
export interface NominationIssue {
  /** `owner/name` of its repository. */
  readonly repository: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly author: Actor;
  readonly isOpen: boolean;
  readonly editedAt: string | null;
  readonly comments: readonly NominationComment[];
  readonly reactions: readonly NominationReaction[];
}

/** Where an issue is. */
export interface IssuePlace {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

/**
 * Reads how people name an issue: `403` or `#403` in a default repository, `owner/repository#403`, or its
 * address.
 *
 * @param repository `owner/name` of the default repository.
 * @throws ElectionError (input) where it is none of these.
 */
export function readIssuePlace(text: string, repository: string): IssuePlace {
  const trimmed = text.trim();
  const bare = /^#?(\d{1,9})$/.exec(trimmed);
  const named =
    /^([\w.-]+)\/([\w.-]+)#(\d{1,9})$/.exec(bare ? `${repository}#${bare[1]}` : trimmed) ??
    /^https:\/\/[\w.:-]+\/([\w.-]+)\/([\w.-]+)\/issues\/(\d{1,9})(?:[?#].*)?$/.exec(trimmed);
  const [, owner = "", name = "", number = ""] = named ?? [];
  if (Number(number) > 0) return { owner, name, number: Number(number) };
  throw new ElectionError("input", `${visible(text)} is not an issue`, {
    hint: "Name it as 403, owner/repository#403 or https://github.com/owner/repository/issues/403.",
  });
}

const mention = /(?<![\p{L}\p{N}_./@-])@([A-Za-z0-9][A-Za-z0-9-]{0,38})(?![\p{L}\p{N}_/-])/gu;
const profile = /https?:\/\/github\.com\/([A-Za-z0-9][A-Za-z0-9-]{0,38})(?![\p{L}\p{N}_/-])/giu;

function namedIn(text: string, author: Actor): string[] {
  const logins = [...text.matchAll(mention), ...text.matchAll(profile)].map(
    ([, login = ""]) => login,
  );
  const others = logins.filter((login) => !sameLogin(login, author?.login));
  return [...new Map(others.map((login) => [loginKey(login), login])).values()];
}

/**
 * Whom an issue nominates: the one account that its title names, else its text, by a mention or a link
 * to the profile; the author is not meant. Undefined where several are named, or no one.
 */
export function nomineeOf({
  title,
  body,
  author,
}: Pick<NominationIssue, "title" | "body" | "author">): string | undefined {
  const inTitle = namedIn(title, author);
  const named = inTitle.length > 0 ? inTitle : namedIn(body.slice(0, 65_536), author);
  return named.length === 1 ? named[0] : undefined;
}
