import { describe, expect, it } from "vitest";
import { CommandEnded, explainFailure } from "../../../src/cli/render/failure.ts";
import { ElectionError } from "../../../src/errors.ts";

const surroundings = {
  environment: { GH_TOKEN: "s3cret-token-value" },
  signal: new AbortController().signal,
};

describe("explainFailure", () => {
  it.each([
    ["refused", 1],
    ["input", 2],
    ["undecided", 3],
    ["github", 4],
  ] as const)("ends a %s error with exit code %i and its hint", (kind, exitCode) => {
    const failure = new ElectionError(kind, "what is wrong", { hint: "What to do." });
    expect(explainFailure(failure, surroundings, "1.2.3")).toEqual({
      text: "error: what is wrong\nWhat to do.",
      exitCode,
    });
  });

  it("calls everything else a bug, 70, and asks for a report", () => {
    const { text, exitCode } = explainFailure(
      new TypeError("x is undefined"),
      surroundings,
      "1.2.3",
    );
    expect(exitCode).toBe(70);
    expect(text).toContain("kata-election 1.2.3");
    expect(text).toContain("report it");
  });

  it("tells what the computer refuses without calling it a bug", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
      code: "ENOSPC",
    });
    expect(explainFailure(full, surroundings, "1.2.3")).toEqual({
      text: "error: the disk is full\nFix that and run the command again. No file was partially written.",
      exitCode: 2,
    });
    const barred = Object.assign(new Error("EACCES"), { code: "EACCES", path: "/a\u001b[31m" });
    expect(explainFailure(barred, surroundings, "1.2.3").text).toContain(
      "error: permission denied: /a\\u001b[31m\n",
    );
    const odd = Object.assign(new Error("odd"), { code: "constructor" });
    expect(explainFailure(odd, surroundings, "1.2.3").exitCode).toBe(70);
  });

  it.each([
    [1, "error: kata-election plan ended with exit code 1\n"],
    [70, "error: kata-election plan ended with exit code 70\n"],
    [130, ""],
  ])("passes on exit code %i of a step's command, which has said why itself", (code, opening) => {
    const failure = new CommandEnded("kata-election plan", code);
    expect(explainFailure(failure, surroundings, "1.2.3")).toEqual({
      text: `${opening}To resume at this step, run kata-election next again.`,
      exitCode: code,
    });
  });

  it("never shows a secret age key", () => {
    const failure = new ElectionError(
      "input",
      "age-secret-key-1QQ and AGE-SECRET-KEY-1ABC are bad",
    );
    const { text } = explainFailure(failure, surroundings, "1.2.3");
    expect(text).toBe("error: [secret key] and [secret key] are bad");
  });

  it("never shows a token, neither the one in use nor one in a message", () => {
    const leaked = `sent s3cret-token-value and ghp_${"a1".repeat(18)}`;
    for (const failure of [new ElectionError("github", leaked), new Error(leaked)]) {
      const { text } = explainFailure(failure, surroundings, "1.2.3");
      expect(text).not.toContain("s3cret-token-value");
      expect(text).not.toContain("ghp_");
      expect(text).toContain("[token]");
    }
  });

  it("calls Ctrl-C cancelled, whatever it interrupted", () => {
    const interrupted = new AbortController();
    interrupted.abort();
    const failure = new Error("socket closed");
    expect(
      explainFailure(failure, { ...surroundings, signal: interrupted.signal }, "1.2.3").exitCode,
    ).toBe(130);
    const prompt = Object.assign(new Error("User force closed"), { name: "ExitPromptError" });
    expect(explainFailure(prompt, surroundings, "1.2.3").exitCode).toBe(130);
  });
});
