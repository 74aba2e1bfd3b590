import { createRequire, syncBuiltinESMExports } from "node:module";

/** How the disk, or the computer, gives up: the process is killed, the disk is full, a path is forbidden. */
export type FaultKind = "kill" | "ENOSPC" | "EACCES";

type AnyFunction = (this: unknown, ...words: unknown[]) => unknown;
type Functions = Record<string, AnyFunction>;

const require = createRequire(import.meta.url);
const promises = require("node:fs/promises") as Functions;

/** Calls that change the disk, and whether a full one can refuse them. */
const mutating: Readonly<Record<string, boolean>> = {
  ...{ mkdir: true, rename: true, writeFile: true, appendFile: true, copyFile: true, link: true },
  ...{ symlink: true, open: true, rm: false, rmdir: false, unlink: false, chmod: false },
  ...{ truncate: false },
};
const mutatingOfHandles: Readonly<Record<string, boolean>> = {
  ...{ writeFile: true, appendFile: true, write: true, sync: true, chmod: false, truncate: false },
};
/** Calls whose second word is what they write; the first half of it gets onto the disk. */
const writing = ["writeFile", "appendFile", "write"];

const never = new Promise<never>(() => {});

/** A disk that fails at one of a command's changes. */
export class FailingDisk {
  /** How many changes were asked for. */
  calls = 0;
  /** Whether the fault struck. */
  struck = false;
  /** Settles when the process would have been killed. */
  readonly died: Promise<void>;
  readonly #at: number;
  readonly #kind: FaultKind;
  readonly #restore: (() => void)[] = [];
  #die: () => void = () => {};

  /** @param at which change fails, counted from 1; 0 for none. */
  constructor(kind: FaultKind, at: number) {
    this.#kind = kind;
    this.#at = at;
    this.died = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  #patch(owner: Functions, name: string, filled: boolean): void {
    const original = owner[name];
    if (original === undefined) throw new Error(`node:fs/promises has no ${name}`);
    const disk = this;
    owner[name] = function patched(this: unknown, ...words: unknown[]) {
      const flags = words[1] ?? "r";
      if (name === "open" && (flags === "r" || flags === 0)) return original.apply(this, words);
      return disk.#call(
        name,
        filled,
        (...instead) => original.apply(this, instead.length > 0 ? instead : words),
        words,
      );
    };
    this.#restore.push(() => {
      owner[name] = original;
    });
  }

  async #call(
    name: string,
    filled: boolean,
    original: (...instead: unknown[]) => unknown,
    words: readonly unknown[],
  ): Promise<unknown> {
    if (this.#kind === "kill" && this.struck) return never;
    const isFullDisk = this.#kind === "ENOSPC";
    if (isFullDisk && !filled) return original();
    this.calls += 1;
    // A full disk stays full; what is forbidden is one path.
    const strikes = this.calls === this.#at || (isFullDisk && this.struck);
    if (!strikes) return original();
    this.struck = true;
    await this.#half(name, original, words);
    if (this.#kind === "kill") {
      this.#die();
      return never;
    }
    throw Object.assign(new Error(`${this.#kind}: made to fail, ${name}`), { code: this.#kind });
  }

  async #half(
    name: string,
    original: (...instead: unknown[]) => unknown,
    words: readonly unknown[],
  ): Promise<void> {
    if (!writing.includes(name)) return;
    const at =
      typeof words[0] === "string" && words.length > 1 && typeof words[1] === "string" ? 1 : 0;
    const whole = words[at];
    if (typeof whole !== "string") return;
    const half = whole.slice(0, whole.length / 2);
    await original(...words.slice(0, at), half, ...words.slice(at + 1));
  }

  /** Makes every file of this process go through this disk, until {@link remove}. */
  async install(): Promise<void> {
    const handle = await (promises.open as AnyFunction).call(promises, import.meta.filename, "r");
    const prototype = Object.getPrototypeOf(handle) as Functions;
    await (handle as { close(): Promise<void> }).close();
    for (const [name, filled] of Object.entries(mutating)) this.#patch(promises, name, filled);
    for (const [name, filled] of Object.entries(mutatingOfHandles)) {
      this.#patch(prototype, name, filled);
    }
    syncBuiltinESMExports();
  }

  remove(): void {
    for (const restore of this.#restore) restore();
    syncBuiltinESMExports();
  }
}
