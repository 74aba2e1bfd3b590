import { describe, expect, it } from "vitest";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const folder = "elections/arch-committee-2026-10";
const electionYaml = `formatVersion: 1
election: 2026-10
charter: 2025-03-07
seats: 4
officials: [{ login: octavia }]
planned: 2026-09-01
nominations: { opens: 2026-10-05T15:00Z, closes: 2026-10-12T15:00Z }
campaign: { opens: 2026-10-12T15:00Z, closes: 2026-10-19T15:00Z }
voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-26T15:00Z }
`;

async function calendar(words: readonly string[], options = {}) {
  const workspace = await temporaryWorkspace({ [`${folder}/election.yaml`]: electionYaml });
  const run = await runCli(["calendar", ...words], { workingFolder: workspace.root, ...options });
  return { run, workspace };
}

describe("kata-election calendar", () => {
  it("gives every time in UTC and the zones asked for", async () => {
    const { run } = await calendar(["--zone", "Europe/Berlin", "--zone", "Asia/Tokyo"]);
    expect(run.stdout.split("\n").slice(0, 3)).toEqual([
      "Time\tUTC\tEurope/Berlin\tAsia/Tokyo",
      "Nominations open\tMon 2026-10-05 15:00\tMon 2026-10-05 17:00\tTue 2026-10-06 00:00",
      "Nominations close\tMon 2026-10-12 15:00\tMon 2026-10-12 17:00\tTue 2026-10-13 00:00",
    ]);
    // Summer time ends in Berlin on 2026-10-25.
    expect(run.stdout).toContain("Voting closes\tMon 2026-10-26 15:00\tMon 2026-10-26 16:00");
    expect(run.stdout).toMatch(/Results\t2026-10-27\n$/);
  });

  it.each([60, 80, 120])("fits a screen of %i columns", async (columns) => {
    const { run } = await calendar(["2026-10"], { screen: true, columns });
    expect(run.stdout).toContain("Mon 2026-10-05 08:00");
    expect(Math.max(...run.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(
      columns,
    );
  });

  it("prints JSON", async () => {
    const { run } = await calendar(["--json"]);
    expect(JSON.parse(run.stdout)).toEqual({
      formatVersion: 1,
      election: "2026-10",
      nominations: { opens: "2026-10-05T15:00Z", closes: "2026-10-12T15:00Z" },
      campaign: { opens: "2026-10-12T15:00Z", closes: "2026-10-19T15:00Z" },
      voting: { opens: "2026-10-19T15:00Z", closes: "2026-10-26T15:00Z" },
      results: "2026-10-27",
    });
  });

  it("writes a calendar file, and the same bytes to stdout", async () => {
    const { run, workspace } = await calendar(["--ics", "dates.ics"]);
    expect(run.stderr).toBe("wrote dates.ics\n");
    const file = await workspace.read("dates.ics");
    const printed = await runCli(["calendar", "--ics", "-"], { workingFolder: workspace.root });
    expect(printed.stdout).toBe(file);
    expect(file).toContain(
      "SEQUENCE:0\r\nDTSTAMP:20260901T000000Z\r\nDTSTART:20261005T150000Z\r\n",
    );
  });

  it("makes a newer revision of the same events when dates move", async () => {
    const { workspace } = await calendar([]);
    const options = { workingFolder: workspace.root, now: "2026-09-20T00:00:00Z" };
    const words = ["plan", "2026-10", "--reschedule", "--first-day", "2026-10-06", "--reason", "x"];
    expect((await runCli(words, options)).exitCode).toBe(0);
    const { stdout } = await runCli(["calendar", "--ics", "-"], options);
    expect(stdout).toContain("UID:2026-10-voting@elections.katacontainers.io\r\nSEQUENCE:1\r\n");
    expect(stdout).toContain("DTSTAMP:20260920T000000Z");
  });

  it.each([
    [["--zone", "Nowhere"], "--zone: there is no time zone “Nowhere”"],
    [["--ics", "../dates.ics"], "is outside the checkout"],
    [["--election", "2027-04"], "there is no elections/arch-committee-2027-04/"],
  ])("refuses %j with exit 2", async (words, message) => {
    const { run } = await calendar(words);
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(2);
  });
});
