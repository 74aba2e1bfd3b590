import { visible } from "../../visible-text.ts";
import { publicVoter } from "../public-roll.ts";
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

/** The voters as a page that may be shared so that people find themselves: logins and names, no address. */
export function exportMarkdown({ election, rule, voters }: Roll): string {
  const rows = voters
    .map(publicVoter)
    .map(
      ({ login, name }) =>
        `| [${plain(login)}](https://github.com/${login}) | ${plain(name ?? "")} |`,
    );
  return `# Voters of the election ${election}

People with code merged into the repositories of ${plain(rule.organization)} from ${rule.from.slice(0, 10)} until
${rule.until.slice(0, 10)} (00:00 UTC, the end excluded): ${voters.length}. Whoever is missing should say so.

| login | name |
|---|---|
${rows.join("\n")}
`;
}
