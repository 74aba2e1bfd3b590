import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatSeason } from "../../../src/calendar/election-id.ts";
import { kataCharters } from "../../../src/charter/kata-charters.ts";
import { ledgerProblems } from "../../../src/committee/ledger-problems.ts";
import { readMemberList } from "../../../src/committee/member-list.ts";
import { committeeOn } from "../../../src/committee/members.ts";
import { readAnnouncement } from "../../../src/committee/past/announcement.ts";
import { buildLedger } from "../../../src/committee/past/build-ledger.ts";
import { readResultPage } from "../../../src/committee/past/result-page.ts";
import type { CommitteeSources, ElectionPages } from "../../../src/committee/past/sources.ts";
import { noPeople } from "../../../src/people/people-file.ts";

const pool = Array.from({ length: 14 }, (_, index) => ({
  login: `person-${String.fromCharCode(97 + index)}`,
  name: `Given${index} ${["Ash", "Birch", "Cedar", "Dogwood", "Elm"][index % 5]}${index}`,
}));
type Person = (typeof pool)[number];

/** A member and the season in which their term ends, as a plain count of what happened. */
interface Sitting {
  readonly person: Person;
  readonly until: string;
}

interface History {
  readonly elections: readonly ElectionPages[];
  readonly committee: readonly Sitting[];
}

function link({ name, login }: Person): string {
  return `- [\`${name}\`](https://github.com/${login})`;
}

function pages(
  id: string,
  elected: readonly Person[],
  due: readonly Person[],
  left?: Person,
): ElectionPages {
  const held = [
    ...due.map(({ name }) => `\`${name}\``),
    ...(left ? [`\`${left.name}\` who stepped down early`] : []),
  ];
  const announcement = `The seats up for election are currently filled by ${held.join(", ")}.\n`;
  const result = [
    `${elected.length} nominations were received for the elections:\n`,
    ...elected.map(link),
    "\nElections were held.\n\nThe nominees elected to the positions were:\n",
    ...elected.map(link),
  ].join("\n");
  const folder = `elections/arch-committee-${id}`;
  return {
    election: id,
    announcement:
      held.length === 0 ? undefined : readAnnouncement(announcement, `${folder}/README.md`, id),
    result: readResultPage(result, `${folder}/Results.md`),
    candidacies: [],
  };
}

/** Elections every half year from autumn 2029: all due seats filled, now and then one left early. */
function play(
  rounds: readonly { readonly order: readonly number[]; readonly leaver: number | undefined }[],
): History {
  let committee: readonly Sitting[] = [];
  const elections = rounds.map(({ order, leaver }, round): ElectionPages => {
    const year = 2029 + Math.ceil(round / 2);
    const isAutumn = round % 2 === 0;
    const season = `${isAutumn ? "autumn" : "spring"} ${year}`;
    const due = committee.filter(({ until }) => until === season);
    const continuing = committee.filter(({ until }) => until !== season);
    const left =
      round < 2 || leaver === undefined ? undefined : continuing[leaver % continuing.length];
    const staying = continuing.filter((each) => each !== left);
    const places = round === 0 ? 3 : round === 1 ? 4 : due.length + (left === undefined ? 0 : 1);
    const free = order.flatMap((index) => pool[index] ?? []);
    const elected = free
      .filter((person) => !staying.some((each) => each.person === person))
      .slice(0, places);
    const until = `${isAutumn ? "autumn" : "spring"} ${year + 1}`;
    committee = [...staying, ...elected.map((person) => ({ person, until }))];
    const id = `${year}-${isAutumn ? "10" : "04"}`;
    return pages(
      id,
      elected,
      due.map(({ person }) => person),
      left?.person,
    );
  });
  return { elections, committee };
}

const histories = fc
  .array(
    fc.record({
      order: fc.shuffledSubarray([...pool.keys()], {
        minLength: pool.length,
        maxLength: pool.length,
      }),
      leaver: fc.option(fc.nat(6), { nil: undefined }),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map(play);

function sources(elections: readonly ElectionPages[], listed: readonly Person[]): CommitteeSources {
  const lines = listed.map(
    ({ name, login }) =>
      `- \`${name}\` ([\`${login}\`](https://github.com/${login})), [\`Company of ${login}\`](https://example.org).`,
  );
  const text = `The current Architecture Committee members are:\n\n${lines.join("\n")}\n`;
  return {
    charters: kataCharters,
    list: readMemberList(text, "README.md"),
    listPath: "README.md",
    elections,
    index: undefined,
    revisions: [],
    history: "none",
    people: noPeople,
  };
}

const leaveOpen = { values: new Map([["*", "unknown"]]), by: "" };

function seated({ ledger, asOf }: ReturnType<typeof buildLedger>): string[] {
  return committeeOn(ledger, asOf)
    .flatMap(({ term }) =>
      term === undefined ? [] : [`${term.holder} ${formatSeason(term.until)}`],
    )
    .sort();
}

describe("buildLedger, whatever happened", () => {
  it("makes the committee of the elections, and nothing that the check would reject", () => {
    fc.assert(
      fc.property(histories, ({ elections, committee }) => {
        const attempt = buildLedger(
          sources(
            elections,
            committee.map(({ person }) => person),
          ),
          leaveOpen,
        );
        expect(attempt.open).toEqual([]);
        expect(attempt.wrong).toEqual([]);
        expect(ledgerProblems(attempt.ledger)).toEqual([]);
        expect(seated(attempt)).toEqual(
          committee.map(({ person, until }) => `${person.login} ${until}`).sort(),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("never has more members than the list, whatever the list", () => {
    const lists = fc.subarray(pool, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(histories, lists, ({ elections }, listed) => {
        const attempt = buildLedger(sources(elections, listed), leaveOpen);
        if (attempt.open.length > 0 || attempt.wrong.length > 0) return;
        const logins = new Set(listed.map(({ login }) => login));
        const holders = seated(attempt).map((each) => each.split(" ")[0] ?? "");
        expect(holders.filter((login) => !logins.has(login))).toEqual([]);
        expect(holders.length).toBeLessThanOrEqual(listed.length);
      }),
      { numRuns: 30 },
    );
  });
});
