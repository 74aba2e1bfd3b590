import { InvalidArgumentError } from "commander";

/** A repository as options take it: `owner/name`. */
export function parseRepository(text: string): string {
  if (/^[A-Za-z0-9][\w-]{0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/.test(text)) return text;
  throw new InvalidArgumentError("Write it as owner/name.");
}
