import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { parseArgs, promisify } from "node:util";
import { ElectionError } from "../../src/errors.ts";
import { openGitHub } from "../../src/github/client.ts";
import { findToken } from "../../src/github/token.ts";
import { visible } from "../../src/visible-text.ts";
import { checkContract } from "./check-contract.ts";
import { recorder } from "./recorder.ts";

/**
 * npm run contract: for a maintainer with a token. Prints what holds; where all of it does, writes the blanked
 * answers under test/recorded/, which a test holds the fake GitHub to, and the day into README.md.
 */

const usage =
  "npm run contract -- --organization kata-containers [--from 2026-01-01] [--until 2026-02-01]";
const folder = "test/recorded";
const totals = `${folder}/totals.json`;

interface Total {
  readonly organization: string;
  readonly from: string;
  readonly until: string;
  readonly pullRequests: number;
}

/** The calendar month before the last one: its index has long caught up. */
function quietMonth(): { readonly from: string; readonly until: string } {
  const now = new Date();
  const day = (back: number): string =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
      .toISOString()
      .slice(0, 10);
  return { from: day(2), until: day(1) };
}

async function readTotals(): Promise<Total[]> {
  try {
    return JSON.parse(await readFile(totals, "utf8")) as Total[];
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw failure;
  }
}

const run = promisify(execFile);
const say = (text: string): void => void process.stderr.write(`${visible(text)}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      organization: { type: "string" },
      from: { type: "string" },
      until: { type: "string" },
    },
  });
  const { organization } = values;
  const { from, until } = { ...quietMonth(), ...values };
  const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (organization === undefined || !isDay(from) || !isDay(until)) {
    say(`usage: ${usage}`);
    process.exitCode = 2;
    return;
  }
  const token = await findToken(process.env, (program, words) =>
    run(program, [...words]).then(
      ({ stdout }) => stdout,
      () => undefined,
    ),
  );
  const { fetch, answers } = recorder(globalThis.fetch);
  const github = openGitHub({
    token,
    environment: process.env,
    version: "contract",
    signal: new AbortController().signal,
    news: {
      waiting: (limit, seconds) => say(`Waiting ${seconds} s for GitHub's ${limit} limit.`),
      retrying: (operation, reason) => say(`${operation} again: ${reason}`),
      answered: () => {},
    },
    now: () => performance.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    fetch,
    timeout: 30,
    maxWait: 3600,
  });
  const period = { from: `${from}T00:00:00Z`, until: `${until}T00:00:00Z` };
  const before = await readTotals();
  const isSame = (each: Total): boolean =>
    each.organization === organization && each.from === from && each.until === until;
  const known = before.find(isSame)?.pullRequests;
  const { findings, pullRequests } = await checkContract({
    ...{ github, organization, period, known, say },
  });
  for (const { state, about, found } of findings) say(`${state}: ${about}: ${found}`);
  if (findings.some(({ state }) => state === "wrong")) {
    say("Nothing was recorded: what is wrong above has to be understood first.");
    process.exitCode = 1;
    return;
  }
  await mkdir(folder, { recursive: true });
  for (const [operation, recorded] of answers) {
    await writeFile(`${folder}/${operation}.json`, `${JSON.stringify(recorded, null, 1)}\n`);
  }
  const total = { organization, from, until, pullRequests };
  const others = before.filter((each) => !isSame(each));
  await writeFile(totals, `${JSON.stringify([...others, total], null, 1)}\n`);
  const readme = await readFile("README.md", "utf8");
  const line = `Last held against the real GitHub: ${new Date().toISOString().slice(0, 10)}`;
  await writeFile("README.md", readme.replace(/Last held against the real GitHub: [\w-]+/, line));
  say(
    `All of it holds. ${answers.size} answers are in ${folder}/; run npx biome check --write ${folder}, look at them, and commit.`,
  );
}

try {
  await main();
} catch (failure) {
  if (!(failure instanceof ElectionError)) throw failure;
  say(`error: ${failure.message}\n${failure.hint ?? ""}`);
  process.exitCode = 4;
}
