const noreplyDomain = "users.noreply.github.com";
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/**
 * Last labels of names that no mail from outside reaches (RFC 2606, RFC 6761, RFC 8375, and habits of
 * machines). `.example` is not among them: it is for made-up people, in demonstrations and tests.
 */
const unreachable = new Set(
  "alt arpa corp docker domain home internal intranet invalid lan local localdomain localhost localnet none null onion private test tld workgroup".split(
    " ",
  ),
);
/** Placeholder domains from manuals and configuration files (RFC 2606, and custom). */
const placeholderDomains = new Set(
  "example.com example.net example.org test.com domain.com yourdomain.com yourcompany.com mydomain.com your-domain.com your-company.com yourdomain.org company.com email.tld domain.tld example.tld foo.com bar.com foo.bar foo.org changeme.com none.com nowhere.com fake.com".split(
    " ",
  ),
);
/** Domains of rented machines: their names are no mailboxes of people. */
const machineDomains = [
  "amazonaws.com",
  "cloudapp.net",
  "cloudapp.azure.com",
  "googleusercontent.com",
  "github.dev",
  "githubpreview.dev",
  "gitpod.io",
];
/** Placeholder mailboxes, on any domain. */
const placeholderNames = new Set(
  "anonymous azureuser changeme codespace ec2-user example fake git jenkins my-email my.email my_email myemail nobody noname none nouser null root runner runneradmin someone someuser test ubuntu unknown unset user username vagrant vscode you your-email your.email your.name your_email youremail yourname".split(
    " ",
  ),
);
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

function isNoreply(local: string, domain: string): boolean {
  return /^(no|do-?not)[-_.]?reply\b/.test(local) || /(^|\.)noreply\./.test(domain);
}

/** Whether no one reads mail there: a placeholder, a machine, or a noreply address. */
function isNobodys(local: string, domain: string): boolean {
  const within = (parent: string): boolean => domain === parent || domain.endsWith(`.${parent}`);
  return (
    isNoreply(local, domain) ||
    placeholderNames.has(local) ||
    [...placeholderDomains].some(within) ||
    machineDomains.some(within)
  );
}

/** The two sides of a well-formed ASCII address (RFC 5321's dot-string at a domain of at least two labels). */
function partsOf(address: string): readonly [local: string, domain: string] | undefined {
  const key = addressKey(address);
  const at = key.lastIndexOf("@");
  const [local, domain] = [key.slice(0, at), key.slice(at + 1)];
  const labels = domain.split(".");
  const isWellFormed =
    at > 0 &&
    at <= 64 &&
    key.length <= longestAddress &&
    localPart.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => domainLabel.test(label)) &&
    /^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(labels.at(-1) ?? "");
  return isWellFormed ? [local, domain] : undefined;
}

/** Whether it is one well-formed address. */
export function isAddress(address: string): boolean {
  return partsOf(address) !== undefined;
}

/**
 * Whether an invitation can be sent there: a well-formed address, not a noreply one or a placeholder, not
 * of a name that exists on one machine only.
 */
export function isUsableAddress(address: string): boolean {
  const parts = partsOf(address);
  if (parts === undefined) return false;
  const [local, domain] = parts;
  return !unreachable.has(domain.split(".").at(-1) ?? "") && !isNobodys(local, domain);
}

/** Whether an address identifies the author of commits. */
export function isTellingAddress(address: string): boolean {
  return isUsableAddress(address) || parseNoreply(address) !== undefined;
}

/** Providers whose customers own every spelling of an address: their domains, and what does not count before `@`. */
const mailboxRules: readonly { readonly domains: readonly string[]; readonly ignored: RegExp }[] = [
  { domains: ["gmail.com", "googlemail.com"], ignored: /\./g },
  { domains: ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"], ignored: /[._-]/g },
  { domains: ["icloud.com", "me.com", "mac.com"], ignored: /$^/g },
  { domains: ["yandex.ru", "yandex.com", "ya.ru", "yandex.by", "yandex.kz"], ignored: /[.-]/g },
];

/**
 * What two addresses have in common that lead to one mailbox, as far as that is known: a `+tag` is the
 * owner's own, some providers pass over dots or have several domains. Two people never share it by
 * chance, but a tag may be part of a name at another provider: for questions, not for joining people.
 */
export function mailboxKey(address: string): string {
  const key = addressKey(address);
  const at = key.lastIndexOf("@");
  const [local = ""] = key.slice(0, at).split("+");
  if (at < 1 || local === "") return key;
  const domain = key.slice(at + 1);
  const rule = mailboxRules.find(({ domains }) => domains.includes(domain));
  return rule === undefined
    ? `${local}@${domain}`
    : `${local.replace(rule.ignored, "")}@${rule.domains[0]}`;
}
