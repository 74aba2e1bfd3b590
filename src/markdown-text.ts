import { visible } from "./visible-text.ts";

/** A text from outside as a Markdown code span: nothing in it is markup, whatever it holds. */
export function codeSpan(text: string): string {
  const shown = visible(text);
  const longestRun = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const isBlankEdged = /^\s/.test(shown) && /\s$/.test(shown) && shown.trim() !== "";
  const pad = /^`|`$/.test(shown) || isBlankEdged ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A text from outside as Markdown prose: no markup, HTML or table cell of it comes to life. */
export function escapeMarkdown(text: string): string {
  return visible(text).replace(/[\\`*_[\]<>&#|~]/g, "\\$&");
}

/** A web address as the target of a Markdown link; undefined where it is not one. */
function linkTarget(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined;
  return encodeURI(visible(url).replace(/\p{Surrogate}/gu, "")).replace(
    /[()\\]|%25(?=[0-9A-Fa-f]{2})/g,
    (found) => ({ "(": "%28", ")": "%29", "\\": "%5C" })[found] ?? "%",
  );
}

/** A linked code span, the form in which the community's pages name people and organizations. */
export function codeLink(text: string, url: string | undefined): string {
  const target = url === undefined ? undefined : linkTarget(url);
  return target === undefined ? codeSpan(text) : `[${codeSpan(text)}](${target})`;
}

/** Where a GitHub account's profile stands. */
export function accountUrl(login: string): string {
  return `https://github.com/${login.replace(/\[bot\]$/, "")}`;
}
