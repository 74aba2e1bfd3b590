/** What `kata-election help <topic>` prints, on lines of at most 80 characters. */
export const helpTopics: Readonly<Record<string, string>> = {
  environment: `Environment variables

  GH_TOKEN, GITHUB_TOKEN  the token for GitHub, in this order; without one, the
                          token of a logged-in gh
  GITHUB_API_URL          another GitHub server, such as GitHub Enterprise
  GITHUB_GRAPHQL_URL      the same for GraphQL queries
  HTTPS_PROXY, HTTP_PROXY the proxy for all requests; also ALL_PROXY
  NO_PROXY                servers to reach without the proxy (comma-separated)
  KATA_ELECTION_BY        the official who acts, if --by is not given
  NO_COLOR                no colors, whatever its value
  FORCE_COLOR             colors even in a pipe
  PAGER                   shows long listings at a terminal (default: less); cat
                          turns it off
  VISUAL, EDITOR          the editor for a candidacy statement
  CI                      no progress display`,
  "exit-codes": `Exit codes

    0  done
    1  the answer is no: a check failed, or something was refused
    2  wrong usage, or a malformed file; the message names what to correct
    3  undecided: a person must decide, and the message shows how to record it
    4  GitHub refused or is unreachable; no file was changed
   70  a bug in kata-election; the message shows how to report it
  130  cancelled with Ctrl-C; no file was partially written`,
  files: `Files in a checkout of the community repository

  README.md                     the list of members
  elections/README.md           current and previous elections
  elections/charter.yaml        amendments of the rules, if any
  elections/committee.yaml      the seat ledger: who holds which seat until when
  elections/people.yaml         bots, names, organizations, added voters
  elections/arch-committee-YYYY-MM/
    election.yaml               dates, officials, candidates and decisions
    README.md                   the election's page
    GivenFamily.md              a candidacy
    Results.md, record.json     the published result and its record
  elections/.private/           email addresses and ballots; never committed
    YYYY-MM/ballots.csv         the ballots, as exported from CIVS
    YYYY-MM/roll.yaml           the voter roll with addresses`,
  ci: `In GitHub Actions

  candidates check --pull-request N --post   check a candidacy; comment on it
  roll update, roll summary                  build the voter roll every week
  roll publish                               the public list, for the site
  roll export --to json                      the public list, printed
  roll export --to civs --encrypt-to age1…   addresses, encrypted for officials

Commands never prompt without a terminal; --no-input makes sure of it. With
--json every report is JSON on stdout; notes and progress go to stderr. The
reusable workflows are in .github/workflows of this project.`,
};
