import * as z from "zod";
import { instantSchema, plainDateSchema } from "../dates.ts";

const text = z.string().min(1);

/** A poll on CIVS that collects an election's ballots: an entry of `polls` in `election.yaml`. */
export const pollSchema = z.strictObject({
  provider: z.literal("civs"),
  id: text,
  url: z.url().optional(),
  opened: instantSchema,
  /** Why its ballots do not count: another poll replaces it. */
  voidedBecause: text.optional(),
  /** Why the entry is wrong: there was no such poll of this election. */
  mistaken: text.optional(),
  /** Why a poll that was void counts again. */
  reinstated: text.optional(),
});

export type Poll = z.output<typeof pollSchema>;

/**
 * What officials read on the poll's own page once it was closed: names in tiers, best first. It is kept in
 * the private folder, since an election may publish less than the whole ranking.
 */
export const pollResultSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** The poll's id in `election.yaml`, where one is recorded. */
  poll: text.optional(),
  ballots: z.int().nonnegative(),
  ranking: z.array(z.array(text).min(1)).min(1),
  /** The UTC date of reading. */
  read: plainDateSchema,
});

export type PollResult = z.output<typeof pollResultSchema>;

export function isInForce({ voidedBecause, mistaken }: Poll): boolean {
  return voidedBecause === undefined && mistaken === undefined;
}

/** The poll whose ballots count; undefined where none is recorded, or none that is not void. */
export function pollInForce(polls: readonly Poll[]): Poll | undefined {
  return polls.findLast(isInForce);
}

/** The id of a poll in an address of CIVS, as in `…/vote.pl?id=E_1234`; undefined where there is none. */
export function pollInAddress(url: string): string | undefined {
  const id = URL.canParse(url) ? new URL(url).searchParams.get("id") : null;
  return id?.startsWith("E_") ? id : undefined;
}

/** Whether two ids name one poll: CIVS's differ in more than the case of letters. */
export function isSamePoll(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Contradictions between an election's polls: only one can be in force, and each appears once. */
export function pollIssues(
  polls: readonly Poll[],
): { path: (string | number)[]; message: string }[] {
  const inForce = polls.filter(isInForce);
  return polls.flatMap((poll, position) => {
    const { id, url } = poll;
    const first = polls.findIndex((other) => isSamePoll(other.id, id));
    const other = url === undefined ? undefined : pollInAddress(url);
    const at = (field: string, message: string) => ({ path: ["polls", position, field], message });
    return [
      ...(first === position ? [] : [at("id", `the poll ${id} is already in the list`)]),
      ...(other === undefined || other === id
        ? []
        : [at("url", `expected the address of the poll ${id}; this is that of ${other}`)]),
      ...(isInForce(poll) && poll !== inForce[0] && first === position
        ? [
            at(
              "voidedBecause",
              `expected why ${id} or ${inForce[0]?.id} is void: only one poll can be in force`,
            ),
          ]
        : []),
    ];
  });
}
