import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The files of a checkout, by their paths. */
export type Checkout = Readonly<Record<string, string>>;

/** The checkout that the demo leaves: an election from its plan to its published result. */
export function demoCheckout(): Checkout {
  const folder = mkdtempSync(join(tmpdir(), "kata-election-fuzz-"));
  try {
    const words = ["bin/kata-election.js", "demo", "--keep", "--no-pause"];
    const env = { ...process.env, TMPDIR: folder };
    execFileSync(process.execPath, words, { env, stdio: "ignore" });
    const root = join(folder, readdirSync(folder)[0] ?? "");
    return Object.fromEntries(
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same before the voting: nothing is frozen, counted or published, so that every command has work. */
export function earlierCheckout(checkout: Checkout): Checkout {
  const done =
    /roll\.|Results\.md$|record\.json$|draft\/|ballots\.csv$|result\.html$|candidates\.csv$/;
  return Object.fromEntries(Object.entries(checkout).filter(([path]) => !done.test(path)));
}

/** Does some work in a folder that holds these files, and removes it. */
export async function inCheckout<Result>(
  checkout: Checkout,
  work: (root: string) => Promise<Result>,
): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), "kata-election-fuzz-"));
  try {
    for (const [path, text] of Object.entries(checkout)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Addresses that only the private files hold: nothing but a command that is asked for them may show one. */
export function privateAddresses(checkout: Checkout): string[] {
  const addressesOf = (isPrivate: boolean): string[] =>
    Object.entries(checkout)
      .filter(([path]) => path.startsWith("elections/.private/") === isPrivate)
      .flatMap(([, text]) => text.match(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []);
  const shown = new Set(addressesOf(false));
  return [...new Set(addressesOf(true))].filter((address) => !shown.has(address));
}
