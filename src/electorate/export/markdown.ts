import { visible } from "../../visible-text.ts";
import { listOf } from "../../wording.ts";
import { type PublicList, publicVoter } from "../public-roll.ts";
import type { Roll } from "../roll.ts";

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
