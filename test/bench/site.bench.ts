import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";
import { measured, printFigures } from "./measure.ts";

/** What the site of a large community may take at most, in seconds. */
const limit = 3;

const names = ["Ada Lindqvist", "Bo Keller", "Cy Mora", "Dee Okafor", "Eva Rask", "Fay Novak"];

/** Seven seats since 2001, four filled each spring and three each autumn, by people who move now and then. */
function ledger(): string {
  const lines = ["formatVersion: 1", "seats:"];
  for (let seat = 1; seat <= 7; seat++)
    lines.push(`  - { id: ${seat}, season: ${seat < 5 ? "spring" : "autumn"} }`);
  lines.push("terms:");
  for (let at = 0; at < 60; at++) {
    const year = 2001 + Math.floor(at / 2);
    const [month, season, seats] =
      at % 2 === 0 ? ["04", "spring", [1, 2, 3, 4]] : ["10", "autumn", [5, 6, 7]];
    for (const seat of seats as number[]) {
      const who = seat < 5 ? (at * 2 + seat) % 12 : 12 + ((at * 3 + seat) % 11);
      lines.push(
        `  - { seat: ${seat}, holder: person-${who}, name: Person Number ${who}, elected: ${year}-${month}, how: vote, until: ${season} ${year + 1} }`,
      );
    }
  }
  lines.push("affiliations:");
  for (let who = 0; who < 23; who++) {
    const [first, second] = [`Works ${who % 12}`, `Company ${who % 9}`];
    lines.push(
      `  - { person: person-${who}, organization: ${first}, from: 2000-01-01, until: 2013-07-${10 + (who % 20)} }`,
      `  - { person: person-${who}, organization: ${second}, from: 2013-07-${10 + (who % 20)} }`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Sixty elections since 2001, spring and autumn in turn, and a list of 10,000 voters of the next one. */
function largeCommunity(): Record<string, string> {
  const files: Record<string, string> = {};
  const line = (name: string): string =>
    `- [\`${name}\`](https://github.com/${name.slice(0, 2)}-x)`;
  for (let at = 0; at < 60; at++) {
    const id = `${2001 + Math.floor(at / 2)}-${at % 2 === 0 ? "04" : "10"}`;
    const ran = names.map((_, of) => names[(at + of) % names.length] ?? "");
    files[`elections/arch-committee-${id}/Results.md`] = [
      "Six nominations were received:\n",
      ...ran.map(line),
      "\nThree seats were available, so elections were held.\n",
      "The nominees elected to the positions were:\n",
      ...ran.slice(0, 3).map(line),
    ].join("\n");
    for (const name of ran) {
      files[`elections/arch-committee-${id}/${name.replace(" ", "")}.md`] =
        `Name: ${name}\nAffiliation: Works ${name.length}\n\nBackground:\n\n${"I maintain the runtime. ".repeat(40)}\n`;
    }
  }
  files["elections/committee.yaml"] = ledger();
  const folder = "elections/arch-committee-2031-04";
  files[`${folder}/election.yaml`] = `formatVersion: 1
election: 2031-04
charter: 2025-03-07
seats: 4
nominations: { opens: 2031-04-07T15:00Z, closes: 2031-04-14T15:00Z }
campaign: { opens: 2031-04-14T15:00Z, closes: 2031-04-21T15:00Z }
voting: { opens: 2031-04-21T15:00Z, closes: 2031-04-28T15:00Z }
`;
  const voters = Array.from({ length: 10_000 }, (_, at) => ({
    ...{ id: at + 1, login: `person-${at}`, name: `Person Number ${at}` },
  }));
  files[`${folder}/voters.json`] = JSON.stringify({
    ...{ formatVersion: 1, election: "2031-04", voters },
  });
  return files;
}

it("site build: 10,000 voters, 60 elections", async () => {
  const { root } = await temporaryWorkspace(largeCommunity());
  const words = ["site", "build", "--output", join(root, "site"), "--now", "2031-04-08T12:00Z"];
  const run = await measured([...words, "--quiet"], { workingFolder: root });
  printFigures(
    ["voters", "elections", "seconds", "at most", "peak MB"],
    [["10,000", "60", run.seconds.toFixed(2), limit.toFixed(2), run.megabytes.toFixed(0)]],
  );
  const pages = (await readdir(join(root, "site"))).filter((name) => name.endsWith(".html"));
  for (const name of pages) {
    const { size } = await stat(join(root, "site", name));
    printFigures(["page", "bytes", "at most"], [[name, String(size), "60000"]]);
  }
  expect(run.seconds).toBeGreaterThan(0);
});
