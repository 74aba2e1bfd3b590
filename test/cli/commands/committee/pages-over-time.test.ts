import { describe, expect, it } from "vitest";
import { pastCheckout, people, type Who } from "../../../support/past-checkout.ts";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

/** The forms of the member list's lines that pages have had, and some that they may get. */
const lineForms: Record<string, (name: string, login: string, organization: string) => string> = {
  "code and links": (name, login, organization) =>
    `- \`${name}\` ([\`${login}\`](https://github.com/${login})), [\`${organization}\`](https://example.org).`,
  "an at sign in the link": (name, login, organization) =>
    `- \`${name}\` ([\`@${login}\`](https://github.com/${login})), [\`${organization}\`](https://example.org)`,
  "no code": (name, login, organization) =>
    `* ${name} ([${login}](https://github.com/${login})), [${organization}](https://example.org).`,
  "bold names": (name, login, organization) =>
    `* **${name}** ([@${login}](https://github.com/${login})), ${organization}`,
  "a linked name": (name, login, organization) =>
    `- [\`${name}\`](https://github.com/${login}), [\`${organization}\`](https://example.org).`,
  "the account first": (name, login, organization) =>
    `- [@${login}](https://github.com/${login}) - ${name} ([${organization}](https://example.org))`,
  "bare words": (name, login, organization) => `- ${name} (${login}), ${organization}.`,
};

/** What the Results.md of an uncontested election has said; all of them mean the same. */
const skipped = [
  "so elections were over sooner.\n\nThe members were (re-)admitted to the Architecture Committee on 2030-04-17\nfor another 12 month term.",
  "so the voting phase was skipped and all the nominated individuals were appointed to the architecture committee.",
  "and no more candidates, so no vote was held. All nominees have been elected.",
];

const folder = "elections/arch-committee";
const spring = `${folder}-2030-04/Results.md`;
const autumn = `${folder}-2030-10/Results.md`;
const autumnPage = `${folder}-2030-10/README.md`;

interface Day {
  readonly now: string;
  /** The story of `pastCheckout` as far as it had come that day. */
  readonly without: readonly string[];
  readonly listed: readonly Who[];
  /** Seats and holders, by hand; a dash is a vacant seat. */
  readonly seats: string;
  /** The first seats that are due, as `init` says. */
  readonly due: string;
  /** What `status` tells of the coming or present election. */
  readonly status: string;
  /** Whom the list lacks. */
  readonly missing?: string;
  readonly lastElected: string;
}

// By hand: seats go by login within an election, re-elected holders keep theirs, and Eva's spring seat 4 is
// filled in autumn after she left.
const days: Record<string, Day> = {
  "after a result without a vote": {
    now: "2030-05-02T12:00Z",
    without: [autumn, autumnPage],
    listed: ["ada", "bo", "cy", "eva", "fay", "gus", "hal"],
    seats: "1 ada-l, 2 bo-k, 3 cy-m, 4 eva-r, 5 fay-n, 6 gus-p, 7 hal-o",
    due: "Due in autumn 2030: 3 seats (1, 2, 3)",
    status: "Next: autumn 2030, 3 seats",
    lastElected: "Elected without a vote: Eva Rask (@eva-r), Fay Novak (@fay-n),",
  },
  "before the list shows that result": {
    now: "2030-04-18T12:00Z",
    without: [autumn, autumnPage],
    listed: ["ada", "bo", "cy"],
    seats: "1 ada-l, 2 bo-k, 3 cy-m, 4 eva-r, 5 fay-n, 6 gus-p, 7 hal-o",
    due: "Due in autumn 2030: 3 seats (1, 2, 3)",
    status: "Next: autumn 2030, 3 seats",
    missing: "Missing: Eva Rask, Fay Novak, Gus Petrov, Hal Ortega.",
    lastElected: "Elected without a vote: Eva Rask (@eva-r), Fay Novak (@fay-n),",
  },
  "while the next election is open, after someone left": {
    now: "2030-10-09T12:00Z",
    without: [autumn],
    listed: ["ada", "bo", "cy", "fay", "gus", "hal"],
    seats: "1 ada-l, 2 bo-k, 3 cy-m, 4 -, 5 fay-n, 6 gus-p, 7 hal-o",
    due: "Due in autumn 2030: 4 seats (1, 2, 3, 4)",
    status: "  Seats: 4",
    lastElected: "",
  },
  "before the list shows a vote": {
    now: "2030-11-03T12:00Z",
    without: [],
    listed: ["ada", "bo", "cy", "fay", "gus", "hal"],
    seats: "1 ada-l, 2 ivy-t, 3 jun-s, 4 kim-u, 5 fay-n, 6 gus-p, 7 hal-o",
    due: "Due in spring 2031: 3 seats (5, 6, 7)",
    status: "Next: spring 2031, 3 seats",
    missing: "Missing: Ivy Tan, Jun Sato, Kim Urban.",
    lastElected: "Elected by vote: Ada Lindqvist (@ada-l), Ivy Tan (@ivy-t),",
  },
  "after a vote": {
    now: "2030-11-05T12:00Z",
    without: [],
    listed: ["ada", "fay", "gus", "hal", "ivy", "jun", "kim"],
    seats: "1 ada-l, 2 ivy-t, 3 jun-s, 4 kim-u, 5 fay-n, 6 gus-p, 7 hal-o",
    due: "Due in spring 2031: 3 seats (5, 6, 7)",
    status: "Next: spring 2031, 3 seats",
    lastElected: "Elected by vote: Ada Lindqvist (@ada-l), Ivy Tan (@ivy-t),",
  },
};

function pagesOf(
  { without, listed }: Day,
  form: (typeof lineForms)[string],
  words: string,
): Record<string, string> {
  const lines = listed.map((who) => {
    const [name, login, organization] = people[who];
    return form(name, login, organization);
  });
  const files = Object.entries(pastCheckout()).filter(([path]) => !without.includes(path));
  const pages = Object.fromEntries(files);
  return {
    ...pages,
    "README.md": `# Community\n\nThe current Architecture Committee members are:\n\n${lines.join("\n")}\n\nElections follow.\n`,
    [spring]: (pages[spring] ?? "").replace(/so elections were over sooner[\s\S]*$/, `${words}\n`),
  };
}

describe("the commands on the pages of a day", () => {
  const scenes = Object.entries(days).flatMap(([story, day]) =>
    Object.entries(lineForms).map(([form, line], index) => ({
      ...{ story, form, day },
      files: pagesOf(day, line, skipped[index % skipped.length] ?? ""),
    })),
  );

  it.each(scenes)("tell nothing that the pages contradict $story, with $form", async (scene) => {
    const { day, files } = scene;
    const { root } = await temporaryWorkspace(files);
    const run = (...words: string[]) =>
      runCli(words, { workingFolder: root, now: day.now, screen: true, columns: 200 });

    // A contributor who only looks: no ledger, no token.
    const looked = (await run("status")).stdout;
    expect(looked).toContain(day.lastElected);
    const listed = (await run("committee", "show")).stdout;
    for (const who of day.listed) expect(listed).toContain(people[who][0]);
    expect(listed.includes("Missing:")).toBe(day.missing !== undefined);
    expect(listed).toContain(day.missing ?? "");
    expect(looked.includes("Missing:")).toBe(day.missing !== undefined);
    expect(looked.replace(/\s+/g, " ")).toContain(day.missing ?? "");

    // An official: the ledger, and what follows from it.
    const began = await run("committee", "init", "--answer", "*=unknown");
    expect(began.exitCode, began.stderr).toBe(0);
    expect(began.stdout.match(/Due in .*/)?.[0]).toBe(day.due);
    const { seats } = JSON.parse((await run("committee", "show", "--json")).stdout);
    const held = seats.map(
      ({ seat, holder }: { seat: number; holder: string | null }) => `${seat} ${holder ?? "-"}`,
    );
    expect(held.join(", ")).toBe(day.seats);
    const status = (await run("status")).stdout;
    expect(status).toContain(day.status);
    expect(status).toContain(day.lastElected);
    const checked = await run("committee", "check");
    expect(checked.exitCode).toBe(day.missing === undefined ? 0 : 1);
    expect((await run("seats", "headroom")).exitCode).toBe(0);
  });
});
