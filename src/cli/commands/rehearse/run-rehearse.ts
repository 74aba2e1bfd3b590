import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Chapter } from "../../../demo/chapters/chapter.ts";
import { checkoutScenario } from "../../../demo/checkout-scenario.ts";
import { scenario } from "../../../demo/scenario.ts";
import { ElectionError } from "../../../errors.ts";
import { nextElection } from "../../../procedures/planning/next-election.ts";
import { workspacePath } from "../../../workspace/named-file.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { openSandbox, type Sandbox } from "../demo/sandbox.ts";
import { rehearse } from "./rehearsal.ts";
import type { RehearseOptions } from "./rehearse.ts";

/** Prints the chapters, a line each. */
function printChapters({ terminal }: CliContext, chapters: readonly Chapter[]): void {
  const lines = chapters.map(
    ({ title, at }, index) => `${String(index + 1).padStart(3)}  ${at.slice(0, 10)}  ${title}`,
  );
  terminal.print([...lines, "Begin with chapter 3: kata-election rehearse --from 3"].join("\n"));
}

/**
 * The public files that the tool reads: the pages at the top and elections/, without hidden files (`.private`,
 * `.git`) and symbolic links.
 */
async function publicFiles({ root }: Workspace): Promise<string[]> {
  const top = await readdir(root, { withFileTypes: true });
  const pages = top.filter((entry) => entry.isFile() && entry.name.endsWith(".md"));
  const below = await readdir(join(root, "elections"), { recursive: true, withFileTypes: true });
  return [...pages, ...below.filter((entry) => entry.isFile())]
    .flatMap((entry) => workspacePath(root, join(entry.parentPath, entry.name)) ?? [])
    .filter((path) => !path.split("/").some((name) => name.startsWith(".")));
}

/** A sandbox with a copy of a checkout's public files; the checkout itself is only read. */
function openCopy(context: CliContext, checkout: Workspace): Promise<Sandbox> {
  return openSandbox(context, {
    name: "kata-election-rehearsal",
    fill: async ({ root }) => {
      for (const path of await publicFiles(checkout)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), await readFile(join(checkout.root, path)));
      }
    },
    failure: (said) =>
      new ElectionError("refused", `in the copy of your checkout, ${said}`, {
        hint: "Read what it says above. Fix that in your checkout, then rehearse again.",
      }),
  });
}

function chapterNumber(text: string, last: number): number {
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= last) return Number(text);
  throw new ElectionError("input", `--from takes the number of a chapter, 1 to ${last}`, {
    hint: "List them with kata-election rehearse --list.",
  });
}

/** Refuses what only a person at a terminal can use. */
function refuseMisuse({ terminal, rehearsal }: CliContext): void {
  if (rehearsal) {
    throw new ElectionError("input", "the rehearsal has a clock of its own", {
      hint: "Leave out --now.",
    });
  }
  if (!terminal.canPrompt) {
    throw new ElectionError("input", "rehearse asks questions, which needs a terminal", {
      hint: "Run it at a terminal, without --no-input; or see the same election without questions:\n  kata-election demo",
    });
  }
}

async function chaptersFor(
  context: CliContext,
  checkout: Workspace | undefined,
): Promise<readonly Chapter[]> {
  if (checkout === undefined) return scenario;
  const { id, due } = await nextElection(checkout, await context.now());
  return checkoutScenario({ id, seats: due?.length });
}

/** Lists the chapters, or goes through them with a person at the terminal. */
export async function runRehearse(context: CliContext, options: RehearseOptions): Promise<void> {
  const { keep, list } = options;
  const checkout = options.fromCheckout ? await context.workspace() : undefined;
  const chapters = await chaptersFor(context, checkout);
  const from = chapterNumber(options.from, chapters.length);
  if (list) {
    printChapters(context, chapters);
    return;
  }
  refuseMisuse(context);
  const sandbox = await (checkout === undefined
    ? openSandbox(context, { name: "kata-election-rehearsal" })
    : openCopy(context, checkout));
  await rehearse(context, sandbox, { scenario: chapters, from, keep, checkout: checkout?.root });
}
