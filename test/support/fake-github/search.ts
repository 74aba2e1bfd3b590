import type { PullRequest, World } from "./data.ts";

/** GitHub's search gives no more than this of what it counts. */
export const mostSearchResults = 1000;

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

function mergedRange(text: string): (mergedAt: string) => boolean {
  const [from, until, ...more] = text.split("..");
  if (from === undefined || until === undefined || more.length > 0) {
    throw new Error(`the fake knows merged:A..B only, not merged:${text}`);
  }
  if (!instant.test(from) || !instant.test(until)) {
    throw new Error(`the fake knows merged: with times in UTC only, not ${text}`);
  }
  // Both ends belong to the range.
  return (mergedAt) => mergedAt >= from && mergedAt <= until;
}

/**
 * The pull requests that a search finds, in its order. Words that the fake does not know are an error:
 * GitHub would look for them as text, which a program never means.
 */
export function findPullRequests(world: World, query: string, seesPrivate: boolean): PullRequest[] {
  world.searches += 1;
  const { staleSince } = world;
  const isStale = staleSince !== undefined && world.searches % 2 === 0;
  let found = world.pullRequests.filter(
    ({ repository, odd, mergedAt }) =>
      (repository.private !== true || seesPrivate) &&
      odd !== "unindexed" &&
      !(isStale && mergedAt >= staleSince),
  );
  let order: "createdAt" | "updatedAt" | undefined;
  for (const word of query.split(" ").filter((part) => part !== "")) {
    const [key, ...rest] = word.split(":");
    const value = rest.join(":");
    if (key === "org") {
      if (value.toLowerCase() !== world.organization.toLowerCase()) found = [];
    } else if (key === "repo") {
      const name = value.toLowerCase();
      found = found.filter(
        ({ repository }) => `${world.organization}/${repository.name}`.toLowerCase() === name,
      );
    } else if (word === "is:pr" || word === "is:merged") {
      // Everything in the fake is a merged pull request.
    } else if (key === "merged") {
      const within = mergedRange(value);
      found = found.filter(({ mergedAt }) => within(mergedAt));
    } else if (key === "author") {
      found = found.filter(({ author }) => author?.login.toLowerCase() === value.toLowerCase());
    } else if (key === "-author") {
      found = found.filter(({ author }) => author?.login.toLowerCase() !== value.toLowerCase());
    } else if (key === "reviewed-by") {
      const wanted = value.toLowerCase();
      found = found.filter(({ reviewers }) =>
        reviewers.some(({ login }) => login.toLowerCase() === wanted),
      );
    } else if (word === "sort:created-asc") {
      order = "createdAt";
    } else if (word === "sort:updated-desc") {
      order = "updatedAt";
    } else {
      throw new Error(`the fake does not know the search word ${word}`);
    }
  }
  if (order === "createdAt")
    found.sort((a, b) => (a.createdAt < b.createdAt ? -1 : Number(a.createdAt > b.createdAt)));
  if (order === "updatedAt")
    found.sort((a, b) => (a.updatedAt > b.updatedAt ? -1 : Number(a.updatedAt < b.updatedAt)));
  return found;
}
