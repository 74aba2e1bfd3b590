import { loginKey, loginSchema } from "../people/account.ts";

/** What a text says about somebody's GitHub account. */
export type AccountRead =
  | { readonly login: string }
  /** The words of a link name another account than its address. */
  | { readonly text: string; readonly url: string }
  | undefined;

const profileAddress = /^(?:https?:\/\/)?(?:www\.)?github\.com\/([^/\s?#]+)\/?$/i;

function plainLogin(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^<(.*)>$/, "$1")
    .replace(/^[`*"']+|[`*"'.,;:]+$/g, "");
  const login = profileAddress.exec(bare)?.[1] ?? bare.replace(/^@/, "");
  return loginSchema.safeParse(login).success ? login : undefined;
}

/** Reads `ada-l`, `@ada-l`, a profile's address, or a link of one of them. */
export function readAccount(text: string): AccountRead {
  const link = /\[([^\]]*)\]\(\s*([^)\s]*)\s*\)/.exec(text);
  if (link === null) {
    const login = plainLogin(text);
    return login === undefined ? undefined : { login };
  }
  const [, words = "", url = ""] = link;
  const addressed = profileAddress.exec(url)?.[1];
  if (addressed === undefined || !loginSchema.safeParse(addressed).success) return undefined;
  const named = /^[`@]|github\.com/i.test(words.trim()) ? plainLogin(words) : undefined;
  if (named !== undefined && loginKey(named) !== loginKey(addressed)) return { text: named, url };
  return { login: addressed };
}
