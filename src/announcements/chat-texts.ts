import type { Message } from "../calendar/messages.ts";

/** Short Markdown texts for the chat; a mail with everything goes to the mailing list. */
export const chatTexts: Readonly<Record<Message, string>> = {
  season: `:ballot_box: **Architecture Committee elections, {{title}}**

{{introduction}} {{seats-are}} up for election, held until now by {{holders}}.

{{timeline}}

Thinking of standing? Add a file to [the election's folder]({{page}}) once nominations are open, by {{nominations-close}}. Had code merged since {{qualifying-start}}? Then you may vote: [allow CIVS to send you mail]({{activation}}) now, once and for all. [How it all works]({{elections}})
`,

  "nominations-open": `:mega: **Nominations for the Architecture Committee are open**

{{introduction}} {{seats-are}} up for election, held until now by {{holders}}. To stand, open a pull request that adds one file to [the election's folder]({{page}}) by **{{nominations-close}}**, and tell the mailing list.

{{timeline}}

Everyone with code merged from {{qualifying-start}} to {{qualifying-end}} may vote: please [activate your address for CIVS]({{activation}}). [How it all works]({{elections}})
`,

  "nominations-last-days": `:hourglass_flowing_sand: **Last call for nominations: they close on {{nominations-close}}**

{{seats-are}} up for election. {{standing-so-far}} To stand, open a pull request that adds one file to [the election's folder]({{page}}).

{{timeline}}

[How it all works]({{elections}})
{{officials}}
`,

  "nominations-closed": `:white_check_mark: **Nominations are closed.** Standing for {{seats}}:

{{candidates}}

{{what-follows}}

[Their statements]({{page}}) · {{officials}}
`,

  campaign: `:speech_balloon: **Ask the candidates!** Until {{campaign-close}} they answer [{{questions-place}}]({{questions}}); please put "{{title}} election" into the title.

{{candidates}}

Voting follows from {{voting-open}} to {{voting-close}}: [activate your address for CIVS]({{activation}}) if you never did.

{{officials}}
`,

  "opt-in": `:envelope: **One click before you can vote.** The vote on the Architecture Committee is held on CIVS, which writes only to people who agreed to it. Please [activate the address]({{activation}}) that you use on GitHub; it takes a minute and is good for all later elections. Voting runs from {{voting-open}} to {{voting-close}}.

{{officials}}
`,

  "voting-open": `:ballot_box: **Voting is open until {{voting-close}}.**

{{candidates}}

Look for a mail titled "{{poll-title}}" (in the spam folder too). Nothing there? [Activate your address]({{activation}}) and tell us, so that we can have your link sent again. [Statements of the candidates]({{page}})

{{officials}}
`,

  "voting-last-days": `:hourglass_flowing_sand: **Last days to vote: the poll closes on {{voting-close}}.** Look for the mail titled "{{poll-title}}"; without one, [activate your address]({{activation}}) and write to us. [Statements of the candidates]({{page}})

{{officials}}
`,

  "voting-closed": `:checkered_flag: **Voting has ended**, on {{voting-close}}. The result follows on {{results-day}} on [the election's page]({{page}}). Thank you all!

{{officials}}
`,

  results: `{{results-heading}}

{{seats-sentence}}

{{elected}}

[Results, and how to check them]({{results}}) · Thank you to everyone who stood and took part!
`,
};
