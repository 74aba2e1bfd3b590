import type { Charter } from "../charter/charter.ts";
import type { Election } from "../election/election.ts";
import { escapeMarkdown } from "../markdown-text.ts";
import type { ElectionRecord } from "../results/record.ts";
import { visible } from "../visible-text.ts";
import type { SeatUp } from "./election-page.ts";
import type { MessageFormat } from "./links.ts";

/** What the messages of an election are made from. */
export interface MessageFacts {
  readonly election: Election;
  readonly charter: Charter;
  /** The seats that are up; undefined where no ledger tells. */
  readonly seatsUp: readonly SeatUp[] | undefined;
  readonly vote: "needed" | "skipped" | "unknown";
  /** Zones whose times are given beside UTC. */
  readonly zones: readonly string[];
  /** The public record, once the result is published. */
  readonly record?: ElectionRecord | undefined;
}

/** How a format escapes text from outside, and writes bold. */
export interface Marks {
  readonly write: (text: string) => string;
  readonly bold: (text: string) => string;
}

export const marks: Readonly<Record<MessageFormat, Marks>> = {
  mail: { write: visible, bold: (text) => text },
  markdown: { write: escapeMarkdown, bold: (text) => `**${text}**` },
  chat: { write: escapeSlack, bold: (text) => `*${text}*` },
};

/** Text from outside for Slack, with links, mentions and channels disabled. */
function escapeSlack(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  return visible(text).replace(/[&<>]/g, (found) => entities[found] ?? found);
}
