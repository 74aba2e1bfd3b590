/** Mail texts up to the end of the nominations; the first line is the subject. */

const howToStand = `How to stand

Anyone who has contributed to the project may stand. Add one file, say GivenFamily.md, to the election's folder with your name, your GitHub login, your affiliation (or "none"), an e-mail address and a few words on your background and on what you want to do for the project:

{{page}}

Open a pull request with that file alone, and tell this list that you are standing. The pull request has to be open by {{nominations-close}}. Members whose seats are up may stand again: there are no term limits. No organization can hold more than {{limit}} of the {{total-seats}} seats.`;

const whoVotes = `Who may vote

Everyone may vote who had code merged in a repository of the project from {{qualifying-start}} to {{qualifying-end}}. The vote is held on CIVS, which sends ballots only to addresses whose owners have agreed to that. Please agree now, once and for all, with the address that you use on GitHub:

{{activation}}`;

export const nominationMails = {
  season: `Subject: [election] Architecture Committee elections of {{title}} are coming

Hello everyone,

{{introduction}} The next elections of the Kata Containers Architecture Committee are near, and this is an early word so that nobody has to hurry.

{{seats-are}} up for election, held until now by {{holders}}.

Timeline

{{timeline}}

Now is a good time to think about standing, or to ask somebody whom you would like to see on the committee.

${howToStand}

${whoVotes}

In the coming days we share a first list of those who may vote. If your name is missing there although you had code merged, please tell us: there is time to correct it.

More about the elections: {{elections}}

Thank you for caring about how this project is run,
{{officials}}
`,

  "nominations-open": `Subject: [election] Nominations for the Architecture Committee are open ({{title}})

Hello everyone,

{{introduction}} Nominations for the Architecture Committee are open as of now, until {{nominations-close}}.

{{seats-are}} up for election, held until now by {{holders}}.

Timeline

{{timeline}}

${howToStand}

${whoVotes}

More about the elections: {{elections}}

We look forward to your candidacies,
{{officials}}
`,

  "nominations-last-days": `Subject: [election] Last call: nominations close on {{nominations-close-day}} ({{title}})

Hello everyone,

this is the last call for candidates for the Architecture Committee. Nominations close on {{nominations-close}}; a pull request opened later does not count.

{{seats-are}} up for election. {{standing-so-far}}

${howToStand}

The full timeline

{{timeline}}

More about the elections: {{elections}}

Thank you,
{{officials}}
`,

  "nominations-closed": `Subject: [election] Nominations for the Architecture Committee are closed ({{title}})

Hello everyone,

nominations for the Architecture Committee are closed. Standing for {{seats}} are:

{{candidates}}

Their statements can be read here:
{{page}}

{{what-follows}}

Thank you to everyone who stands, and to those who encouraged them,
{{officials}}
`,
} as const;
