import { electionAddress } from "../../announcements/links.ts";
import { messageWords } from "../../announcements/message-words.ts";
import { electionTitle } from "../../calendar/election-id.ts";
import { utcDate } from "../../dates.ts";
import { sentMessages } from "../../election/election.ts";
import type { News, PastElection } from "../../site/facts.ts";
import { electionPath } from "../../site/layout.ts";
import { ways } from "../../site/now-page.ts";
import { findElection } from "../../workspace/election/election-file.ts";
import { listElections, type Workspace } from "../../workspace/workspace.ts";

/** What was announced and published, from each election's files. */
export async function readNews(
  workspace: Workspace,
  past: readonly PastElection[],
): Promise<News[]> {
  const news: News[] = [];
  for (const id of await listElections(workspace)) {
    const election = await findElection(workspace, id);
    if (election === undefined) continue;
    for (const { message, date, reference } of sentMessages(election)) {
      if (message === "results") continue;
      const title = `${electionTitle(id)}: ${messageWords[message].news}`;
      const link = reference?.startsWith("https://") === true ? reference : electionAddress(id);
      news.push({
        id: `${id}/${message}`,
        title,
        day: date,
        link,
        summary: "The officials announced this to the community.",
      });
    }
  }
  for (const { election, elected, told, how, schedule } of past) {
    // If no file says when a result without a vote was announced, use the close of nominations.
    const day = told ?? (schedule && utcDate(schedule.nominations.closes));
    if (day === undefined) continue;
    const names = elected.map(({ name }) => name).join(", ");
    news.push({
      id: `${election}/result`,
      title: `${electionTitle(election)}: the result`,
      day,
      link: electionPath(election),
      summary: `Elected${how === undefined ? "" : ` ${ways[how]}`}: ${names}.`,
    });
  }
  return news;
}
