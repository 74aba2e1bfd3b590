import { describe, expect, it } from "vitest";
import {
  readPullRequestName,
  repositoryOfRemote,
} from "../../../src/github/candidacies/pull-request-reference.ts";

const server = "https://github.com";
const community = "kata-containers/community";

describe("the name of a pull request", () => {
  it.each([
    ["12", undefined, 12],
    [" #12 ", undefined, 12],
    [`${community}#12`, community, 12],
    [`https://github.com/${community}/pull/12`, community, 12],
    [`https://github.com/${community}/pull/12/files?w=1#diff-a`, community, 12],
  ])("%s", (text, repository, number) => {
    expect(readPullRequestName(text, server)).toEqual({ repository, number });
  });

  it.each([
    "",
    "0",
    "-1",
    "1.5",
    "99999999999",
    "12.md",
    "AdaLindqvist.md",
    "#",
    "a#12",
    "a/b/c#12",
    "../..#12",
    "a/..#12",
    "a/b c#12",
    `https://github.com/${community}/issues/12`,
    `https://github.com/${community}/pull/12x`,
    `https://github.com.evil.example/${community}/pull/12`,
    `https://evil.example/${community}/pull/12`,
  ])("is not %j", (text) => {
    expect(readPullRequestName(text, server)).toBeUndefined();
  });
});

describe("the repository of a remote", () => {
  it.each([
    `https://github.com/${community}`,
    `https://github.com/${community}.git`,
    `https://github.com/${community}/`,
    `https://octavia:ghp_secret@github.com/${community}.git\n`,
    `git@github.com:${community}.git`,
    `github.com:${community}`,
    `ssh://git@github.com/${community}.git`,
    `ssh://git@ssh.github.com:443/${community}.git`,
    `git://github.com/${community}.git`,
  ])("%s", (address) => {
    expect(repositoryOfRemote(address, server)).toBe(community);
  });

  it("is on another server, where GitHub is there", () => {
    const own = "https://github.example:8443";
    expect(repositoryOfRemote("https://github.example:8443/a/b.git", own)).toBe("a/b");
    expect(repositoryOfRemote("git@github.example:a/b.git", own)).toBe("a/b");
    expect(repositoryOfRemote("https://github.com/a/b.git", own)).toBeUndefined();
  });

  it.each([
    "",
    "/srv/git/community.git",
    "../community",
    "https://git.example/kata-containers/community",
    "https://github.com.evil.example/a/b",
    "git@evil.example:a/b.git",
    "https://github.com/a",
    "https://github.com/a/b/c",
    "https://github.com/a/..",
  ])("is not known from %j", (address) => {
    expect(repositoryOfRemote(address, server)).toBeUndefined();
  });
});
