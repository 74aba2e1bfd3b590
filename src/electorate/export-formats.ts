import { addressKey } from "../people/address.ts";
import { visible } from "../visible-text.ts";
import { listOf } from "../wording.ts";
import { type PublicList, publicVoter } from "./public-roll.ts";
import type { Roll, Voter } from "./roll.ts";
import type { Trail } from "./trail.ts";

/** What CIVS takes: lists of addresses, one a line; and who cannot be invited by mail. */
export interface CivsExport {
  /** Each at most as long as asked for; no one is in two, no address twice. */
  readonly batches: readonly (readonly string[])[];
  /** Logins of voters without a usable address. */
  readonly unreachable: readonly string[];
  /** Logins whose address is already in the list as that of another voter. */
  readonly sharing: readonly string[];
}

/** Prepares invitations: every voter's best address, once, in lists of at most `size`. */
export function exportCivs(voters: readonly Voter[], size: number): CivsExport {
  const addresses = new Map<string, string>();
  const unreachable: string[] = [];
  const sharing: string[] = [];
  for (const { login, email } of voters) {
    if (email === null) unreachable.push(login);
    else if (addresses.has(addressKey(email))) sharing.push(login);
    else addresses.set(addressKey(email), email);
  }
  const all = [...addresses.values()];
  const batches: string[][] = [];
  for (let start = 0; start < all.length; start += size) {
    batches.push(all.slice(start, start + size));
  }
  return { batches, unreachable, sharing };
}

const columns = [
  "id",
  "login",
  "name",
  "email",
  "emails",
  "via",
  "pull_requests",
  "commits",
  "latest",
  "decision",
] as const;

/** A cell that a spreadsheet shows and never runs: text that begins like a formula, also in full-width signs, gets an apostrophe. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The voters as a table in RFC 4180's form, a header first; private, as it holds addresses. */
export function exportCsv(voters: readonly Voter[]): string {
  const rows = voters.map((voter) => [
    String(voter.id ?? ""),
    voter.login,
    voter.name ?? "",
    voter.email ?? "",
    voter.emails.join(" "),
    voter.via.join(" "),
    String(voter.pullRequests),
    String(voter.commits),
    voter.latest ?? "",
    voter.decision ?? "",
  ]);
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/**
 * Text that Markdown and HTML take for nothing but text, also inside a table. GitHub makes links of `www.`
 * without markup, and mentions of `@` and `#` even where they are escaped: a zero-width space stops that.
 */
function plain(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()+!|~:-]/g, "\\$&")
    .replace(/\bwww\./gi, (found) => found.replace(".", "\\."))
    .replace(/[@#]/g, "$&&#8203;");
}

/** How final a list is, in a sentence. */
function standing({ provisional, frozen, rule }: PublicList): string {
  if (provisional !== undefined) {
    return `**Provisional**: pull requests merged until ${provisional} are known; the period ends on ${rule.until.slice(0, 10)}, and the list may still change.`;
  }
  if (frozen === undefined) return "This list is not frozen yet and may still change.";
  return `Frozen on ${frozen.on}: revision ${frozen.revision}, sha256 \`${frozen.sha256}\`.`;
}

/** Whom to tell of a mistake, and until when. */
function howToObject({ objections: { to, before } }: PublicList): string {
  const officials = to.map((login) => `[${plain(login)}](https://github.com/${login})`);
  const whom = officials.length === 0 ? "an election official" : listOf(officials, "or");
  return `Are you missing, or is someone listed who should not be? Tell ${whom} before ${before}, when voting opens. Name your GitHub account and a merged pull request; give no email address in public.`;
}

/** The voters as a page that may be shared so that people find themselves: logins and names, no address. */
export function exportMarkdown({ election, rule, voters }: Roll, list: PublicList): string {
  const rows = voters
    .map(publicVoter)
    .map(
      ({ login, name }) =>
        `| [${plain(login)}](https://github.com/${login}) | ${plain(name ?? "")} |`,
    );
  return `# Voters of the election ${election}

People with code merged into the repositories of ${plain(rule.organization)} from ${rule.from.slice(0, 10)} until
${rule.until.slice(0, 10)} (just before 00:00 UTC): ${voters.length}.

${standing(list)}

${howToObject(list)}

| login | name |
|---|---|
${rows.join("\n")}
`;
}

/** An entry as readers of the former script's `electorate.yaml` expect it. */
export interface UpstreamEntry {
  readonly github_id: string;
  readonly name: string;
  readonly email: string;
  readonly emails: readonly string[];
  readonly commit_count: number;
}

/** One-key maps: a repository's full name, and its contributors among the voters. */
export type UpstreamElectorate = readonly Readonly<Record<string, readonly UpstreamEntry[]>>[];

function commitsByRepository({ opened, commits }: Trail): Map<string, number> {
  const counts = new Map<string, number>();
  for (const reference of opened.keys()) counts.set(reference.split("#")[0] ?? "", 0);
  for (const { merges } of commits.values()) {
    for (const repository of new Set(merges.map((merge) => merge.repository))) {
      counts.set(repository, (counts.get(repository) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * The roll in the form of the former script `generate_electorate.py`: by repository, sorted, voters by
 * login. Voters by decision alone have no repository and are left out; `missing` names them.
 *
 * @param trails what the evidence says of each voter, by login.
 */
export function exportUpstream(
  { voters }: Pick<Roll, "voters">,
  trails: ReadonlyMap<string, Trail>,
): { readonly electorate: UpstreamElectorate; readonly missing: readonly string[] } {
  const repositories = new Map<string, UpstreamEntry[]>();
  const missing: string[] = [];
  for (const { login, name, email, emails } of voters) {
    const trail = trails.get(login);
    const counts = trail === undefined ? new Map<string, number>() : commitsByRepository(trail);
    if (counts.size === 0) missing.push(login);
    for (const [repository, commits] of counts) {
      const entries = repositories.get(repository) ?? [];
      entries.push({
        github_id: login,
        name: name ?? "",
        email: email ?? "",
        emails: [...emails],
        commit_count: commits,
      });
      repositories.set(repository, entries);
    }
  }
  const sorted = [...repositories].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    electorate: sorted.map(([repository, entries]) => ({ [repository]: entries })),
    missing,
  };
}
