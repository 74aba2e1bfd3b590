import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import { loginSchema } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { parseRepository, parseTeam } from "../../flags/repository.ts";

interface QuorumOptions {
  readonly repository?: string;
  readonly asOf?: string;
  readonly nominee?: string;
  readonly nominator?: string;
  readonly committerTeam?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election roles quorum 403
  $ kata-election roles quorum kata-containers/community#403 --as-of 2026-03-01
  $ kata-election roles quorum https://github.com/kata-containers/community/issues/403 --json

Counted is, of each member of the committee, the last clear answer: a thumb on the issue itself, or a
comment such as +1, LGTM, /approve, "I approve", "I support". -1, "I don't approve" and the like are
objections. Quoted lines, questions, conditions and everything else are listed for you to read, and
never counted; reactions to comments are not read.

Exit codes: 0 nominated by a committer and approved by the quorum, 1 not (yet). The token must be a
member's, with the scope read:org.`;

/** `roles quorum`; `run` is a parameter so that tests can check parsing alone. */
export function rolesQuorumCommand(open: OpenContext, run = runRolesQuorum): Command {
  return new Command("quorum")
    .summary("has the committee approved a new committer")
    .description(
      "Read the issue that nominates a committer: who of the active committee approved, how many are missing, who nominated.",
    )
    .argument("<issue>", "403, owner/repository#403, or its address")
    .option("--repository <owner/name>", "where a bare number is looked up", parseRepository)
    .option("--as-of <date>", "the committee of that day (default: today)")
    .option("--nominee <login>", "who is nominated, where the issue does not say it plainly")
    .option("--nominator <login>", "who nominated (default: who opened the issue)")
    .option("--committer-team <team>", "another team than the charter's", parseTeam)
    .option("--json", "print JSON", false)
    .addHelpText("after", examples)
    .action((issue: string, _options: unknown, command: Command) =>
      run(open(command), issue, command.opts<QuorumOptions>()),
    );
}

function loginFlag(flag: string, given: string | undefined): string | undefined {
  const login = given?.replace(/^@/, "");
  if (login === undefined || loginSchema.safeParse(login).success) return login;
  throw new ElectionError("input", `${flag} ${visible(login)} is not a GitHub login`, {
    hint: "Write it as ada-l.",
  });
}

async function readRules(
  context: CliContext,
  { asOf, committerTeam, repository }: QuorumOptions,
  issue: string,
) {
  const { dayFlag } = await import("../../flags/day.ts");
  const { charterInForce } = await import("../../../charter/kata-charters.ts");
  const { readCharters } = await import("../../../workspace/election/charter-file.ts");
  const { readLedger } = await import("../../../workspace/committee/committee-file.ts");
  const { readIssuePlace } = await import("../../../roles/nomination.ts");
  const { activeCommittee } = await import("../../../roles/review.ts");
  const workspace = await context.workspace();
  const on = await dayFlag(context, "--as-of", asOf);
  const charter = charterInForce(on, await readCharters(workspace));
  const organization = charter.rules.organization.value;
  const team = committerTeam ?? charter.rules.committerTeam.value;
  if (team === "none") {
    throw new ElectionError("input", `the charter of ${charter.id} knows no committers`, {
      hint: "Name a later day with --as-of; charters since 2025-03-07 know them.",
    });
  }
  const place = readIssuePlace(issue, repository ?? `${organization}/community`);
  const { value: ledger } = await readLedger(workspace);
  return { on, charter, organization, team, place, committee: activeCommittee(ledger, on) };
}

/** Asks GitHub, and says whether the nomination is approved. */
async function runRolesQuorum(
  context: CliContext,
  issueText: string,
  options: QuorumOptions,
): Promise<void> {
  const { terminal } = context;
  const nominee = loginFlag("--nominee", options.nominee);
  const nominator = loginFlag("--nominator", options.nominator);
  const rules = await readRules(context, options, issueText);
  const { on, charter, organization, team, place, committee } = rules;
  const { requireMembership } = await import("../../../github/roles/fetch-membership.ts");
  const { fetchTeam } = await import("../../../github/roles/fetch-role-lists.ts");
  const { fetchNomination } = await import("../../../github/roles/fetch-nomination.ts");
  const { knownPeople } = await import("../../../github/candidacies/check-accounts.ts");
  const { showProgress } = await import("../roll/fetch-progress.ts");
  const { judgeNomination } = await import("../../../roles/judge-nomination.ts");
  const { news, progress, stop } = await showProgress(context);
  try {
    const github = await context.github({ news, timeout: 30, maxWait: 600 });
    progress.stage("reading the nomination");
    const membership = await requireMembership(github, organization);
    const issue = await fetchNomination(github, place);
    const committers = await fetchTeam(github, { organization: membership.organization, team });
    const logins = committee.map(({ login }) => login);
    const known = await knownPeople(github, logins);
    stop();
    const verdict = judgeNomination({
      issue,
      charter,
      committee,
      committers,
      unknown: logins.filter((login) => !known.has(login)),
      nominee,
      nominator,
    });
    if (options.json) {
      const { quorumJson } = await import("../../render/roles/roles-quorum-json.ts");
      terminal.print(JSON.stringify(quorumJson(verdict, on), null, 2));
    } else {
      const { renderQuorum } = await import("../../render/roles/roles-quorum.ts");
      terminal.print(renderQuorum(verdict, on, terminal));
    }
    if (verdict.isApproved) return;
    throw new ElectionError("refused", verdict.because);
  } finally {
    stop();
  }
}
