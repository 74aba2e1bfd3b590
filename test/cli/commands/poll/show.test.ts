import { describe, expect, it } from "vitest";
import { committeeYaml } from "../../../support/committee-yaml.ts";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const candidates = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `  - { login: c${at}, name: Candidate ${at}, affiliation: none, file: c${at}.md, submitted: 2026-10-06T00:00Z }\n`,
  ).join("");

async function pollShow(
  count: number,
  words: readonly string[] = [],
  now = "2026-10-17T00:00:00Z",
  isClosed = true,
) {
  const logins = Array.from({ length: count }, (_, at) => `c${at}`).join(", ");
  const closed = `candidatesClosed: { at: 2026-10-12T16:00Z, by: octavia, candidates: [${logins}] }\n`;
  const { root } = await temporaryWorkspace({
    "elections/committee.yaml": committeeYaml,
    "elections/arch-committee-2026-10/election.yaml": `formatVersion: 1
election: 2026-10
charter: 2025-03-07
seats: 4
officials: [{ login: octavia }]
nominations: { opens: 2026-10-05T15:00Z, closes: 2026-10-12T15:00Z }
campaign: { opens: 2026-10-12T15:00Z, closes: 2026-10-19T15:00Z }
voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-26T15:00Z }
candidates:
${candidates(count)}${isClosed ? closed : ""}`,
  });
  return runCli(["poll", "show", ...words], { workingFolder: root, now });
}

describe("kata-election poll show", () => {
  it("shows the form field by field, candidates line by line", async () => {
    const run = await pollShow(5);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain(
      "Name of the poll\n2026 H2 Kata Architecture Committee Election Poll\n",
    );
    expect(run.stdout).toContain(
      "Choices, one per line\nCandidate 0\nCandidate 1\nCandidate 2\nCandidate 3\nCandidate 4\n\nHow many choices will win\n4\n",
    );
    expect(run.stdout).toContain("[x] Enable detailed ballot reporting");
    expect(run.stdout).toContain("[ ] Allow voters to select “no opinion”");
    expect(run.stdout).toContain("There is no roll yet");
    expect(run.stdout.replace(/\n */g, " ")).toContain("CIVS does not end it automatically.");
  });

  it("prints JSON", async () => {
    const run = await pollShow(5, ["--json", "--allow-no-opinion"]);
    const report = JSON.parse(run.stdout);
    expect(report).toMatchObject({
      formatVersion: 1,
      election: "2026-10",
      winners: 4,
      batches: null,
    });
    expect(report.options.at(-2)).toMatchObject({ on: true });
  });

  it("warns while the list is not closed", async () => {
    const run = await pollShow(5, [], "2026-10-13T00:00:00Z", false);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("warning: the list of candidates is not closed");
  });

  it("refuses where no vote is needed", async () => {
    const run = await pollShow(4);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toContain("no poll is needed: ");
  });
});
