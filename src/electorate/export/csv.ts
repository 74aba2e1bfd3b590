import type { Voter } from "../roll.ts";

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
