import type { Message } from "../calendar/messages.ts";

/** Short texts for the chat, in Markdown; an email with everything goes to the mailing list. */
export const chatTexts: Readonly<Record<Message, string>> = {
  season: `:ballot_box: **{{title}} Architecture Committee elections**

{{introduction}} the elections are coming up. {{seats-are}} up for election, currently held by {{holders}}.

{{timeline}}

Thinking of running? Read [the committee's responsibilities]({{responsibilities}}), and add a file to [the election's folder]({{page}}) once nominations open. Had code merged since {{qualifying-start}}? Then you can vote: [opt in to CIVS email]({{activation}}) now; you only need to do it once. [How the elections work]({{elections}})
`,

  "nominations-open": `:mega: **{{title}} Architecture Committee elections: nominations are open**

{{introduction}} nominations are open until {{nominations-close}}. {{seats-are}} up for election, currently held by {{holders}}. To run, read [the committee's responsibilities]({{responsibilities}}), open a pull request that adds one file to [the election's folder]({{page}}) by then, and announce your candidacy on the mailing list.

{{timeline}}

Anyone who had code merged from {{qualifying-start}} through {{qualifying-end}} can vote: please [opt in to CIVS email]({{activation}}). [How the elections work]({{elections}})
`,

  "nominations-last-days": `:hourglass_flowing_sand: **Last call for nominations: they close on {{nominations-close}}**

{{seats-are}} up for election. {{standing-so-far}} To run, open a pull request that adds one file to [the election's folder]({{page}}); later ones will not be considered.

{{timeline}}

[How the elections work]({{elections}}) · {{officials}}
`,

  "nominations-closed": `:white_check_mark: **Nominations are closed.** The candidates for {{seats}}:

{{candidates}}

{{what-follows}}

[Their statements]({{page}}) · {{officials}}
`,

  campaign: `:speech_balloon: **Ask the candidates!** Until {{campaign-close}}, put your questions to them [{{questions-place}}]({{questions}}), with "{{title}} election" in the title.{{campaign-close-local}}

{{candidates}}

Voting follows, from {{voting-open}} until {{voting-close}}. [Opt in to CIVS email]({{activation}}) if you have never done so.

{{officials}}
`,

  "opt-in": `:envelope: **Action needed to vote: opt in to CIVS email.** The Architecture Committee is elected on CIVS, which emails only people who have opted in. Please [opt in]({{activation}}) with the address you use on GitHub; it takes a minute and covers all future elections. Voting is open from {{voting-open}} until {{voting-close}}.{{voting-close-local}}

{{officials}}
`,

  "voting-open": `:ballot_box: **Voting is open until {{voting-close}}.**{{voting-close-local}}

{{candidates}}

Look for an email titled "{{poll-title}}" (check your spam folder too). Nothing there? [Opt in to CIVS email]({{activation}}) and tell us, so that we can have your link sent again. [The candidates' statements]({{page}})

{{officials}}
`,

  "voting-last-days": `:hourglass_flowing_sand: **Last days to vote: voting ends on {{voting-close}}.**{{voting-close-local}}

Look for the email titled "{{poll-title}}". If you have none, [opt in to CIVS email]({{activation}}) and write to us. [The candidates' statements]({{page}})

{{officials}}
`,

  "voting-closed": `:checkered_flag: **Voting has ended.** We will publish the result on {{results-day}} on [the election's page]({{page}}). Thank you all!

{{officials}}
`,

  results: `{{results-heading}}

{{seats-sentence}}

{{elected}}

[The result, and how to check it]({{results}}) · Thank you to everyone who ran and took part!
`,

  "dates-moved": `:calendar: **{{title}} Architecture Committee elections: {{moved-subject}}**

{{introduction}} {{moved}}

{{new-dates}}

[The election's page]({{page}}) · {{officials}}
`,
};
