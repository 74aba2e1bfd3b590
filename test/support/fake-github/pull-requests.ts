import { createHash } from "node:crypto";
import type { RestAnswer } from "./rest.ts";
import { listAnswer } from "./rest.ts";

/** A pull request that someone opened to stand in an election. */
export interface FakeProposal {
  /** `owner/name` of the repository that it goes into. */
  readonly repository: string;
  readonly number: number;
  /** Null: the account was deleted. */
  readonly author: string | null;
  readonly openedAt: string;
  readonly state?: "open" | "closed" | "merged";
  readonly draft?: boolean;
  readonly base?: string;
  /** Time of the head commit; by default that of the opening. */
  readonly committedAt?: string;
  /** By default a name that follows from the files. */
  readonly head?: string;
  readonly files: readonly FakeProposedFile[];
  readonly comments?: readonly { readonly author: string | null; readonly body: string }[];
}

export interface FakeProposedFile {
  readonly path: string;
  readonly status?: "added" | "modified" | "removed" | "renamed" | "copied" | "changed";
  readonly previous?: string;
  readonly content?: string | Uint8Array;
  /** A symbolic link to another file of the pull request, which GitHub follows, or to nothing. */
  readonly linkTo?: string;
}

interface Comment {
  readonly id: number;
  readonly author: string | null;
  body: string;
}

/** The pull requests of a made-up GitHub, and the comments on them. */
export interface Proposals {
  readonly open: FakeProposal[];
  readonly comments: Map<string, Comment[]>;
}

/** A request as the pull requests' part of the fake sees it. */
export interface ProposalRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  /** The token's owner. */
  readonly viewer: string;
  /** Whether the token may write. */
  readonly mayWrite: boolean;
  /** Account ids by login. */
  readonly idOf: (login: string) => number;
}

const notFound: RestAnswer = { status: 404, body: { message: "Not Found", status: "404" } };
const forbidden: RestAnswer = {
  status: 403,
  body: { message: "Resource not accessible by integration", status: "403" },
};

function keyOf({ repository, number }: FakeProposal): string {
  return `${repository.toLowerCase()}#${number}`;
}

export function makeProposals(fakes: readonly FakeProposal[]): Proposals {
  const proposals: Proposals = { open: [], comments: new Map() };
  for (const fake of fakes) putProposal(proposals, fake);
  return proposals;
}

/** Opens a pull request, or pushes to the one of that number; its comments stay. */
export function putProposal(proposals: Proposals, fake: FakeProposal): void {
  const at = proposals.open.findIndex((each) => keyOf(each) === keyOf(fake));
  if (at === -1) proposals.open.push(fake);
  else proposals.open[at] = fake;
  const before = proposals.comments.get(keyOf(fake)) ?? [];
  const more = (fake.comments ?? []).map(({ author, body }, index) => ({
    id: 3_000_000_000 + fake.number * 1000 + before.length + index,
    author,
    body,
  }));
  proposals.comments.set(keyOf(fake), [...before, ...more]);
}

function bytesOf({ content = "" }: FakeProposedFile): Buffer {
  return Buffer.from(content);
}

/** Git's name of a blob: the digest of its length and bytes. */
function blobOf(file: FakeProposedFile): string {
  const bytes = file.linkTo === undefined ? bytesOf(file) : Buffer.from(file.linkTo);
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** The commit that a pull request proposes. */
export function headOf(fake: FakeProposal): string {
  const made = JSON.stringify([keyOf(fake), fake.files.map((file) => [file.path, blobOf(file)])]);
  return fake.head ?? createHash("sha1").update(made).digest("hex");
}

function pullBody(fake: FakeProposal, idOf: ProposalRequest["idOf"]) {
  const { repository, number, author, state = "open", base = "main" } = fake;
  return {
    number,
    html_url: `https://github.com/${repository}/pull/${number}`,
    state: state === "open" ? "open" : "closed",
    merged: state === "merged",
    draft: fake.draft ?? false,
    created_at: fake.openedAt,
    changed_files: fake.files.length,
    user: author === null ? null : { login: author, id: idOf(author) },
    head: { sha: headOf(fake), ref: "candidacy", repo: null },
    base: { ref: base, repo: { full_name: repository, default_branch: "main" } },
  };
}

function fileBody(file: FakeProposedFile) {
  const { path, status = "added", previous } = file;
  return {
    filename: path,
    status,
    sha: blobOf(file),
    ...(previous !== undefined && { previous_filename: previous }),
  };
}

function contentAnswer(fake: FakeProposal | undefined, path: string): RestAnswer {
  const file = fake?.files.find((each) => each.path === path && each.status !== "removed");
  if (fake === undefined || file === undefined) return notFound;
  if (file.linkTo !== undefined) {
    const target = fake.files.find((each) => each.path === file.linkTo);
    if (target !== undefined) return contentAnswer(fake, target.path);
    return { status: 200, body: { type: "symlink", target: file.linkTo, sha: blobOf(file) } };
  }
  const bytes = bytesOf(file);
  const isLarge = bytes.length > 1024 * 1024;
  return {
    status: 200,
    body: {
      type: "file",
      size: bytes.length,
      sha: blobOf(file),
      encoding: isLarge ? "none" : "base64",
      content: isLarge ? "" : (bytes.toString("base64").match(/.{1,60}/g) ?? []).join("\n"),
    },
  };
}

function commentBody(fake: FakeProposal, comment: Comment, idOf: ProposalRequest["idOf"]) {
  const { id, author, body } = comment;
  return {
    id,
    html_url: `https://github.com/${fake.repository}/pull/${fake.number}#issuecomment-${id}`,
    body,
    user: author === null ? null : { login: author, id: idOf(author) },
  };
}

function commentsAnswer(
  proposals: Proposals,
  fake: FakeProposal,
  request: ProposalRequest,
): RestAnswer {
  const { method, url, body, viewer, mayWrite, idOf } = request;
  const comments = proposals.comments.get(keyOf(fake)) ?? [];
  if (method === "GET") {
    return listAnswer(
      url,
      comments.map((comment) => commentBody(fake, comment, idOf)),
    );
  }
  if (!mayWrite) return forbidden;
  const { body: text } = JSON.parse(body) as { body: string };
  if (text.length > 65_536) return { status: 422, body: { message: "Body is too long" } };
  const id = 4_000_000_000 + fake.number * 1000 + comments.length;
  const made = { id, author: viewer, body: text };
  comments.push(made);
  return { status: 201, body: commentBody(fake, made, idOf) };
}

function updateAnswer(proposals: Proposals, id: string, request: ProposalRequest): RestAnswer {
  for (const fake of proposals.open) {
    const found = proposals.comments.get(keyOf(fake))?.find((each) => String(each.id) === id);
    if (found === undefined) continue;
    if (!request.mayWrite) return forbidden;
    found.body = (JSON.parse(request.body) as { body: string }).body;
    return { status: 200, body: commentBody(fake, found, request.idOf) };
  }
  return notFound;
}

/** GitHub's answer about pull requests, their files, contents and comments; undefined for other requests. */
export function answerProposals(
  proposals: Proposals,
  request: ProposalRequest,
): RestAnswer | undefined {
  const { method, url, idOf } = request;
  const parts = decodeURIComponent(url.pathname).split("/").slice(1);
  const [top, owner = "", name = "", kind = "", third = "", fourth = ""] = parts;
  if (top !== "repos") return undefined;
  const repository = `${owner}/${name}`.toLowerCase();
  const ours = proposals.open.filter((each) => each.repository.toLowerCase() === repository);
  const found = ours.find(({ number }) => String(number) === third);
  if (kind === "pulls" && third === "") {
    const open = ours.filter(({ state = "open" }) => state === "open");
    return listAnswer(
      url,
      open.map((fake) => pullBody(fake, idOf)),
    );
  }
  if (kind === "pulls" && fourth === "files") {
    return found === undefined ? notFound : listAnswer(url, found.files.map(fileBody));
  }
  if (kind === "pulls") {
    return found === undefined ? notFound : { status: 200, body: pullBody(found, idOf) };
  }
  if (kind === "git" && third === "commits") {
    const at = ours.find((fake) => headOf(fake) === fourth);
    const date = at?.committedAt ?? at?.openedAt;
    return at === undefined
      ? notFound
      : { status: 200, body: { sha: fourth, committer: { date } } };
  }
  if (kind === "contents") {
    const ref = url.searchParams.get("ref");
    const at = ours.find((fake) => headOf(fake) === ref);
    return contentAnswer(at, parts.slice(4).join("/"));
  }
  if (kind === "issues" && third === "comments" && method === "PATCH") {
    return updateAnswer(proposals, fourth, request);
  }
  if (kind === "issues" && fourth === "comments") {
    return found === undefined ? notFound : commentsAnswer(proposals, found, request);
  }
  // GitHub's own search by commit does not find pull requests from forks.
  if (kind === "commits" && fourth === "pulls") return { status: 200, body: [] };
  return undefined;
}
