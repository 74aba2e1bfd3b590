import type { Message } from "../calendar/messages.ts";

const community = "https://github.com/kata-containers/community";

/** Addresses that the texts of an election point to. */
export const links = {
  /** Process, candidacy, who may vote. */
  elections: `${community}/tree/main/elections`,
  /** Where candidacies are added. */
  repository: community,
  /** Where the campaign's questions are asked and answered. */
  discussions: `${community}/discussions`,
  mailingList: "https://lists.katacontainers.io/",
  /** Everyone who votes has to allow CIVS, once, to send mail to their address. */
  activation: "https://civs1.civs.us/cgi-bin/opt_in.pl",
} as const;

/** Where an election's page and candidacies are read. */
export function electionAddress(election: string): string {
  return `${links.elections}/arch-committee-${election}`;
}

/** The override of a message's text that officials may keep, relative to the workspace. */
export function overridePath(message: Message, format: "mail" | "chat"): string {
  return `elections/announcements/${message}.${format === "mail" ? "txt" : "md"}`;
}
