import type { Temporal } from "temporal-polyfill";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { type Charter, charterSchema } from "./charter.ts";
import {
  committersRules,
  firstElectionRules,
  launchRules,
  nominationPeriodRules,
  sevenSeatsRules,
} from "./kata-clauses.ts";
import { october2023Exclusions, presentExclusions } from "./kata-excluded-repositories.ts";

/** The five charters that Kata Containers has had, oldest first; the id is the day each came into force. */
export const kataCharters: readonly Charter[] = [
  { id: "2017-12-04", title: "Launch", rules: launchRules, excludedRepositories: [] },
  {
    id: "2018-09-10",
    title: "Elections in autumn and spring",
    rules: firstElectionRules,
    excludedRepositories: [],
  },
  {
    id: "2023-05-02",
    title: "Seven seats",
    rules: sevenSeatsRules,
    excludedRepositories: october2023Exclusions,
  },
  {
    id: "2024-03-27",
    title: "The twelve months end when nominations open",
    rules: nominationPeriodRules,
    excludedRepositories: presentExclusions,
  },
  {
    id: "2025-03-07",
    title: "Committers, admins, owners",
    rules: committersRules,
    excludedRepositories: presentExclusions,
  },
].map((charter) => charterSchema.parse(charter));

/**
 * The charter in force on a day: the newest that came into force on it or before.
 *
 * @throws ElectionError (input) for a day before the first charter.
 */
export function charterInForce(
  date: Temporal.PlainDate,
  charters: readonly Charter[] = kataCharters,
): Charter {
  const day = date.toString();
  const found = charters.findLast(({ id }) => id <= day);
  if (found !== undefined) return found;
  throw new ElectionError("input", `no charter was in force on ${day}`, {
    hint: `The first one came into force on ${charters[0]?.id}.`,
  });
}

/**
 * The charter that an election names.
 *
 * @throws ElectionError (input) where there is none of that id.
 */
export function charterById(id: string, charters: readonly Charter[] = kataCharters): Charter {
  const found = charters.find((charter) => charter.id === id);
  if (found !== undefined) return found;
  throw new ElectionError("input", `there is no charter ${visible(id)}`, {
    hint: `Charters are named by the day they came into force: ${charters.map((charter) => charter.id).join(", ")}.`,
  });
}
