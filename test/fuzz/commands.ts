import fc from "fast-check";
import { everyLeaf } from "../support/every-command.ts";
import { type FakeGitHubServer, startFakeGitHub } from "../support/fake-github/server.ts";
import { type CliRun, runCli } from "../support/run-cli.ts";
import { type Checkout, earlierCheckout, inCheckout, privateAddresses } from "./checkout.ts";
import { editJson, type JsonEdit, jsonEdits, madeOf, mutated } from "./inputs.ts";
import { oddTexts } from "./screens.ts";
import { type Target, target } from "./target.ts";

/** The README's exit codes; 70, the code of a bug, is the finding. */
const documented = [0, 1, 2, 3, 4, 130];
const secret = "ghp_plantedSecretOfTheFuzzer00000000";
/** Commands that were asked for addresses. */
const asksForAddresses = /--addresses|--supplement|export|explain|--review|show|resolve|diff/;
/** Nothing listens there. */
const nowhere = "http://127.0.0.1:9";
const election = "2027-04";

function judge(words: readonly string[], run: CliRun, addresses: readonly string[]): void {
  const printed = `${run.stdout}${run.stderr}`;
  const line = JSON.stringify(words);
  if (!documented.includes(run.exitCode)) throw new Error(`exit ${run.exitCode}: ${run.stderr}`);
  if (/^\s+at .*:\d+:\d+\)?$/m.test(run.stderr)) throw new Error(`a trace: ${run.stderr}`);
  if (printed.includes(secret)) throw new Error(`a token is shown by ${line}`);
  if (/[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(printed)) {
    throw new Error(`a control character is shown by ${line}`);
  }
  if (/^::(?!(?:error|warning|notice) )/m.test(printed) || printed.includes("##["))
    throw new Error(`a command to the runner is shown by ${line}`);
  const typed = words.join(" ");
  if (asksForAddresses.test(typed)) return;
  const shown = addresses.find((each) => printed.includes(each) && !typed.includes(each));
  if (shown !== undefined) throw new Error(`a private address is shown by ${line}: ${shown}`);
}

/** Runs a command in a checkout of its own. */
async function runIn(
  { checkout, addresses }: { readonly checkout: Checkout; readonly addresses: readonly string[] },
  words: readonly string[],
  { environment, ...options }: Parameters<typeof runCli>[1] = {},
): Promise<void> {
  await inCheckout(checkout, async (root) => {
    const run = await runCli(words, {
      workingFolder: root,
      environment: { GH_TOKEN: secret, GITHUB_API_URL: nowhere, ...environment },
      fetch: () => Promise.reject(new TypeError("fetch failed")),
      now: "2027-04-20T12:00:00Z",
      ...options,
    });
    judge(words, run, addresses);
  });
}

/** Commands that between them read every file of a checkout. */
const reading = [
  ...["status", "doctor --offline", "committee show", "committee check", "committee history"],
  ...["committee init --dry-run", "candidates list", "candidates check", "charter show"],
  ...["calendar", "announce --list", "announce voting-open", "poll show", "seats fill"],
  ...["seats headroom", "results verify", "results page", "results prepare --dry-run"],
  ...[
    "roll build --dry-run",
    "roll verify",
    "roll summary",
    "roll opt-in list",
    "roll sensitivity",
  ],
  ...["private pack --dry-run", "private purge --dry-run", "tally --election", "candidates close"],
  ...["roll freeze --dry-run", "plan 2027-10 --dry-run", "committee step-down dana-w --dry-run"],
];

const values = [
  ...[election, "2026-13", "", "-", "--", ".", "..", "/", "/dev/null", "/dev/zero", "elections"],
  ...["elections/README.md", `elections/arch-committee-${election}/election.yaml`, "no-such-file"],
  ...[`elections/.private/${election}/ballots.csv`, `elections/.private/${election}/roll.yaml`],
  ...["dana-w", "@emeka-s", "nobody-here", "web-flow", "a=b", "x@y.example", "1", "-1", "1e309"],
  ...["2027-04-01", "2027-04-01T10:00Z", "2027-02-30", "-271821-04-20", "+275760-09-13", "PT5S"],
  ...["\u001b[2J", "\u202e", "\ud800", "::error::x", "##[group]", "x".repeat(5000), "\n", "😀"],
  ...["csv", "json", "civs", "markdown", "minimax", "cef", "bash", "winners", "*=suggested"],
  ...[secret, `https://user:${secret}@github.com/a/b/pull/1`, "https://github.com/a/b/pull/1"],
  ...["age1qqqq", "Northwind", "none", "autumn", "Dana Whitfield > Emeka Sundaram", "#1", "yes"],
];

/** Every command with any of its options and any words. The demo and the rehearsal are whole elections. */
async function argumentLists(): Promise<fc.Arbitrary<string[]>> {
  const leaves = (await everyLeaf()).filter(
    ({ words }) => !["demo", "rehearse"].includes(words[0] ?? ""),
  );
  const value = fc.oneof(fc.constantFrom(...values), fc.string({ unit: "binary", maxLength: 30 }));
  const general = [
    "--json",
    "--dry-run",
    "--verbose",
    "--quiet",
    "--no-input",
    "--no-color",
    "--commit",
    "--help",
  ];
  const flagged = (flag: string) => value.map((text) => [flag, text]);
  return fc.constantFrom(...leaves).chain(({ words, command }) => {
    const options = command.options.map(({ long, short, required, optional }) => {
      const flag = long ?? short ?? "";
      return required || optional ? flagged(flag) : fc.constant([flag]);
    });
    const any = fc.oneof(
      {
        weight: 6,
        arbitrary: options.length === 0 ? fc.constant<string[]>([]) : fc.oneof(...options),
      },
      { weight: 2, arbitrary: value.map((text) => [text]) },
      { weight: 2, arbitrary: fc.constantFrom(...general).map((flag) => [flag]) },
      { weight: 1, arbitrary: fc.oneof(flagged("--now"), flagged("-C")) },
    );
    return fc.array(any, { maxLength: 6 }).map((parts) => [...words, ...parts.flat()]);
  });
}

const asking = [
  ...[
    `roll fetch ${election}`,
    `roles review ${election} --post kata-containers/community --yes`,
    `roll fetch ${election} --refresh`,
  ],
  ...[`roles review ${election}`, "roles quorum 7", "doctor --online"],
  ...[
    "candidates check --github",
    "candidates check --pull-request 12 --repository kata-containers/community",
    "candidates check --pull-request 12 --repository kata-containers/community --post",
  ],
  ...["candidates accept https://github.com/kata-containers/community/pull/12"],
  ...[
    "roll include nobody-here --reason reviews --by octavia",
    "roll bot release-robot --reason tool",
  ],
];

interface AnswerInput {
  readonly line: string;
  readonly requests: readonly number[];
  readonly edits: readonly JsonEdit[];
  readonly headers: readonly [string, string][];
}

let server: Promise<FakeGitHubServer> | undefined;

/** One fake for all inputs of a thread, whose answers are changed as the input of the moment wants. */
let current: AnswerInput | undefined;
let answered = 0;

function startServer(): Promise<FakeGitHubServer> {
  server ??= startFakeGitHub(
    {
      organization: "kata-containers",
      repositories: [{ name: "kata-containers" }, { name: "community" }],
      accounts: ["octavia", "ada-l", "bo-k", "dana-w", "emeka-s"].map((login) => ({ login })),
      members: ["octavia", "ada-l"],
      owners: ["octavia"],
      teams: { "kata-containers-committer": ["ada-l"], "kata-containers-admin": ["octavia"] },
      pullRequests: ["ada-l", "bo-k", null].map((author, at) => ({
        repository: "kata-containers",
        author,
        mergedAt: `2027-01-0${at + 1}T10:00:00Z`,
        commits: [{ login: author, name: "Some One", email: "some@one.example" }],
      })),
      proposals: [
        {
          repository: "kata-containers/community",
          number: 12,
          author: "bo-k",
          openedAt: "2027-04-06T09:12:00Z",
          files: [
            {
              path: `elections/arch-committee-${election}/BoKeller.md`,
              content: "Name: Bo Keller\nGitHub: bo-k\nAffiliation: none\n\nI am Bo.\n",
            },
          ],
        },
      ],
      issues: [
        {
          repository: "community",
          number: 7,
          title: "Add Bo Keller (@bo-k) to the committers group",
          author: "ada-l",
          comments: [{ author: "dana-w", body: "+1", createdAt: "2027-04-02T09:00:00Z" }],
        },
      ],
    },
    { tokens: { [secret]: { scopes: ["read:user", "read:org"], mayWrite: true } } },
  ).then((started) => {
    started.fault({
      name: "an answer of another form",
      times: Number.POSITIVE_INFINITY,
      matches: () => true,
      reply: async (_request, usual) => {
        const reply = await usual();
        const { requests = [], edits = [], headers = [] } = current ?? {};
        if (!requests.includes(answered++)) return reply;
        const body = reply.body === "" ? "" : editJson(reply.body, edits);
        return { ...reply, body, headers: { ...reply.headers, ...Object.fromEntries(headers) } };
      },
    });
    return started;
  });
  return server;
}

async function runOnAnswers(
  place: { readonly checkout: Checkout; readonly addresses: readonly string[] },
  input: AnswerInput,
): Promise<void> {
  const { environment } = await startServer();
  [current, answered] = [input, 0];
  await runIn(place, input.line.split(" "), {
    environment: { ...environment, GH_TOKEN: secret },
    fetch: globalThis.fetch,
    now: "2027-04-14T12:00:00Z",
  });
}

const oddHeaders = fc.constantFrom<[string, string]>(
  ...(
    [
      ["retry-after", "Wed, 21 Oct 2065 07:28:00 GMT"],
      ["retry-after", "soon"],
      ["retry-after", "-5"],
      ["x-ratelimit-reset", "9e99"],
      ["x-ratelimit-remaining", "0"],
      ["date", "yesterday"],
      ["link", '<http://127.0.0.2:1/x>; rel="next"'],
      ["x-oauth-scopes", `${"a,".repeat(5000)}`],
    ] as const satisfies readonly (readonly [string, string])[]
  ).map(([name, value]): [string, string] => [name, value]),
);

/** Every command on files, words and answers that nobody promised. */
export async function commandTargets(checkout: Checkout): Promise<Target[]> {
  const earlier = earlierCheckout(checkout);
  const addresses = privateAddresses(checkout);
  const paths = Object.keys(checkout).filter((path) => !path.endsWith(".html"));
  const mutation = fc.constantFrom(...paths).chain((path) =>
    fc.record({
      line: fc.constantFrom(...reading),
      path: fc.constant(path),
      text: fc.oneof(
        { weight: 6, arbitrary: mutated(checkout[path] ?? "") },
        {
          weight: 1,
          arbitrary: madeOf([
            "a: ",
            "- ",
            "&a ",
            "*a ",
            "{",
            "}",
            "[",
            "]",
            "\n",
            "  ",
            "|",
            "formatVersion: 1\n",
          ]),
        },
      ),
      isEarlier: fc.boolean(),
    }),
  );
  return [
    target({
      name: "files of a checkout",
      share: 5,
      inputs: mutation,
      run: ({ path, text, line, isEarlier }) => {
        const base = isEarlier ? earlier : checkout;
        const changed = { ...base, [path]: Buffer.from(text).toString() };
        return runIn({ checkout: changed, addresses }, line.split(" "));
      },
    }),
    target({
      name: "long and odd texts on every page",
      share: 3,
      inputs: fc.record({
        line: fc.constantFrom(...reading, "site build --output site", "results page --output page"),
        word: fc.constantFrom("Dana Whitfield", "Northwind", "dana-w", "octavia", "Background:"),
        text: oddTexts,
        columns: fc.integer({ min: 1, max: 200 }),
        screen: fc.boolean(),
        isEarlier: fc.boolean(),
      }),
      run: ({ line, word, text, isEarlier, ...look }) => {
        const base = Object.entries(isEarlier ? earlier : checkout);
        const put = Buffer.from(text).toString();
        const changed = base.map(([path, each]) => [path, each.replaceAll(word, () => put)]);
        const place = { checkout: Object.fromEntries(changed), addresses };
        return runIn(place, [...line.split(" "), "--no-input"], look);
      },
    }),
    target({
      name: "argument lists",
      share: 6,
      inputs: fc.record({ words: await argumentLists(), isEarlier: fc.boolean() }),
      run: ({ words, isEarlier }) =>
        runIn({ checkout: isEarlier ? earlier : checkout, addresses }, words),
    }),
    target({
      name: "GitHub's answers",
      share: 2,
      inputs: fc.record({
        line: fc.constantFrom(...asking),
        requests: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 2 }),
        edits: jsonEdits,
        headers: fc.array(oddHeaders, { maxLength: 1 }),
      }),
      run: (input) => runOnAnswers({ checkout: earlier, addresses }, input),
    }),
  ];
}

/** Ends what the targets started. */
export async function closeTargets(): Promise<void> {
  await (await server)?.close();
}
