/** Mail texts from the campaign to the end of voting; the first line is the subject. */

const howToVote = `How to vote

CIVS sends you a mail titled "{{poll-title}}" with a link of your own. Put the candidates in the order in which you would like to see them seated; several may share a place. {{seats-are}} to be filled. Your ballot is secret: what is published shows no names.

No mail from CIVS? Look into the spam folder, then make sure that the address of your GitHub account is activated:

{{activation}}

If it was not, activate it, and write to us so that we can have your link sent again. Please do not wait for the last day.`;

export const votingMails = {
  campaign: `Subject: [election] Put your questions to the candidates ({{title}})

Hello everyone,

from now until {{campaign-close}} the candidates for the Architecture Committee answer your questions:

{{candidates}}

Ask {{questions-place}}, and please put "{{title}} election" into the title so that questions are found:

{{questions}}

Candidates: please look there every day or so. The statements are here:
{{page}}

Voting follows from {{voting-open}} to {{voting-close}}. CIVS sends ballots only to addresses whose owners have agreed to that; if you have never done it, please do it now:

{{activation}}

Thank you,
{{officials}}
`,

  "opt-in": `Subject: [election] One click before you can vote: activate your address ({{title}})

Hello everyone,

if you had code merged between {{qualifying-start}} and {{qualifying-end}}, you may vote for the Architecture Committee from {{voting-open}} to {{voting-close}}.

The vote is held on CIVS. It sends mail only to those who have agreed to it, so please activate the address that you use on GitHub and in your commits:

{{activation}}

Enter the address, open the mail that comes back, and enter its code. It takes a minute, and it is good for all later elections. Whoever has not done so gets no ballot, and we cannot do it for anybody.

Not sure which address we have for you? Write to us, and we will look it up.

{{officials}}
`,

  "voting-open": `Subject: [election] Voting for the Architecture Committee is open ({{title}})

Hello everyone,

voting for the Architecture Committee is open until {{voting-close}}.

The candidates, by name:

{{candidates}}

Their statements are here:
{{page}}

${howToVote}

Results follow on {{results-day}}.

Please take part: the committee decides in the name of all who contribute.

{{officials}}
`,

  "voting-last-days": `Subject: [election] Last days to vote: the poll closes on {{voting-close-day}} ({{title}})

Hello everyone,

if you have voted already: thank you, and sorry for this mail. If not, you have until {{voting-close}}.

${howToVote}

The candidates and their statements:
{{page}}

{{officials}}
`,

  "voting-closed": `Subject: [election] Voting for the Architecture Committee has ended ({{title}})

Hello everyone,

voting for the Architecture Committee ended on {{voting-close}}; the poll is closed, and no further ballot counts.

We now count the ballots, check the rules on organizations, and publish the result on {{results-day}} here:

{{page}}

Thank you to everyone who stood, asked, answered and voted,
{{officials}}
`,
} as const;
