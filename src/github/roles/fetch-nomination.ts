import { ElectionError } from "../../errors.ts";
import type {
  IssuePlace,
  NominationComment,
  NominationIssue,
  NominationReaction,
} from "../../roles/nomination.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { failedBecause } from "../failures.ts";
import {
  type CommentNode,
  type IssueNode,
  nominationAnswer,
  nominationQuery,
  type ReactionNode,
} from "./role-queries.ts";

function placeText({ owner, name, number }: IssuePlace): string {
  return visible(`${owner}/${name}#${number}`);
}

function noIssue(place: IssuePlace, cause?: unknown): ElectionError {
  return new ElectionError("github", `GitHub has no issue ${placeText(place)}`, {
    hint: "Check its number and repository (--repository), and whether the token may see it.",
    cause,
  });
}

function commentOf(node: CommentNode): NominationComment {
  const { databaseId: id, author, body, createdAt, lastEditedAt: editedAt, editor, url } = node;
  return { id, author, body, createdAt, editedAt, editor, url };
}

async function readPage(
  { graphql }: Pick<GitHub, "graphql">,
  place: IssuePlace,
  after: { readonly comments: string | null; readonly reactions: string | null },
): Promise<{ readonly repository: string; readonly issue: IssueNode }> {
  const variables = { ...place, ...after };
  const { repository } = await graphql
    .read({ make: () => ({ text: nominationQuery, variables, schema: nominationAnswer }) })
    .catch((failure: unknown) => {
      throw failedBecause(failure, "NOT_FOUND") ? noIssue(place, failure) : failure;
    });
  const found = repository?.issueOrPullRequest;
  if (repository == null || found == null) throw noIssue(place);
  if (found.__typename === "Issue") return { repository: repository.nameWithOwner, issue: found };
  throw new ElectionError("input", `${placeText(place)} is a pull request`, {
    hint: "Committers are nominated on an issue: name that issue.",
  });
}

function requireWhole(place: IssuePlace, what: string, announced: number, received: number): void {
  if (announced === received) return;
  throw new ElectionError(
    "github",
    `GitHub counts ${announced} ${what} on ${placeText(place)}, but gave ${received}`,
    { hint: "Someone may have added or deleted one in the meantime. Run the command again." },
  );
}

/**
 * A nomination with all of its comments, and the reactions to the issue itself.
 *
 * @throws ElectionError (github) where it is unknown or incomplete; (input) where it is a pull request.
 */
export async function fetchNomination(
  github: Pick<GitHub, "graphql">,
  place: IssuePlace,
): Promise<NominationIssue> {
  const comments = new Map<number, NominationComment>();
  const reactions = new Map<string, ReactionNode>();
  const after: { comments: string | null; reactions: string | null } = {
    comments: null,
    reactions: null,
  };
  for (;;) {
    const { repository, issue } = await readPage(github, place, after);
    for (const node of issue.comments.nodes) {
      if (node !== null) comments.set(node.databaseId, commentOf(node));
    }
    for (const node of issue.reactions.nodes) if (node !== null) reactions.set(node.id, node);
    after.comments = issue.comments.pageInfo.endCursor ?? after.comments;
    after.reactions = issue.reactions.pageInfo.endCursor ?? after.reactions;
    if (issue.comments.pageInfo.hasNextPage || issue.reactions.pageInfo.hasNextPage) continue;
    requireWhole(place, "comments", issue.comments.totalCount, comments.size);
    requireWhole(place, "reactions", issue.reactions.totalCount, reactions.size);
    return {
      repository,
      number: issue.number,
      url: issue.url,
      title: issue.title,
      body: issue.body,
      author: issue.author,
      isOpen: issue.state === "OPEN",
      editedAt: issue.lastEditedAt,
      comments: [...comments.values()],
      reactions: [...reactions.values()].map(
        ({ content, user, createdAt }): NominationReaction => ({ content, user, createdAt }),
      ),
    };
  }
}
