/** Email texts up to the end of the nominations; the first line is the subject. */

const howToRun = `How to run

Anyone who has contributed to the project can run. First read the responsibilities of the committee's members:

{{responsibilities}}

Then add one file, e.g. GivenFamily.md, to the election's folder, with your name, your GitHub login, your affiliation (or "none"), an email address, and a few words about your background and what you want to do for the project:

{{page}}

Open a pull request with only that file before {{nominations-close}}, and announce your candidacy on this list. Members whose seats are up can run again: there are no term limits. No organization can hold more than {{limit}} of the {{total-seats}} seats.`;

const whoCanVote = `Who can vote

Anyone who had code merged into one of the project's repositories from {{qualifying-start}} through {{qualifying-end}} is eligible to vote. The vote is held on CIVS, which emails ballots only to addresses that have opted in. Please opt in now (you only need to do it once), using the address you use on GitHub:

{{activation}}`;

const questions = `Please let us know if you have any questions: reply to this email, or contact {{contacts}} on GitHub. More about the elections: {{elections}}`;

export const nominationMails = {
  season: `Subject: [election] {{title}} Kata Architecture Committee: elections are coming up

Hello Kata Citizens,

{{introduction}} the {{title}} elections of the Kata Containers Architecture Committee are coming up. This is an early heads-up so that everyone has time to prepare.

{{seats-up}}

Timeline

{{timeline}}

Now is a good time to think about running, or to encourage someone you would like to see on the committee.

${howToRun}

${whoCanVote}

In the next few days we will share a preliminary voter roll. If you had code merged and your name is missing, please let us know; there is time to fix it.

${questions}

Thank you,
{{officials}}
`,

  "nominations-open": `Subject: [election] {{title}} Kata Architecture Committee: nominations are open

Hello Kata Citizens,

{{introduction}} nominations for the Kata Containers Architecture Committee are now open, until {{nominations-close}}.

{{seats-up}}

Timeline

{{timeline}}

${howToRun}

${whoCanVote}

${questions}

We look forward to your candidacies!

Thank you,
{{officials}}
`,

  "nominations-last-days": `Subject: [election] {{title}} Kata Architecture Committee: last call for nominations

Hello Kata Citizens,

This is the last call for candidates for the Kata Containers Architecture Committee. Nominations close on {{nominations-close}}; pull requests opened later will not be considered.

{{seats-up}}

{{standing-so-far}}

Timeline

{{timeline}}

${howToRun}

${questions}

Thank you,
{{officials}}
`,

  "nominations-closed": `Subject: [election] {{title}} Kata Architecture Committee: nominations are closed

Hello Kata Citizens,

Nominations for the Kata Containers Architecture Committee are now closed. The candidates for {{seats}} are:

{{candidates}}

Read their statements:

{{page}}

{{what-follows}}

Please let us know if you have any questions: reply to this email, or contact {{contacts}} on GitHub.

Thank you to everyone who is running, and to those who encouraged them,
{{officials}}
`,
} as const;
