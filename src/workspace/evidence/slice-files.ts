import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import type { Contribution } from "../../electorate/contribution.ts";
import type {
  ContributionPage,
  FurtherCommits,
  Slice,
  SliceStore,
  TimeRange,
} from "../../electorate/evidence-slices.ts";
import { readLines } from "../formats/lines.ts";
import { ifPresent } from "../present.ts";
import {
  extend,
  fileName,
  type MoreLine,
  moreStart,
  type PageEnd,
  pageStart,
  planFile,
  rangeOf,
  type SlicePlan,
  wholeLine,
} from "./slice-lines.ts";

interface StoredSlice extends Slice {
  /** Length of the file up to the end of its last whole page. */
  readonly bytes: number;
}

async function readPlan(folder: string): Promise<SlicePlan | undefined> {
  const path = join(folder, planFile);
  const text = await ifPresent(path, readFile(path, "utf8"));
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as SlicePlan;
  } catch {
    return undefined;
  }
}

/** Slices in a folder, one file each, so that a run can resume where another was killed. */
export class SliceFiles implements SliceStore {
  readonly #folder: string;
  readonly #slices = new Map<string, StoredSlice>();
  readonly #nodes = new Map<number, string>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** The slices stored for the same plan; undefined where there are none. */
  static async reopen(
    folder: string,
    plan: Pick<SlicePlan, "organization" | "from">,
  ): Promise<SliceFiles | undefined> {
    const stored = await readPlan(folder);
    if (stored?.organization !== plan.organization || stored.from !== plan.from) return undefined;
    const store = new SliceFiles(folder);
    for (const [id, node] of stored.nodes) store.#nodes.set(id, node);
    for (const name of await readdir(folder)) {
      const range = rangeOf(name);
      if (range !== undefined) await store.#load(range);
    }
    return store;
  }

  /** An empty store; clears the folder. */
  static async create(folder: string): Promise<SliceFiles> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new SliceFiles(folder);
  }

  /** From now on {@link reopen} finds the slices. */
  async commit(plan: SlicePlan): Promise<void> {
    for (const [id, node] of plan.nodes) this.#nodes.set(id, node);
    const path = join(this.#folder, planFile);
    await writeFile(path, `${JSON.stringify(plan)}\n`, { mode: 0o600 });
  }

  slices(): readonly Slice[] {
    return [...this.#slices.values()].sort((a, b) => (a.range.from < b.range.from ? -1 : 1));
  }

  async append(range: TimeRange, page: ContributionPage): Promise<void> {
    const { announced, cursor, contributions, nodes, long } = page;
    const end: PageEnd = { page: { announced, cursor, nodes: [...nodes], long } };
    const text = [...contributions, end].map((line) => `${JSON.stringify(line)}\n`).join("");
    await appendFile(this.#path(range), text, { mode: 0o600 });
    this.#count(range, end, contributions.length, Buffer.byteLength(text), false);
  }

  async addCommits(range: TimeRange, further: FurtherCommits): Promise<void> {
    const line: MoreLine = { more: { ...further, nodes: [...further.nodes] } };
    const text = `${JSON.stringify(line)}\n`;
    await appendFile(this.#path(range), text, { mode: 0o600 });
    this.#countMore(range, line, Buffer.byteLength(text));
  }

  async discard(range: TimeRange): Promise<void> {
    this.#slices.delete(fileName(range));
    await rm(this.#path(range), { force: true });
  }

  async contributions(range: TimeRange): Promise<readonly Contribution[]> {
    const contributions: Contribution[] = [];
    const bytes = this.#slices.get(fileName(range))?.bytes ?? 0;
    for await (const line of readLines(this.#path(range), bytes)) {
      if (line.startsWith(pageStart)) continue;
      if (line.startsWith(moreStart)) extend(contributions, JSON.parse(line) as MoreLine);
      else contributions.push(JSON.parse(line) as Contribution);
    }
    return contributions;
  }

  nodes(): ReadonlyMap<number, string> {
    return this.#nodes;
  }

  #path(range: TimeRange): string {
    return join(this.#folder, fileName(range));
  }

  /** Counts a page just appended to the file. */
  #count(
    range: TimeRange,
    { page }: PageEnd,
    received: number,
    bytes: number,
    kept: boolean,
  ): void {
    const name = fileName(range);
    const before = this.#slices.get(name);
    for (const [id, node] of page.nodes) this.#nodes.set(id, node);
    this.#slices.set(name, {
      range,
      announced: page.announced,
      received: (before?.received ?? 0) + received,
      long: [...(before?.long ?? []), ...page.long],
      cursor: page.cursor,
      kept: kept || (before?.kept ?? false),
      bytes: (before?.bytes ?? 0) + bytes,
    });
  }

  /** Counts commits just appended to the file. */
  #countMore(range: TimeRange, { more }: MoreLine, bytes: number): void {
    const name = fileName(range);
    const before = this.#slices.get(name);
    if (before === undefined) return;
    for (const [id, node] of more.nodes) this.#nodes.set(id, node);
    const { after, of, commits } = more;
    const received = of.received + commits.length;
    const rest = before.long.filter(({ node }) => node !== of.node);
    const long = after === null ? rest : [...rest, { ...of, received, after }];
    this.#slices.set(name, { ...before, long, bytes: before.bytes + bytes });
  }

  /** Reads a slice's file and cuts off anything after its last whole page. */
  async #load(range: TimeRange): Promise<void> {
    const path = this.#path(range);
    const { size } = await stat(path);
    let received = 0;
    let bytes = 0;
    let total = 0;
    for await (const line of readLines(path)) {
      const length = Buffer.byteLength(line) + 1;
      bytes += length;
      total += length;
      const isMore = line.startsWith(moreStart);
      if (!isMore && !line.startsWith(pageStart)) {
        received += 1;
        continue;
      }
      const end = total > size ? undefined : wholeLine(line);
      if (end === undefined) break;
      if (isMore) this.#countMore(range, end as MoreLine, bytes);
      else this.#count(range, end as PageEnd, received, bytes, true);
      received = 0;
      bytes = 0;
    }
    const whole = this.#slices.get(fileName(range))?.bytes ?? 0;
    if (whole === 0) await rm(path, { force: true });
    else if (size > whole) await truncate(path, whole);
  }
}
