import { expect, onTestFinished } from "vitest";
import type { Prompter } from "../../src/cli/prompts/prompter.ts";

/** A question that a test expects, by a part of its words, and the answer given. */
export type ScriptedAnswer = readonly [question: RegExp, answer: string | boolean];

/**
 * A prompter that answers these questions in this order. A question that was not expected fails, and
 * so does an answer that no one asked for, or that the question's own check refuses.
 */
export function fakePrompter(...script: ScriptedAnswer[]): Prompter {
  const left = [...script];
  onTestFinished(() => expect(left, "answers that nobody asked for").toEqual([]));
  const answer = (message: string): string | boolean => {
    const next = left.shift();
    if (next === undefined || !next[0].test(message)) {
      throw new Error(`unexpected question: ${message}`);
    }
    return next[1];
  };
  return {
    text: async ({ message, validate }) => {
      const text = String(answer(message));
      const judged = validate?.(text) ?? true;
      if (judged !== true) throw new Error(`${message}: ${judged}`);
      return text;
    },
    line: async ({ prompt, suggestion = "" }) => String(answer(prompt)) || suggestion,
    longText: async ({ message }) => String(answer(message)),
    choice: async ({ message, choices }) => {
      const wanted = answer(message);
      const choice = choices.find(({ value }) => value === wanted);
      if (choice === undefined) throw new Error(`${message}: no choice ${wanted}`);
      return choice.value;
    },
    confirm: async ({ message }) => answer(message) === true,
  };
}
