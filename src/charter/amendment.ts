import * as z from "zod";
import { ElectionError } from "../errors.ts";
import { type Charter, charterSchema } from "./charter.ts";

const amendmentSchema = z.strictObject({
  from: charterSchema.shape.id,
  title: z.string().min(1).optional(),
  rules: charterSchema.shape.rules.partial().default({}),
  excludedRepositories: charterSchema.shape.excludedRepositories.optional(),
});

/** `elections/charter.yaml`: changes to the built-in charter, each from a day on and with its clauses. */
export const amendmentsSchema = z.strictObject({
  formatVersion: z.literal(1),
  amendments: z.array(amendmentSchema).min(1),
});

export type Amendment = z.output<typeof amendmentSchema>;

/**
 * The charters with a workspace's amendments among them, oldest first. An amendment changes the charter
 * in force on the day before its own: rules not named stay, a list of excluded repositories replaces the
 * one before it. A later built-in charter starts again.
 *
 * @throws ElectionError (input) where an amendment has the day of another charter or comes before all.
 */
export function amendCharters(
  charters: readonly Charter[],
  amendments: readonly Amendment[],
): Charter[] {
  const amended = [...charters];
  for (const amendment of amendments.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const base = amended.findLast(({ id }) => id < amendment.from);
    if (base === undefined || amended.some(({ id }) => id === amendment.from)) {
      throw new ElectionError(
        "input",
        `an amendment from ${amendment.from} has the day of another charter, or comes before the first`,
        {
          hint: `Charters begin on ${amended.map(({ id }) => id).join(", ")}: choose another day.`,
        },
      );
    }
    amended.push(
      charterSchema.parse({
        id: amendment.from,
        title: amendment.title ?? `${base.title}, amended`,
        rules: { ...base.rules, ...amendment.rules },
        excludedRepositories: amendment.excludedRepositories ?? base.excludedRepositories,
      }),
    );
    amended.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  return amended;
}
