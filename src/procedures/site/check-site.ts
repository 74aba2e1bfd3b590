import { stat } from "node:fs/promises";
import { join, normalize } from "node:path/posix";
import type { Nodes } from "mdast";
import * as z from "zod";
import { readMarkdown } from "../../markdown-tree.ts";
import { type DeadLink, deadLinks } from "../../site/site-files.ts";
import { ifPresent } from "../../workspace/present.ts";
import {
  electionFolder,
  indexPath,
  listElections,
  listFiles,
  pathInside,
  readText,
  type Workspace,
} from "../../workspace/workspace.ts";

/** Where the community's own pages are read on the web. */
const ownAddress =
  /^https:\/\/github\.com\/kata-containers\/community\/(?:blob|tree)\/(?:main|master)\/([^#?]+)/;

function addressesOf(node: Nodes): string[] {
  const own = node.type === "link" || node.type === "definition" ? [node.url] : [];
  return "children" in node ? [...own, ...node.children.flatMap(addressesOf)] : own;
}

/** The path in the checkout that a page's link points to; undefined for other links. */
function pathOf(page: string, address: string): string | undefined {
  const own = ownAddress.exec(address)?.[1];
  const isElsewhere = own === undefined && /^(?:[a-z][a-z\d+.-]*:|\/|#|$)/i.test(address);
  if (isElsewhere) return undefined;
  const [path = ""] = (own ?? join(page, "..", address)).split(/[#?]/);
  return normalize(
    URL.canParse(`x:/${path}`) && !/%(?![\da-f]{2})/i.test(path) ? decodeURI(path) : path,
  );
}

/** The pages that officials keep, and the result of each election. */
async function pagesOf(workspace: Workspace): Promise<string[]> {
  const pages = ["README.md", indexPath];
  for (const folder of ["process", "tools"]) pages.push(`elections/${folder}/README.md`);
  for (const id of await listElections(workspace)) {
    const folder = electionFolder(id);
    const names = (await listFiles(workspace, folder)).filter((name) =>
      /^(?:readme|.*results?)\.(?:md|txt)$/i.test(name),
    );
    pages.push(...names.map((name) => `${folder}/${name}`));
  }
  return pages;
}

/** Links on the checkout's own pages to missing files. */
async function deadInPages(workspace: Workspace): Promise<DeadLink[]> {
  const dead: DeadLink[] = [];
  for (const page of await pagesOf(workspace)) {
    const text = await readText(workspace, page);
    if (text === undefined) continue;
    for (const target of new Set(addressesOf(readMarkdown(text, page)))) {
      const path = pathOf(page, target);
      if (path === undefined || path === "." || path === "./") continue;
      const isInside = !path.startsWith("../");
      const found = isInside && (await ifPresent(path, stat(pathInside(workspace, path))));
      if (found === false || found === undefined) dead.push({ page, target });
    }
  }
  return dead;
}

/** Every dead link of the site and of the checkout's pages. */
export async function checkSite(
  workspace: Workspace,
  files: ReadonlyMap<string, string>,
): Promise<readonly DeadLink[]> {
  const ofSite = deadLinks(files).map(({ page, target }) => ({ page: `site: ${page}`, target }));
  return [...ofSite, ...(await deadInPages(workspace))];
}

export const siteCheckReport = z.strictObject({
  formatVersion: z.literal(1),
  files: z.int().describe("files of the site"),
  dead: z.array(
    z.strictObject({
      page: z.string().describe("a file of the checkout, or site: and a page of the site"),
      target: z.string(),
    }),
  ),
});
