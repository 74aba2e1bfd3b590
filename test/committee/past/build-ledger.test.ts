import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { readMemberList } from "../../../src/committee/member-list.ts";
import { buildLedger } from "../../../src/committee/past/build-ledger.ts";
import type { CommitteeSources } from "../../../src/committee/past/sources.ts";
import { readCommitteeSources } from "../../../src/workspace/committee/committee-sources.ts";
import { electionYaml } from "../../support/election-yaml.ts";
import {
  electionPage,
  listPage,
  memberLine,
  pastCheckout,
  unopposedPage,
  votedPage,
  type Who,
} from "../../support/past-checkout.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const folder = "elections/arch-committee";

async function sourcesOf(changes: Record<string, string | undefined>): Promise<CommitteeSources> {
  const files = { ...pastCheckout(), ...changes };
  const present = Object.entries(files).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return readCommitteeSources(
    await temporaryWorkspace(Object.fromEntries(present)),
    async () => undefined,
    Temporal.PlainDate.from("2030-11-05"),
  );
}

/** Builds with these answers, and `unknown` to all else that may stay open. */
async function build(
  changes: Record<string, string | undefined>,
  answers: Record<string, string> = {},
) {
  const sources = await sourcesOf(changes);
  const values = new Map([...Object.entries(answers), ["*", "unknown"] as const]);
  const attempt = buildLedger(sources, { values, by: "octavia" });
  const { terms, seats, affiliations } = attempt.ledger;
  return {
    ...attempt,
    ids: attempt.open.map(({ id }) => id),
    holders: terms.map(({ seat, holder, elected, how }) => `${seat} ${holder} ${elected} ${how}`),
    seasons: seats.map(({ id, season }) => `${id} ${season}`),
    works: affiliations.map(({ person, organization, from, until }) =>
      `${person} ${organization} ${from} ${until ?? ""}`.trim(),
    ),
    settledBy: Object.fromEntries(
      attempt.settled.map(({ id, answer, by }) => [id, `${answer} (${by})`]),
    ),
  };
}

function list(...who: Who[]): string {
  return listPage(who.map((each) => memberLine(each)));
}

const present: readonly Who[] = ["ada", "fay", "gus", "hal", "ivy", "jun", "kim"];
const spring = `${folder}-2030-04/Results.md`;
const autumn = `${folder}-2030-10/Results.md`;
const first = `${folder}-2029-10/Results.md`;

describe("buildLedger: who is who", () => {
  it("trusts neither text nor link of a line where they disagree, but other pages", async () => {
    const wrong = list(...present).replace("github.com/ivy-t", "github.com/someone");
    const { settledBy, odd, wrong: bad, ids } = await build({ "README.md": wrong });
    expect(settledBy["link:ivy-tan@README.md"]).toBe("ivy-t (pages)");
    expect(odd).toContain("README.md:9: says ivy-t, links to someone; other pages have ivy-t");
    expect([...ids, ...bad]).toEqual([]);
  });

  it("asks where no other page knows the name", async () => {
    const page = list(...present).replace("github.com/ivy-t", "github.com/someone");
    const result = unopposedPage(
      "October 2030",
      ["ada", "ivy", "jun", "kim"],
      "2030-10-20",
    ).replace("[`Ivy Tan`](https://github.com/ivy-t)", "`Ivy Tan`");
    const { ids, open } = await build({ "README.md": page, [autumn]: result });
    expect(ids).toContain("login:ivy-tan");
    expect(open.find(({ id }) => id === "login:ivy-tan")).toMatchObject({ mayStayOpen: false });
    const answered = await build(
      { "README.md": page, [autumn]: result },
      { "login:ivy-tan": "@ivy-t" },
    );
    expect([...answered.ids, ...answered.wrong]).toEqual([]);
  });

  it("asks whose account it is where a name has two and nothing tells more", async () => {
    const other = votedPage(
      "October 2030",
      ["ada", "dee", "ivy", "jun", "kim"],
      ["ada", "ivy", "jun", "kim"],
    ).replaceAll("https://github.com/ivy-t", "https://github.com/ivy-old");
    const { open } = await build({ [autumn]: other });
    expect(open.find(({ id }) => id === "login:ivy-tan")?.found).toEqual(
      expect.arrayContaining([
        "README.md:9: Ivy Tan is ivy-t",
        `${autumn}:7, ${autumn}:16: Ivy Tan is ivy-old`,
      ]),
    );
  });

  it("puts right a page that links a name to somebody else's account", async () => {
    const crossed = votedPage(
      "October 2030",
      ["ada", "dee", "ivy", "jun", "kim"],
      ["ada", "ivy", "jun", "kim"],
    ).replaceAll(
      "[`Ada Lindqvist`](https://github.com/ada-l)",
      "[`Ada Lindqvist`](https://github.com/fay-n)",
    );
    const { holders, settledBy, odd } = await build({ [autumn]: crossed });
    expect(holders).toContain("1 ada-l 2030-10 vote");
    expect(settledBy[`link:ada-lindqvist@${autumn}:15`]).toBe("ada-l (pages)");
    expect(odd).toContain(
      `${autumn}:15: Ada Lindqvist is linked to fay-n; elsewhere the account is ada-l`,
    );
  });

  it("asks how a name is spelled where pages differ by more than the order of words", async () => {
    const other = unopposedPage("April 2030", ["eva", "fay", "gus", "hal"], "2030-04-17")
      .replace("Fay Novak", "Novak Fay")
      .replace("Gus Petrov", "Gustav Petrow");
    const { settledBy, odd, ledger } = await build(
      { [spring]: other },
      { "name:gus-p": "Gustav Petrov" },
    );
    expect(settledBy["name:gus-p"]).toBe("Gustav Petrov (octavia)");
    expect(odd).toContain("fay-n is spelled “Fay Novak”, “Novak Fay”; the ledger has “Fay Novak”");
    expect(ledger.terms.find(({ holder }) => holder === "gus-p")?.name).toBe("Gustav Petrov");
  });

  it("goes by what officials recorded in people.yaml", async () => {
    const people =
      "formatVersion: 1\nnames: [{ login: gus-p, name: Gus P. Petrov, also: [Gus Petrov, Gustav] }]\norganizations: [{ name: Bluefin Labs, also: [Bluefin] }]\n";
    const page = list(...present).replace("Gus Petrov", "Gustav");
    const { ledger, ids } = await build({ "elections/people.yaml": people, "README.md": page });
    expect(ledger.terms.find(({ holder }) => holder === "gus-p")?.name).toBe("Gus P. Petrov");
    expect(ids).toEqual([]);
  });

  it("does not compare texts that are no names", async () => {
    const long = "A".repeat(5000);
    const filed = `${folder}-2030-04/FayNowak.md`;
    const nominated = unopposedPage(
      "April 2030",
      ["eva", "fay", "gus", "hal"],
      "2030-04-17",
    ).replace("Fay Novak", `${long}b`);
    const { ledger } = await build({
      [spring]: nominated,
      [filed]: `Name: ${long}c\n\nBackground:\n\nHi.\n`,
    });
    expect(ledger.terms.find(({ holder }) => holder === "fay-n")?.name).toBe("Fay Novak");
  });

  it("takes a candidacy spelled nearly as a nominee for theirs", async () => {
    const filed = `${folder}-2030-04/FayNowak.md`;
    const { settledBy, odd } = await build({
      [filed]: "Name: Fay Nowak\n\nAffiliation: Borealis\n\nBackground:\n\nHi.\n",
    });
    expect(settledBy["name:fay-n"]).toBe("unknown (nobody)");
    expect(odd).toContain(`${spring}:6: Fay Novak is spelled Fay Nowak in ${filed}`);
    expect(odd).toContain(`${spring}:5: Eva Rask filed no candidacy in 2030-04`);
  });
});

describe("buildLedger: seats and terms", () => {
  it("asks when and how holders came who held seats before the pages begin", async () => {
    const page = electionPage(
      "October 2029",
      "three",
      "`Dee Okafor`, `Eva Rask` and `Nobody Known`",
      "",
    );
    const changes = { [`${folder}-2029-10/README.md`]: page };
    const { holders, odd, settledBy } = await build(changes, {
      "since:dee-o": "2028-10 vote",
      "login:dee-okafor": "dee-o",
    });
    expect(holders[0]).toBe("1 dee-o 2028-10 vote");
    expect(settledBy["since:eva-r"]).toBe("unknown (nobody)");
    expect(odd).toContainEqual(
      expect.stringContaining("Nobody Known held a seat; no account is known"),
    );
    // Dee's and Eva's seats are 1 and 2, whoever of them is proven; the third is new to the ledger.
    expect(holders.slice(1, 4)).toEqual([
      "1 ada-l 2029-10 vote",
      "2 bo-k 2029-10 vote",
      "3 cy-m 2029-10 vote",
    ]);
  });

  it("names holders whom no result seats, and holders whom the page leaves out", async () => {
    const page = electionPage(
      "October 2030",
      "three",
      "`Ada Lindqvist`, `Bo Keller`, `Dee Okafor`",
      "",
    );
    const { odd } = await build({ [`${folder}-2030-10/README.md`]: page });
    expect(odd).toContain(
      `${folder}-2030-10/README.md:3: names Dee Okafor as a holder of a seat that is up; no result page seats them`,
    );
    expect(odd).toContain(
      `${folder}-2030-10/README.md:3: does not name Cy Mora, whose term ends in autumn 2030`,
    );
  });

  it("asks whose seat it was where more were elected than seats were due", async () => {
    const changes = { [`${folder}-2030-10/README.md`]: undefined };
    const id = "seat:kim-u@2030-10";
    expect((await build(changes)).ids).toContain(id);
    // The seats of the spring, which are not up, are held by Eva, Fay, Gus and Hal.
    await expect(build(changes, { [id]: "zoe" })).rejects.toThrow(
      `answer ${id}: “zoe”: expected one of eva-r, fay-n, gus-p, hal-o`,
    );
    const { holders, seasons, settledBy } = await build(changes, {
      [id]: "eva-r",
      "left-why:eva-r@2030-04": "new job",
    });
    expect(holders.slice(-1)).toEqual(["4 kim-u 2030-10 vote"]);
    expect(seasons[3]).toBe("4 autumn");
    expect(settledBy["left-why:eva-r@2030-04"]).toBe("new job (octavia)");
  });

  it("refuses an election that filled more seats than there are", async () => {
    const eight = ["ada", "bo", "cy", "fay", "gus", "hal", "ivy", "jun"] as const;
    const page = votedPage("October 2029", eight, eight);
    await expect(build({ [`${folder}-2029-10/Results.md`]: page })).rejects.toMatchObject({
      kind: "undecided",
      message: expect.stringContaining("8 were elected in 2029-10, more than there are seats"),
    });
  });

  it("ends the seat of somebody elected to another one before their term was over", async () => {
    const again = votedPage(
      "October 2030",
      ["ada", "fay", "ivy", "jun"],
      ["ada", "fay", "ivy", "jun"],
    );
    const { holders, ledger } = await build({
      [autumn]: again,
      "README.md": list("ada", "fay", "gus", "hal", "ivy", "jun"),
    });
    expect(holders).toContain("5 fay-n 2030-10 vote");
    expect(ledger.terms.find(({ holder }) => holder === "fay-n")?.ended?.reason).toContain(
      "the reason is not known",
    );
  });

  it("takes new seats from the page where the charter has fewer", async () => {
    const changes = {
      "README.md": list("ada", "bo", "cy", "dee", "eva", "fay", "gus"),
      [first]: votedPage("October 2021", ["ada", "bo", "cy"], ["ada", "bo", "cy"]),
      [`${folder}-2021-10/Results.md`]: votedPage(
        "October 2021",
        ["ada", "bo", "cy"],
        ["ada", "bo", "cy"],
      ),
      [`${folder}-2022-04/Results.md`]: unopposedPage("April 2022", ["dee", "eva"], "2022-04-10"),
      [`${folder}-2023-04/README.md`]: electionPage(
        "April 2023",
        "four",
        "`Dee Okafor` and `Eva Rask`, with the addition of two brand new seats",
        "* May 02, 2023, results announced",
      ),
      [`${folder}-2023-04/Results.md`]: votedPage(
        "April 2023",
        ["dee", "eva", "fay", "gus", "hal"],
        ["dee", "eva", "fay", "gus"],
      ),
      ...{ [spring]: undefined, [autumn]: undefined, [`${folder}-2030-10/README.md`]: undefined },
    };
    const { seasons, odd, asOf } = await build({ ...changes, [first]: undefined });
    expect(seasons).toEqual([
      "1 autumn",
      "2 autumn",
      "3 autumn",
      "4 spring",
      "5 spring",
      "6 spring",
      "7 spring",
    ]);
    expect(odd).toContain(
      "election 2023-04: seat 6 was filled for the first time; the charter of its month (2018-09-10) had 5 seats",
    );
    expect(asOf.toString()).toBe("2023-05-02");
  });

  it("keeps the end of a vacated term where the charter fills its remainder", async () => {
    const remainder = [
      "formatVersion: 1",
      "amendments:",
      "  - from: 2029-01-01",
      "    title: Remainder",
      "    rules: { vacancy: { value: remainder, clause: { source: README.md, text: The rest of the term. } } }",
    ].join("\n");
    const { ledger, seasons } = await build({ "elections/charter.yaml": `${remainder}\n` });
    expect(seasons[3]).toBe("4 spring");
    expect(ledger.terms.at(-1)).toMatchObject({
      holder: "kim-u",
      until: { season: "spring", year: 2031 },
    });
  });

  it("moves a seat that its own season left open", async () => {
    const changes = {
      "README.md": list("ada", "bo", "cy", "eva", "fay", "gus", "hal"),
      [spring]: unopposedPage("April 2030", ["eva", "fay", "gus", "hal"], "2030-04-17"),
      [autumn]: unopposedPage("October 2030", ["ada", "bo"], "2030-10-20"),
      [`${folder}-2030-10/README.md`]: undefined,
      [`${folder}-2031-04/Results.md`]: unopposedPage(
        "April 2031",
        ["cy", "eva", "fay", "gus", "hal"],
        "2031-04-20",
      ),
    };
    const { ledger, wrong } = await build(changes);
    expect(ledger.seats[2]).toEqual({
      id: 3,
      season: "spring",
      moved: [{ to: "spring", election: "2031-04", reason: "it was not filled in autumn" }],
    });
    expect(wrong).toEqual([]);
  });

  it("lists the seats that the pages never filled", async () => {
    const changes = {
      "README.md": list("ada", "bo", "cy"),
      ...{ [spring]: undefined, [autumn]: undefined, [`${folder}-2030-10/README.md`]: undefined },
    };
    const { seasons, wrong } = await build(changes);
    expect(seasons).toHaveLength(7);
    expect(seasons.slice(3)).toEqual(["4 spring", "5 spring", "6 spring", "7 spring"]);
    expect(wrong).toEqual([]);
  });
});

describe("buildLedger: elections", () => {
  it("takes the season that an election's own file gives", async () => {
    const { ledger } = await build({
      [`${folder}-2030-10/election.yaml`]: electionYaml("2030-10", ["season: spring"]),
    });
    expect(ledger.terms.at(-1)?.until.season).toBe("spring");
  });

  it("asks for a day of admission that is another year's", async () => {
    const odd = unopposedPage("April 2030", ["eva", "fay", "gus", "hal"], "2029-04-17");
    const open = await build({ [spring]: odd }, { "from:2030-04": "2030-04-18" });
    expect(open.ledger.terms.find(({ holder }) => holder === "fay-n")?.from?.toString()).toBe(
      "2030-04-18",
    );
    const unknown = await build({ [spring]: odd });
    expect(unknown.ledger.terms.find(({ holder }) => holder === "fay-n")?.from).toBeUndefined();
  });

  it("tells a vote by the candidacies, else asks", async () => {
    const bare = "Results:\n\n1) Ada Lindqvist (ada-l)\n2) Bo Keller (bo-k)\n3) Cy Mora (cy-m)\n";
    const files = Object.fromEntries(
      ["Ada Lindqvist", "Bo Keller", "Cy Mora", "Dee Okafor"].map((name) => [
        `${folder}-2029-10/${name.replace(" ", "")}.txt`,
        `Name: ${name}\n\nBackground:\n\nI am an engineer at Northwind. I like it.\n`,
      ]),
    );
    const settled = await build({ [first]: bare, ...files });
    expect(settled.settledBy["how:2029-10"]).toBe("vote (pages)");
    const asked = await build({ [first]: bare }, { "how:2029-10": "uncontested" });
    expect(asked.holders.at(0)).toBe("1 ada-l 2029-10 uncontested");
    const open = await build({ [first]: bare });
    expect(open.open.map(({ id, found }) => [id, ...found])).toEqual([
      ["how:2029-10", `${first}: does not say; nor who stood, 3 were elected`],
    ]);
  });

  it("asks who was elected where a past election has no result, not for the one in progress", async () => {
    const changes = { [first]: undefined, [`${folder}-2029-10/README.md`]: "# October 2029\n" };
    const { holders } = await build(changes, {
      "elected:2029-10": "ada-l, bo-k,cy-m",
      "how:2029-10": "vote",
    });
    expect(holders[0]).toBe("1 ada-l 2029-10 vote");
    const running = await build({ [`${folder}-2031-04/README.md`]: "# April 2031\n" });
    expect([...running.ids, ...running.wrong]).toEqual([]);
    const silent = await build({ [spring]: "# Results\n\nElections were held.\n" });
    expect(silent.settledBy["elected:2030-04"]).toBe("unknown (nobody)");
  });

  it("names what is odd in the index", async () => {
    const index = [
      "# Elections",
      "",
      "The committee has one Committee Chair, selected by its members.",
      "",
      "## Current elections",
      "",
      "- October 2030\n  - [election](arch-committee-2030-10)\n  - [results](arch-committee-2030-10/Results.md)",
      "",
      "## Previous elections",
      "",
      "- March 2030\n  - [election](arch-committee-2030-04)",
      "- [a link](https://example.org)",
      "- April 2028\n  - [election](arch-committee-2028-04)",
    ].join("\n");
    const { odd, ledger } = await build({ "elections/README.md": index }, { chair: "ada-l" });
    expect(odd).toEqual(
      expect.arrayContaining([
        "elections/README.md:7: lists 2030-10 as current, though its result is out",
        `elections/README.md:13: gives no link to the result of 2030-04, which is ${spring}`,
        "elections/README.md:13: an entry that does not say April 2030 links to 2030-04",
        "elections/README.md:16: lists 2028-04, whose folder is not in the checkout",
        "elections/README.md: does not list 2029-10",
      ]),
    );
    expect(ledger.chairs).toEqual([{ holder: "ada-l", source: "answer chair" }]);
  });

  it("names what is odd in candidacies and results", async () => {
    const twice = votedPage(
      "October 2029",
      ["ada", "bo", "cy", "dee"],
      ["ada", "bo", "cy"],
    ).replaceAll("https://github.com/cy-m", "https://github.com/bo-k");
    const { odd } = await build(
      {
        [first]: twice,
        [`${folder}-2029-10/README.md`]: electionPage("October 2029", "four", "nobody", ""),
        [`${folder}-2029-10/Strange.md`]: "# Hello\n",
        [`${folder}-2029-10/ZoeP.md`]: "Name: Zoe Park\n\nBackground:\n\nHi.\n",
      },
      { "login:cy-mora": "cy-m" },
    );
    expect(odd).toEqual(
      expect.arrayContaining([
        `${first}:16: Cy Mora has the account of Bo Keller`,
        `${folder}-2029-10/README.md: announces 4 seats, but 3 were elected`,
        `${folder}-2029-10/Strange.md: says no name`,
        `${folder}-2029-10/ZoeP.md: Zoe Park is not among the nominees of ${first}`,
      ]),
    );
  });
});

describe("buildLedger: the present list", () => {
  it("asks how members came whom nothing seats, and ends who is not listed", async () => {
    const page = list("ada", "bo", "fay", "gus", "hal", "ivy", "jun");
    const asked = await build({ "README.md": page });
    expect(asked.ids).toEqual(["joined:bo-k"]);
    const joined = { "joined:bo-k": "2030-11 appointed" };
    expect((await build({ "README.md": page }, joined)).ids).toEqual(["seat:bo-k@2030-11"]);
    const { holders, ledger, wrong } = await build(
      { "README.md": page },
      { ...joined, "seat:bo-k@2030-11": "kim-u", "left-why:kim-u@2030-10": "new job" },
    );
    expect(holders.slice(-1)).toEqual(["4 bo-k 2030-11 appointed"]);
    expect(ledger.terms.at(-1)?.source).toBe("answer joined:bo-k");
    expect(ledger.terms.find(({ holder }) => holder === "kim-u")?.ended).toMatchObject({
      reason: "new job; the day is not known, this is the latest possible",
    });
    expect(wrong).toEqual([]);
  });

  it("says who took the seat of a member who is listed still", async () => {
    const page = list("ada", "bo", "fay", "gus", "hal", "jun", "kim");
    const { odd } = await build({ "README.md": page });
    expect(odd).toContain("README.md:6: lists Bo Keller, but Ivy Tan took their seat 2 in 2030-10");
  });

  it("takes who is not listed for gone, by the day of the newest page", async () => {
    const { ledger, wrong } = await build({
      "README.md": list("ada", "fay", "gus", "hal", "ivy", "jun"),
    });
    expect(ledger.terms.at(-1)?.ended?.date.toString()).toBe("2030-11-02");
    expect(ledger.terms.at(-1)?.ended?.reference).toBe("README.md");
    expect(wrong).toEqual([]);
  });

  it("asks how members stayed whose term is over, and knows an answer to a later election", async () => {
    const changes = {
      "README.md": list("ada", "bo", "cy", "eva", "fay", "gus", "hal"),
      [`${folder}-2030-10/README.md`]: undefined,
      [autumn]: undefined,
      [`${folder}-2031-04/Results.md`]: unopposedPage(
        "April 2031",
        ["eva", "fay", "gus", "hal"],
        "2031-04-20",
      ),
    };
    expect((await build(changes)).ids).toEqual([
      "reelected:ada-l",
      "reelected:bo-k",
      "reelected:cy-m",
    ]);
    const seating = "2030-10 vote";
    const { holders, wrong } = await build(changes, {
      "reelected:ada-l": seating,
      "reelected:bo-k": seating,
      "reelected:cy-m": seating,
    });
    const twice = await build(changes, { "reelected:ada-l": "2029-10 vote" });
    expect(twice.holders.filter((each) => each.includes("ada-l"))).toEqual([
      "1 ada-l 2029-10 vote",
    ]);
    expect(holders).toContain("3 cy-m 2030-10 vote");
    expect(wrong).toEqual([]);
    expect(await build(changes, { "reelected:ada-l": "unknown" }).catch(String)).toContain(
      "this cannot stay unknown",
    );
  });

  it("asks for the organization of a member whose line names none", async () => {
    const page = list(...present).replace(", [`Aurora`](https://example.org)", "");
    const { works } = await build({ "README.md": page }, { "organization:jun-s": "none" });
    expect(works).toContain("jun-s none 2030-11-02");
    expect(
      (await build({ "README.md": page })).works.filter((each) => each.startsWith("jun-s")),
    ).toEqual([]);
  });

  it("takes what candidates declared, and ends it where the list says otherwise", async () => {
    const filed =
      "Name: Ivy Tan\n\nGitHub: ivy-t\n\nAffiliation: Southwind\n\nBackground:\n\nHi.\n";
    const { works } = await build({ [`${folder}-2030-10/IvyTan.md`]: filed });
    expect(works).toEqual(
      expect.arrayContaining([
        "ivy-t Southwind 2030-10-14 2030-11-02",
        "ivy-t Harbor Cloud 2030-11-02",
      ]),
    );
  });

  it("suggests what a candidacy says, in the spelling of the pages, for a person to judge", async () => {
    const filed =
      "Name: Fay Novak\n\nEmail: fay@borealis.example\n\nBackground:\n\nI was an engineer at Oldco. I am an engineer at Borealis Inc, in Oslo.\n";
    const sources = await sourcesOf({ [`${folder}-2030-04/FayNovak.md`]: filed });
    const { open } = buildLedger(sources, { values: new Map(), by: "" });
    expect(open.find(({ id }) => id === "organization:fay-n@2030-04")).toMatchObject({
      suggestion: "Borealis",
      found: [
        `${folder}-2030-04/FayNovak.md: “I am an engineer at Borealis Inc, in Oslo.”`,
        `${folder}-2030-04/FayNovak.md: “I was an engineer at Oldco.”`,
        `${folder}-2030-04/FayNovak.md: an address at borealis.example`,
      ],
    });
  });

  it("takes two lines of one account for one member", async () => {
    const page = listPage([
      ...present.map((who) => memberLine(who)),
      "- `Adele Lindqvist`, Northwind.",
    ]);
    const { odd, wrong } = await build({ "README.md": page }, { "login:adele-lindqvist": "ada-l" });
    expect(odd).toContain("README.md:12: ada-l stands on README.md:5 already");
    expect(wrong).toEqual([]);
  });

  it("reads a list in which somebody stands under two names", async () => {
    const page = listPage([
      ...present.map((who) => memberLine(who)),
      "- `Adele Lindqvist` ([`ada-l`](https://github.com/ada-l)).",
    ]);
    await expect(build({ "README.md": page })).rejects.toThrow("stands on line 5 already");
  });
});

describe("buildLedger: the history of the list", () => {
  const launch =
    "The initial Architecture Committee members are Dee Okafor, Eva Rask and Faye Novac.\n";
  const page = electionPage(
    "October 2029",
    "three",
    "`Dee Okafor`, `Eva Rask` and `Fay Novak`",
    "",
  );

  async function withRevisions(
    revisions: readonly (readonly [string, string])[],
  ): Promise<CommitteeSources> {
    const sources = await sourcesOf({ [`${folder}-2029-10/README.md`]: page });
    return {
      ...sources,
      revisions: revisions.map(([date, text], index) => ({
        commit: String(index).repeat(40),
        date: Temporal.PlainDate.from(date),
        list: readMemberList(text, "README.md"),
      })),
    };
  }

  it("takes the launch page's word for who was appointed, and asks about nearly the same names", async () => {
    const sources = await withRevisions([["2028-12-05", launch]]);
    const asked = buildLedger(sources, { values: new Map(), by: "" });
    expect(asked.open.find(({ id }) => id === "login:faye-novac")).toMatchObject({
      suggestion: "fay-n",
      mayStayOpen: true,
    });
    const values = new Map([
      ["login:faye-novac", "fay-n"],
      ["login:dee-okafor", "dee-o"],
      ["*", "unknown"],
    ]);
    const { settled, ledger } = buildLedger(sources, { values, by: "octavia" });
    const since = settled.filter(({ id }) => id.startsWith("since:"));
    expect(since.map(({ id, answer, by }) => [id, answer, by])).toEqual([
      ["since:dee-o", "2028-12 appointed", "pages"],
      ["since:eva-r", "2028-12 appointed", "pages"],
      ["since:fay-n", "2028-12 appointed", "pages"],
    ]);
    expect(ledger.terms[0]).toMatchObject({
      ...{ holder: "dee-o", elected: "2028-12", how: "appointed" },
      source: "README.md of 2028-12-05 (commit 0000000000)",
    });
  });

  it("names members of past lists whom nothing seats", async () => {
    const sources = await withRevisions([["2030-01-10", list("ada", "kim")]]);
    const { odd } = buildLedger(sources, { values: new Map([["*", "unknown"]]), by: "" });
    expect(odd).toContain(
      "README.md of 2030-01-10 (commit 0000000000): lists kim-u, whom nothing seats by then",
    );
    expect(odd).toContain(
      "README.md: the list is not that of the last revision in git (2030-01-10): not committed yet",
    );
    const same = await withRevisions([["2030-11-10", list(...present)]]);
    const committed = buildLedger(same, { values: new Map([["*", "unknown"]]), by: "" });
    expect(committed.odd.join()).not.toContain("not committed yet");
  });
});
