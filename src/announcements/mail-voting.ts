/** Email texts from the Q&A period to the end of voting, and of moved dates; the first line is the subject. */

const howToVote = `How to vote

You should have received an email from CIVS titled "{{poll-title}}" with your personal voting link. Rank the candidates in the order you prefer; you can give several the same rank. Your ballot is secret: no names are published with the ballots.

No email from CIVS? Check your spam folder, then make sure your address is opted in:

{{activation}}

If it was not, opt in and write to us, so that we can have your link sent again. Please do not wait until the last day.`;

const questions =
  "Please let us know if you have any questions: reply to this email, or contact {{contacts}} on GitHub.";

export const votingMails = {
  campaign: `Subject: [election] {{title}} Kata Architecture Committee: put your questions to the candidates

Hello Kata Citizens,

From now until {{campaign-close}}, you can put your questions to the candidates for the Kata Containers Architecture Committee:

{{candidates}}{{campaign-close-local}}

Ask {{questions-place}}, and put "{{title}} election" in the title so that everyone can find your question:

{{questions}}

Candidates: please check daily. Their statements are here:

{{page}}

Voting follows, from {{voting-open}} until {{voting-close}}. CIVS emails ballots only to addresses that have opted in. If you have never done so, please opt in now:

{{activation}}

${questions}

Thank you,
{{officials}}
`,

  "opt-in": `Subject: [election] {{title}} Kata Architecture Committee: action needed to vote, opt in to CIVS email

Hello Kata Citizens,

If you had code merged from {{qualifying-start}} through {{qualifying-end}}, you can vote for the Kata Containers Architecture Committee from {{voting-open}} until {{voting-close}}.{{voting-close-local}}

The vote is held on CIVS, which emails only people who have opted in. Please opt in with the address you use on GitHub and in your commits:

{{activation}}

Enter the address, open the email that CIVS sends you, and enter the code from it. It takes a minute and covers all future elections. If you don't, you will not receive a ballot, and we cannot opt in for you.

Not sure which address we have for you? Reply to this email or contact {{contacts}} on GitHub, and we will look it up.

Thank you,
{{officials}}
`,

  "voting-open": `Subject: [election] {{title}} Kata Architecture Committee: voting is open

Hello Kata Citizens,

Voting for the Kata Containers Architecture Committee is now open, until {{voting-close}}.{{voting-close-local}}

{{seats-are}} to be filled. The candidates, by name:

{{candidates}}

Read their statements:

{{page}}

${howToVote}

We will announce the results on {{results-day}}.

Please vote: the committee represents everyone who contributes.

${questions}

Thank you,
{{officials}}
`,

  "voting-last-days": `Subject: [election] {{title}} Kata Architecture Committee: last days to vote

Hello Kata Citizens,

If you have already voted, thank you, and please ignore this reminder. If not, you have until {{voting-close}} to vote for the Kata Containers Architecture Committee.{{voting-close-local}}

${howToVote}

The candidates and their statements:

{{page}}

${questions}

Thank you,
{{officials}}
`,

  "voting-closed": `Subject: [election] {{title}} Kata Architecture Committee: voting has ended

Hello Kata Citizens,

Voting for the Kata Containers Architecture Committee ended on {{voting-close}}. The poll is closed, and no more ballots are accepted.

We will now count the ballots, apply the limit per organization, and publish the result here on {{results-day}}:

{{page}}

Thank you to everyone who ran, asked questions, answered them and voted,
{{officials}}
`,

  "dates-moved": `Subject: [election] {{title}} Kata Architecture Committee: {{moved-subject}}

Hello Kata Citizens,

{{introduction}} {{moved}}

{{new-dates}}

The election's page: {{page}}

We are sorry for the inconvenience. ${questions}

Thank you,
{{officials}}
`,
} as const;
