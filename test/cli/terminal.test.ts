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
});
