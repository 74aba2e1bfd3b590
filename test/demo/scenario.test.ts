import { describe, expect, it } from "vitest";
import type { CommandStep, Question } from "../../src/demo/chapters/chapter.ts";
import { scenario } from "../../src/demo/scenario.ts";
import { runCli } from "../support/run-cli.ts";

const steps = scenario.flatMap(({ steps }) => steps);
const questions = steps.filter((step): step is Question => step.kind === "question");
const commands = steps.flatMap((step): (readonly string[])[] => {
  if (step.kind === "colleague") return [...step.commands];
  return step.kind === "command" ? [step.words] : [];
});

describe("the scenario of the made-up election", () => {
  it.each(commands.map((words) => [words.join(" "), words] as const))(
    "has a command that exists, with options that it takes: %s",
    async (_, words) => {
      const firstOption = words.findIndex((word) => word.startsWith("--"));
      const named = words.slice(0, firstOption === -1 ? words.length : firstOption);
      const { exitCode, stdout } = await runCli([...named, "--help"]);
      expect(exitCode).toBe(0);
      for (const option of words.filter((word) => word.startsWith("--"))) {
        expect(stdout).toMatch(new RegExp(`^ .*${option}\\b`, "m"));
      }
    },
  );

  it("asks something in every chapter", () => {
    for (const { title, steps } of scenario) {
      expect([title, steps.some(({ kind }) => kind === "question")]).toEqual([title, true]);
    }
  });

  it.each(questions.map((question) => [question.asks, question] as const))(
    "has one right answer to: %s",
    (_, { choices, right }) => {
      expect(choices.length).toBeGreaterThanOrEqual(3);
      expect(new Set(choices).size).toBe(choices.length);
      expect(choices[right]).toBeTypeOf("string");
    },
  );

  it("has right answers in every place, so that none can be guessed by it", () => {
    for (const place of [0, 1, 2]) {
      const there = questions.filter(({ right }) => right === place).length;
      expect(there).toBeGreaterThanOrEqual(3);
    }
  });

  it("has a clock that only moves forward", () => {
    const times = scenario.flatMap(({ at, steps }) => [
      at,
      ...steps.flatMap((step) => (step.kind === "clock" ? [step.at] : [])),
    ]);
    const instants = times.map((time) => Date.parse(time));
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(instants.every(Number.isFinite)).toBe(true);
  });

  it("fails only where a person is to learn from it", () => {
    const failing = steps.filter(
      (step): step is CommandStep => step.kind === "command" && step.exitCode !== 0,
    );
    expect(failing.map(({ words, exitCode, aside }) => [words[0], exitCode, aside])).toEqual([
      ["roll", 3, true],
      ["candidates", 1, true],
    ]);
  });
});
