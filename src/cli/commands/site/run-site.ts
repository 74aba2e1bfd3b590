import { join, resolve } from "node:path";
import { ElectionError } from "../../../errors.ts";
import { buildSite, placeSite, siteBuildReport } from "../../../procedures/site/build-site.ts";
import { checkSite, siteCheckReport } from "../../../procedures/site/check-site.ts";
import { publicView } from "../../../procedures/site/read-site.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { report } from "../../report.ts";
import type { BuildOptions } from "./site.ts";

/** The site's files, by their paths. */
async function filesOf(context: CliContext): Promise<ReadonlyMap<string, string>> {
  const checkout = publicView(await context.workspace());
  return buildSite(checkout, await context.now(), context.version);
}

/** Builds the site's files and writes them. */
export async function runBuild(context: CliContext, options: BuildOptions): Promise<void> {
  const { workingFolder, signal, terminal } = context;
  const workspace = await context.workspace();
  const files = await filesOf(context);
  signal.throwIfAborted();
  const { output } = options;
  const named = output === undefined ? undefined : resolve(workingFolder, output);
  const folder = await placeSite(workspace, files, named);
  const sizes = [...files].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text) }));
  report(context, options, {
    schema: siteBuildReport,
    json: () => ({ formatVersion: 1 as const, folder, files: sizes }),
    text: () => visible(join(folder, "index.html")),
  });
  if (!options.json) terminal.note(`Built ${plural(sizes.length, "file")}: open it in a browser.`);
}

/** Looks for dead links; exits with 1 if there are any. */
export async function runCheck(
  context: CliContext,
  options: { readonly json: boolean },
): Promise<void> {
  const workspace = await context.workspace();
  const files = await filesOf(context);
  const dead = await checkSite(workspace, files);
  report(context, options, {
    schema: siteCheckReport,
    json: () => ({ formatVersion: 1 as const, files: files.size, dead: [...dead] }),
    text: () =>
      dead.length === 0
        ? `Every link among ${plural(files.size, "file")} of the site and the checkout's pages leads somewhere.`
        : dead.map(({ page, target }) => `${visible(page)}: ${visible(target)}`).join("\n"),
  });
  if (dead.length > 0) {
    throw new ElectionError("refused", `${plural(dead.length, "dead link")}`, {
      hint: "Correct the pages, or add the missing files.",
    });
  }
}
