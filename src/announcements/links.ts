import type { Message } from "../calendar/messages.ts";

/** An email; a message in Slack's own marks; or the same in Markdown. */
export const messageFormats = ["mail", "chat", "markdown"] as const;
export type MessageFormat = (typeof messageFormats)[number];

const community = "https://github.com/kata-containers/community";

/** Web addresses that the texts of an election point to. */
export const links = {
  /** Process, candidacy, who may vote. */
  elections: `${community}/tree/main/elections`,
  /** What is expected of the committee's members. */
  responsibilities: `${community}/tree/main/elections#architecture-committee-responsibilities`,
  /** Where candidacies are added. */
  repository: community,
  /** Where questions to the candidates are asked and answered. */
  discussions: `${community}/discussions`,
  mailingList: "https://lists.katacontainers.io/",
  /** Where everyone who votes opts in to email from CIVS, once. */
  activation: "https://civs1.civs.us/cgi-bin/opt_in.pl",
} as const;

/** Where an election's page and candidacies are read. */
export function electionAddress(election: string): string {
  return `${links.elections}/arch-committee-${election}`;
}

/** The file of the officials' own text for a message, relative to the workspace. */
export function overridePath(message: Message, format: MessageFormat): string {
  return `elections/announcements/${message}.${format === "mail" ? "txt" : "md"}`;
}

/** Where a file of the checkout is read. */
export function fileAddress(path: string): string {
  const parts = path
    .split("/")
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, "")));
  return `${community}/blob/main/${parts.join("/")}`;
}
