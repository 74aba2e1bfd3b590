import { z } from "zod";
import { sameLogin } from "../../people/account.ts";
import type { GitHub } from "../client.ts";
import { expected, restFailure } from "../rest-failure.ts";
import { readRestList } from "../rest-list.ts";
import { place } from "./pull-request.ts";
import { type PullRequestReference, referenceText } from "./pull-request-reference.ts";

/** A comment that the token's owner wrote before. */
export interface OwnComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
}

const commentSchema = z.object({
  id: z.int().positive(),
  html_url: z.url({ protocol: /^https$/ }),
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ""),
  user: z.object({ id: z.int(), login: z.string() }).nullable(),
});

const viewerAnswer = z.object({
  viewer: z.object({ login: z.string(), databaseId: z.int().nullable() }),
});

/** The token of a job belongs to a bot, which only GraphQL reveals. */
const viewerQuery = "query TokenOwner { viewer { login databaseId } }";
const remedy =
  "Use a token that may write to pull requests: in Actions the permission pull-requests: write, elsewhere the scope public_repo.";

function commentOf(data: unknown, asked: string): OwnComment {
  const { id, html_url: url, body } = expected(commentSchema, data, asked);
  return { id, url, body };
}

/** The account that a token acts for; REST calls a bot by the same login with `[bot]`. */
export async function tokenOwner({
  graphql,
}: Pick<GitHub, "graphql">): Promise<z.output<typeof viewerAnswer>["viewer"]> {
  const asked = { text: viewerQuery, variables: {}, schema: viewerAnswer };
  return (await graphql.read({ make: () => asked })).viewer;
}

/**
 * The first comment on a pull request that begins with a marker and was written by the token's owner, since
 * anyone can copy the marker.
 *
 * @throws ElectionError (github) where no whole answer came.
 */
export async function findOwnComment(
  { rest, graphql }: Pick<GitHub, "rest" | "graphql">,
  at: PullRequestReference,
  marker: string,
): Promise<OwnComment | undefined> {
  const asked = `the comments of ${referenceText(at)}`;
  const viewer = await tokenOwner({ graphql });
  const comments = await readRestList(
    { rest },
    {
      route: "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
      parameters: { ...place(at.repository), issue_number: at.number },
      what: asked,
      remedy,
      item: commentSchema,
    },
  );
  const own = comments.find(
    ({ body, user }) =>
      body.startsWith(marker) &&
      (user?.id === viewer.databaseId || sameLogin(user?.login, viewer.login)),
  );
  return own === undefined ? undefined : { id: own.id, url: own.html_url, body: own.body };
}

/**
 * Writes a comment, in one attempt: GitHub may have written it even if the answer was lost.
 *
 * @throws ElectionError (github) where GitHub refused or did not answer.
 */
export async function createComment(
  { rest }: Pick<GitHub, "rest">,
  at: PullRequestReference,
  body: string,
): Promise<OwnComment> {
  const asked = `a comment on ${referenceText(at)}`;
  const answer = await rest.issues
    .createComment({
      ...place(at.repository),
      issue_number: at.number,
      body,
    })
    .catch((failure: unknown) => {
      throw restFailure(failure, asked, remedy);
    });
  return commentOf(answer.data, asked);
}

/**
 * Replaces the text of a comment.
 *
 * @throws ElectionError (github) where GitHub refused or did not answer.
 */
export async function updateComment(
  { rest }: Pick<GitHub, "rest">,
  at: PullRequestReference,
  { id }: OwnComment,
  body: string,
): Promise<OwnComment> {
  const asked = `another text of the comment on ${referenceText(at)}`;
  const answer = await rest.issues
    .updateComment({ ...place(at.repository), comment_id: id, body })
    .catch((failure: unknown) => {
      throw restFailure(failure, asked, remedy);
    });
  return commentOf(answer.data, asked);
}
