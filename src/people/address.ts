const noreplyDomain = "users.noreply.github.com";
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Last labels of names that no mail from outside reaches (RFC 6761, RFC 8375, and habits of machines). */
const unreachable = new Set([
  "arpa",
  "home",
  "internal",
  "invalid",
  "lan",
  "local",
  "localdomain",
  "localhost",
]);
const longestAddress = 254;

/** What two spellings of one address have in common. Local parts differ in case only in theory. */
export function addressKey(address: string): string {
  return address.trim().toLowerCase();
}

/** Whose GitHub noreply address it is: the account's number where the address names it, and its login. */
export interface NoreplyAddress {
  readonly id: number | undefined;
  readonly login: string;
  /** The login ends in `[bot]`, which no person's can. */
  readonly isBot: boolean;
}

/** Reads `id+login@users.noreply.github.com` and the older `login@users.noreply.github.com`. */
export function parseNoreply(address: string): NoreplyAddress | undefined {
  const match = /^(?:(\d{1,15})\+)?([a-z0-9_-]{1,100}(?:\[bot\])?)@([a-z.]+)$/i.exec(
    address.trim(),
  );
  const [, id, login = "", domain = ""] = match ?? [];
  if (domain.toLowerCase() !== noreplyDomain) return undefined;
  return {
    id: id === undefined ? undefined : Number(id),
    login,
    isBot: login.toLowerCase().endsWith("[bot]"),
  };
}

function isNoreply(key: string): boolean {
  const [local = "", domain = ""] = key.split("@");
  return /^(no|do-?not)[-_.]?reply\b/.test(local) || /(^|\.)noreply\./.test(domain);
}

/**
 * Whether an invitation can be sent there: one well-formed ASCII address (RFC 5321's dot-string at a
 * domain of at least two labels), not a noreply one, not of a name that exists on one machine only.
 */
export function isUsableAddress(address: string): boolean {
  const key = addressKey(address);
  const at = key.lastIndexOf("@");
  const labels = key.slice(at + 1).split(".");
  const last = labels.at(-1) ?? "";
  return (
    at > 0 &&
    at <= 64 &&
    key.length <= longestAddress &&
    localPart.test(key.slice(0, at)) &&
    labels.length >= 2 &&
    labels.every((label) => domainLabel.test(label)) &&
    !/^\d+$/.test(last) &&
    !unreachable.has(last) &&
    !isNoreply(key)
  );
}
