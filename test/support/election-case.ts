import type { z } from "zod";
import { withoutCandidates } from "../../src/ballots/profile.ts";
import { type Amendment, amendCharters } from "../../src/charter/amendment.ts";
import { charterById, kataCharters } from "../../src/charter/kata-charters.ts";
import { ledgerSchema } from "../../src/committee/ledger.ts";
import { electionSchema } from "../../src/election/election.ts";
import { peopleFileSchema } from "../../src/people/people-file.ts";
import type { DeclarationInput } from "../../src/seats/declare.ts";
import { tally } from "../../src/tally/tally.ts";
import { profileOf } from "./profile-of.ts";

/** What a test says about an election; the rest is an ordinary autumn with seats 1 to 7. */
export interface ElectionCase {
  /** `ada:Analytical Works` is Ada of login ada; `bo` has an unknown affiliation. */
  readonly candidates: readonly string[];
  readonly seats?: number;
  /** Laid over `election.yaml`. */
  readonly election?: object;
  /** Laid over the entries of candidates, by login. */
  readonly registry?: Readonly<Record<string, object>>;
  /** Holders of seats 4 to 7, as `candidates`; `undefined` leaves the ledger to {@link ledger}. */
  readonly continuing?: readonly string[];
  readonly ledger?: Partial<z.input<typeof ledgerSchema>>;
  readonly people?: object;
  /** Rules other than those of 2025. */
  readonly rules?: Amendment["rules"];
  /** As {@link profileOf} reads them; names are the logins with a capital. */
  readonly ballots?: string;
  /** Voters on the roll, where one is at hand. */
  readonly voters?: number;
}

/** `ada` is Ada. */
function nameOf(login: string): string {
  return login.charAt(0).toUpperCase() + login.slice(1);
}

function split(person: string): [string, string | undefined] {
  const [login = "", affiliation] = person.split(":");
  return [login, affiliation];
}

function holderOf(seat: number, person: string, elected: string, until: string) {
  const [holder] = split(person);
  return { seat, holder, name: nameOf(holder), elected, how: "vote" as const, until };
}

/** Seats 1 to 3 end in autumn 2030 (held by old-1 to old-3), 4 to 7 in spring 2031 (the continuing members). */
function ledgerOf(continuing: readonly string[]): z.input<typeof ledgerSchema> {
  return {
    formatVersion: 1,
    seats: [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id, season: id <= 3 ? "autumn" : "spring" })),
    terms: [
      ...[1, 2, 3].map((seat) => holderOf(seat, `old-${seat}`, "2029-10", "autumn 2030")),
      ...continuing.map((person, index) => holderOf(index + 4, person, "2030-04", "spring 2031")),
    ],
    affiliations: continuing.flatMap((person) => {
      const [login, organization] = split(person);
      return organization === undefined ? [] : [{ person: login, organization }];
    }),
  };
}

/** The input of a declaration; the election is 2030-10, of the autumn. */
export function electionCase(given: ElectionCase): DeclarationInput {
  const { continuing = ["mia:Meridian", "ned:Northwind", "oda:Orbit", "pim:Pelagic"] } = given;
  const candidates = given.candidates.map((person) => {
    const [login, affiliation] = split(person);
    return {
      login,
      name: nameOf(login),
      ...(affiliation === undefined ? {} : { affiliation }),
      file: `${nameOf(login)}.md`,
      submitted: "2030-10-08T09:00Z",
      ...given.registry?.[login],
    };
  });
  const clause = { from: "2030-01-01", rules: given.rules ?? {} };
  const profile = given.ballots === undefined ? undefined : profileOf(given.ballots);
  return {
    election: electionSchema.parse({
      formatVersion: 1,
      election: "2030-10",
      charter: "2030-01-01",
      seats: given.seats ?? 3,
      nominations: { opens: "2030-10-07T15:00Z", closes: "2030-10-14T15:00Z" },
      campaign: { opens: "2030-10-14T15:00Z", closes: "2030-10-21T15:00Z" },
      voting: { opens: "2030-10-21T15:00Z", closes: "2030-10-28T15:00Z" },
      candidates,
      ...given.election,
    }),
    ledger: ledgerSchema.parse({ ...ledgerOf(continuing), ...given.ledger }),
    people: peopleFileSchema.parse({ formatVersion: 1, ...given.people }),
    voters: given.voters,
    charter: charterById("2030-01-01", amendCharters(kataCharters, [clause])),
    count:
      profile === undefined
        ? undefined
        : (without) => tally(withoutCandidates(profile, without), "minimax", () => "digest"),
  };
}
