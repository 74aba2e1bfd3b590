import type { Nodes } from "mdast";
import { loginSchema } from "../../people/account.ts";
import { tidyName } from "../../people/fold-name.ts";
import { accountOfUrl, plainText } from "../member-line.ts";

/** A person as a page names them. */
export interface NamedPerson {
  readonly name: string;
  /** The account that the page gives for them, by link or in words; nobody has looked yet whether it is theirs. */
  readonly login: string | undefined;
  /** Counted from 1. */
  readonly line: number;
}

/** The line on which a node begins, counted from 1. */
export function firstLine(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function urls(node: Nodes): string[] {
  if (node.type === "link") return [node.url];
  return "children" in node ? node.children.flatMap(urls) : [];
}

/** A login as pages write it beside a name: `(login)` or `@login`. */
export function writtenLogin(text: string): string | undefined {
  const [, inBrackets, afterAt] = /\(@?([\w-]+)\)|(?:^|\s)@([\w-]+)/.exec(text) ?? [];
  const login = inBrackets ?? afterAt;
  return login !== undefined && loginSchema.safeParse(login).success ? login : undefined;
}

/** Reads an entry of a list of people: a linked name, or a name with its login; undefined where it names nobody. */
export function readNamedPerson(node: Nodes): NamedPerson | undefined {
  const text = plainText(node);
  const name = tidyName(text.replace(/\(@?[\w-]+\)|(?:^|\s)@[\w-]+/g, " ")).replace(/[.,;]$/, "");
  if (!/\p{L}/u.test(name)) return undefined;
  const linked = urls(node).flatMap((url) => accountOfUrl(url) ?? []);
  return { name, login: linked[0] ?? writtenLogin(text), line: firstLine(node) };
}
