import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { failedBecause } from "../failures.ts";
import { membershipAnswer, membershipQuery } from "./role-queries.ts";

/** The organization, and whose token reads it. */
export interface Membership {
  /** As GitHub spells it. */
  readonly organization: string;
  readonly viewer: string;
}

/**
 * Makes sure that the token belongs to a member of the organization: others silently get short or empty lists
 * of people.
 *
 * @throws ElectionError (github) where it does not, or there is no such organization.
 */
export async function requireMembership(
  { graphql }: Pick<GitHub, "graphql">,
  organization: string,
): Promise<Membership> {
  const variables = { organization };
  const unknown = (cause?: unknown): ElectionError =>
    new ElectionError("github", `GitHub has no organization ${visible(organization)}`, {
      hint: "Check its spelling (--organization, or the charter's), and whether it was renamed.",
      cause,
    });
  const answer = await graphql
    .read({ make: () => ({ text: membershipQuery, variables, schema: membershipAnswer }) })
    .catch((failure: unknown) => {
      throw failedBecause(failure, "NOT_FOUND") ? unknown(failure) : failure;
    });
  if (answer.organization === null) throw unknown();
  const { login, viewerIsAMember } = answer.organization;
  if (viewerIsAMember) return { organization: login, viewer: answer.viewer.login };
  throw new ElectionError(
    "github",
    `the token belongs to ${visible(answer.viewer.login)}, who is not a member of ${visible(login)}: GitHub would leave people out of its lists without saying so`,
    {
      hint: "Use the token of a member, with the scope read:org; the token of a GitHub Actions job belongs to no member.",
    },
  );
}
