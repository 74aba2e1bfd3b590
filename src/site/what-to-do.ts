import { electionAddress, links } from "../announcements/links.ts";
import { html, outward, type Part } from "../html.ts";
import type { SiteFacts } from "./facts.ts";

/** What a reader can do now, with links: run, ask, check the list, opt in, vote, or wait. */
export function whatToDo({ running, coming }: SiteFacts): [name: string, what: Part][] {
  const optIn: [string, Part] = [
    "Opt in to CIVS",
    html`CIVS mails the ballots, and only to people who opted in once: ${outward(links.activation, "opt in with the address you use for commits")}.`,
  ];
  const ask: [string, Part] = [
    "Ask the candidates",
    html`In the ${outward(links.discussions, "discussions of the community repository")}.`,
  ];
  const check: [string, Part] = [
    "See whether you are on the public list of voters",
    html`<a href="voters.html">Who may vote</a> has the list and who to tell about mistakes.`,
  ];
  if (running === undefined || running.stage === undefined || running.cancelled !== undefined) {
    return [
      [
        "Think about running",
        html`When nominations open, add a file to ${outward(electionAddress(coming.election), "the election’s folder")} by pull request; <a href="candidates.html">how to run</a>.`,
      ],
      optIn,
    ];
  }
  const { stage, vote, poll } = running;
  const run: [string, Part] = [
    "Run",
    html`Add a file with your name, organization and platform to ${outward(electionAddress(running.election), "the election’s folder")} by pull request.`,
  ];
  const isOpen = stage.kind === "during";
  if (vote === "skipped" || stage.kind === "over")
    return [
      [
        "Wait for the result",
        html`It appears here and on the ${outward(links.mailingList, "mailing list")}.`,
      ],
      optIn,
    ];
  if (stage.phase === "nominations")
    return isOpen
      ? [run, check, optIn]
      : [
          [
            "Prepare to run",
            html`Nominations open soon; <a href="candidates.html">how to run</a>.`,
          ],
          check,
          optIn,
        ];
  if (stage.phase === "campaign" || !isOpen) return [ask, check, optIn];
  return [
    [
      "Vote",
      html`By the personal link that CIVS mailed you${poll !== undefined && html` (the poll: ${outward(poll, "on CIVS")})`}. No mail? Look for it in spam, then opt in.`,
    ],
    ask,
    optIn,
  ];
}
