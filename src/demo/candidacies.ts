/** A candidate of the demo, with their statement. */
export interface DemoCandidacy {
  readonly name: string;
  readonly login: string;
  readonly affiliation: string;
  readonly email: string;
  readonly statement: string;
  /** When the pull request was opened, an instant in UTC. */
  readonly submitted: string;
}

/** Six candidates of four organizations; two of Northwind, of which only one more may be seated. */
export const demoCandidacies: readonly DemoCandidacy[] = [
  {
    name: "Dana Whitfield",
    login: "dana-w",
    affiliation: "Northwind",
    email: "dana@home.example",
    statement: "I look after the agent and would like to see the upgrade path through.",
    submitted: "2027-04-06T09:12Z",
  },
  {
    name: "Emeka Sundaram",
    login: "emeka-s",
    affiliation: "Bluefin Labs",
    email: "emeka.sundaram@mail.example",
    statement: "Two years on the committee, mostly spent on releases. I am glad to go on.",
    submitted: "2027-04-06T14:40Z",
  },
  {
    name: "Farah Novak",
    login: "farah-n",
    affiliation: "Northwind Ltd",
    email: "farah.novak@mail.example",
    statement: "I work on storage and want its design documents to be written before its code.",
    submitted: "2027-04-07T11:05Z",
  },
  {
    name: "Goran Delacroix",
    login: "goran-d",
    affiliation: "Harbor Cloud",
    email: "goran@home.example",
    statement: "We run this in production, at three in the morning too. I speak for operators.",
    submitted: "2027-04-08T07:55Z",
  },
  {
    name: "Hana Petrov",
    login: "hana-p",
    affiliation: "Quarry Systems",
    email: "hana.petrov@mail.example",
    statement:
      "I maintain the tests that no one else wants to, and I would like there to be fewer.",
    submitted: "2027-04-09T16:20Z",
  },
  {
    name: "Ivo Castellan",
    login: "ivo-c",
    affiliation: "Bluefin Labs",
    email: "ivo.castellan@mail.example",
    statement: "New here, curious, and reading every proposal to its end.",
    submitted: "2027-04-12T13:30Z",
  },
];

/** A candidacy as in its pull request. */
export function candidacyText({
  name,
  login,
  affiliation,
  email,
  statement,
}: DemoCandidacy): string {
  return `Name: ${name}

GitHub: ${login}

Affiliation: ${affiliation}

Email: ${email}

Background:

${statement}
`;
}

/** The file that a candidacy's pull request adds: names without blanks. */
export function candidacyFile({ name }: DemoCandidacy): string {
  return `${name.replaceAll(" ", "")}.md`;
}

/** The first version of the last candidacy: no affiliation, and an impossible login. */
export const mistakenCandidacy = `Name: Ivo Castellan

GitHub: ivo castellan

Email: ivo.castellan@mail.example

Background:

New here, curious, and reading every proposal to its end.
`;
