import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";

/** What a folder's ballots say, published or worked out by hand as its SOURCE.md tells. */
interface ExpectedCount {
  readonly file: string;
  readonly options?: readonly string[];
  readonly rankings: Readonly<Record<string, string | null>>;
  /** Ballots in canonical form, whose SHA-256 is the digest. */
  readonly digestOf?: string;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => readdirSync(join(here, name)).includes("counts.json"));

interface Agreement {
  readonly rule: string;
  readonly ranking: readonly (readonly string[])[] | null;
}

function written({ ranking }: Agreement): string | null {
  return ranking?.map((tier) => tier.join(" = ")).join(" > ") ?? null;
}

describe("golden counts", () => {
  it.each(folders.map((folder) => [folder]))("%s", async (folder) => {
    const counts = readFileSync(join(here, folder, "counts.json"), "utf8");
    const { file, options = [], rankings, digestOf, ...facts }: ExpectedCount = JSON.parse(counts);
    const words = ["tally", file, "--json", ...options];
    const { exitCode, stdout } = await runCli(words, { workingFolder: join(here, folder) });
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    expect({ ...report, unranked: report.ballots.unranked }).toMatchObject(facts);
    const agreement: Agreement[] = report.agreement;
    const said = agreement.filter(({ rule }) => rule in rankings);
    expect(Object.fromEntries(said.map((each) => [each.rule, written(each)]))).toEqual(rankings);
    if (digestOf !== undefined) {
      expect(report.ballots.digest).toBe(createHash("sha256").update(digestOf).digest("hex"));
    }
  });

  it.each(folders.map((folder) => [folder]))("%s says where its figures come from", (folder) => {
    expect(readFileSync(join(here, folder, "SOURCE.md"), "utf8").length).toBeGreaterThan(100);
  });
});
