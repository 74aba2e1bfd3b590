import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { openTerminal } from "../../src/cli/terminal.ts";

const options = { color: true, input: true, quiet: false, verbose: false };

function terminal({
  isTTY = true,
  environment = {},
  ...given
}: {
  isTTY?: boolean;
  environment?: Record<string, string>;
  color?: boolean;
  input?: boolean;
  quiet?: boolean;
} = {}) {
  const stream = () => Object.assign(new PassThrough(), { isTTY, columns: 100 });
  const streams = { stdin: stream(), stdout: stream(), stderr: stream(), environment };
  return { ...openTerminal(streams, { ...options, ...given }), streams };
}

describe("openTerminal", () => {
  it.each([
    ["a screen", {}, true],
    ["a pipe", { isTTY: false }, false],
    ["--no-color", { color: false }, false],
    ["NO_COLOR", { environment: { NO_COLOR: "1" } }, false],
    ["an empty NO_COLOR, which counts as unset", { environment: { NO_COLOR: "" } }, true],
    ["TERM=dumb", { environment: { TERM: "dumb" } }, false],
    ["FORCE_COLOR on a pipe", { isTTY: false, environment: { FORCE_COLOR: "1" } }, true],
  ])("colours for %s", (_, given, colored) => {
    expect(terminal(given).colors.red("x") !== "x").toBe(colored);
  });

  it("prompts only where somebody can answer", () => {
    expect(terminal().canPrompt).toBe(true);
    expect(terminal({ input: false }).canPrompt).toBe(false);
    expect(terminal({ isTTY: false }).canPrompt).toBe(false);
  });

  it("draws progress only for a person who wants to see it", () => {
    expect(terminal().showsProgress).toBe(true);
    expect(terminal({ quiet: true }).showsProgress).toBe(false);
    expect(terminal({ environment: { CI: "true" } }).showsProgress).toBe(false);
  });

  it("keeps the product and the conversation apart; --quiet leaves warnings", () => {
    const { print, note, warn, streams } = terminal({ quiet: true });
    print("product");
    note("chatter");
    warn("mind this");
    expect(String(streams.stdout.read())).toBe("product\n");
    expect(String(streams.stderr.read())).toBe("mind this\n");
  });

  it.each([
    ["error: no such file", "\u001b[31m\u001b[1merror:\u001b[22m\u001b[39m no such file"],
    ["warning: late", "\u001b[33mwarning:\u001b[39m late"],
    ["Next:\n  kata-election roll build", "Next:\n\u001b[36m  kata-election roll build\u001b[39m"],
    ["  $ git add -A", "\u001b[36m  $ git add -A\u001b[39m"],
    ["an error: in a sentence", "an error: in a sentence"],
    ["    kata-electionist", "    kata-electionist"],
  ])("paints %j by its meaning, the same on both streams", (text, painted) => {
    const screen = terminal();
    screen.print(text);
    screen.warn(text);
    expect(screen.streams.stdout.read().toString()).toBe(`${painted}\n`);
    expect(screen.streams.stderr.read().toString()).toBe(`${painted}\n`);
    const pipe = terminal({ isTTY: false });
    pipe.print(text);
    expect(pipe.streams.stdout.read().toString()).toBe(`${text}\n`);
  });

  it("pages a listing that is longer than the screen, and prints it where no pager is", () => {
    const pages: string[] = [];
    const stream = () => Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 3 });
    const open = (page?: (text: string) => boolean) => {
      const streams = { stdin: stream(), stdout: stream(), stderr: stream(), environment: {} };
      const opened = openTerminal({ ...streams, ...(page && { page }) }, options);
      return { opened, written: () => String(streams.stdout.read() ?? "") };
    };
    const keep = (text: string): boolean => pages.push(text) > 0;
    const paged = open(keep);
    paged.opened.printListing("1\n2");
    expect([paged.written(), pages]).toEqual(["1\n2\n", []]);
    paged.opened.printListing("1\n2\n3\u0007");
    expect([paged.written(), pages]).toEqual(["", ["1\n2\n3\\u0007\n"]]);
    for (const none of [open(), open(() => false)]) {
      none.opened.printListing("1\n2\n3");
      expect(none.written()).toBe("1\n2\n3\n");
    }
  });
});
