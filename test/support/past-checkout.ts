/** Made-up people: name, login and organization. */
export const people = {
  ada: ["Ada Lindqvist", "ada-l", "Northwind"],
  bo: ["Bo Keller", "bo-k", "Harbor Cloud"],
  cy: ["Cy Mora", "cy-m", "Bluefin Labs"],
  dee: ["Dee Okafor", "dee-o", "Northwind"],
  eva: ["Eva Rask", "eva-r", "Meridian"],
  fay: ["Fay Novak", "fay-n", "Borealis"],
  gus: ["Gus Petrov", "gus-p", "Cygnus"],
  hal: ["Hal Ortega", "hal-o", "Bluefin Labs"],
  ivy: ["Ivy Tan", "ivy-t", "Harbor Cloud"],
  jun: ["Jun Sato", "jun-s", "Aurora"],
  kim: ["Kim Urban", "kim-u", "Meridian"],
} as const;

export type Who = keyof typeof people;

/** A line of the member list in today's form. */
function memberLine(who: Who, organization: string = people[who][2]): string {
  const [name, login] = people[who];
  return `- \`${name}\` ([\`${login}\`](https://github.com/${login})), [\`${organization}\`](https://example.org).`;
}

/** A root README with these lines as its member list. */
function listPage(lines: readonly string[]): string {
  return `# Community\n\nThe current Architecture Committee members are:\n\n${lines.join("\n")}\n\nElections follow.\n`;
}

function linked(who: Who): string {
  const [name, login] = people[who];
  return `- [\`${name}\`](https://github.com/${login})`;
}

/** A result page of an election with a vote. */
function votedPage(title: string, nominees: readonly Who[], elected: readonly Who[]): string {
  return [
    `# Architecture Committee Election Results: ${title}\n`,
    `${nominees.length} nominations were received for the ${title} elections:\n`,
    ...nominees.map(linked),
    `\n${elected.length} seats were available, so elections were held.\n`,
    "The nominees elected to the positions were:\n",
    ...elected.map(linked),
    "",
  ].join("\n");
}

/** A result page of an election without a vote. */
function unopposedPage(title: string, elected: readonly Who[], admitted: string): string {
  return [
    `# Architecture Committee Election Results: ${title}\n`,
    `${elected.length} nominations were received for the ${title} elections:\n`,
    ...elected.map(linked),
    `\n${elected.length} seats were available, so elections were over sooner.\n`,
    `The members were (re-)admitted to the Architecture Committee on ${admitted}\nfor another 12 month term.\n`,
  ].join("\n");
}

/** An election's page; `holders` is what follows "currently filled by". */
function electionPage(title: string, seats: string, holders: string, dates: string): string {
  return [
    `# Architecture Committee Elections: ${title}\n`,
    `There are ${seats} Architecture Committee seats up for election. The seats up for`,
    `election are currently filled by ${holders}.\n`,
    "Election Dates:\n",
    dates,
    "",
  ].join("\n");
}

const folder = "elections/arch-committee";

/**
 * Three elections of a committee of seven: autumn 2029 with a vote, spring 2030 without, autumn 2030 in
 * which a spring seat was vacated. Dates, people and organizations are made up.
 */
export function pastCheckout(): Record<string, string> {
  return {
    "README.md": listPage(
      (["ada", "fay", "gus", "hal", "ivy", "jun", "kim"] as const).map((who) => memberLine(who)),
    ),
    [`${folder}-2029-10/Results.md`]: votedPage(
      "October 2029",
      ["ada", "bo", "cy", "dee"],
      ["ada", "bo", "cy"],
    ),
    [`${folder}-2030-04/Results.md`]: unopposedPage(
      "April 2030",
      ["eva", "fay", "gus", "hal"],
      "2030-04-17",
    ),
    [`${folder}-2030-10/README.md`]: electionPage(
      "October 2030",
      "four",
      "`Ada Lindqvist`, `Bo Keller`, `Cy Mora` and `Eva Rask` who stepped down early",
      [
        "* October 07, 15:00 UTC - October 14, 2030 14:59 UTC: Candidate nominations open",
        "* November 02, 2030, results announced",
      ].join("\n"),
    ),
    [`${folder}-2030-10/Results.md`]: votedPage(
      "October 2030",
      ["ada", "dee", "ivy", "jun", "kim"],
      ["ada", "ivy", "jun", "kim"],
    ),
  };
}
