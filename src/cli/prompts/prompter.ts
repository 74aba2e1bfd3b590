/** Questions for a person at a terminal. Each one also has a flag. */
export interface Prompter {
  text(question: {
    readonly message: string;
    readonly default?: string;
    /** True, or what is wrong with the answer. */
    readonly validate?: (answer: string) => true | string;
  }): Promise<string>;
  /**
   * Reads a line as a shell does, behind `prompt`. Enter alone answers `suggestion`, which is shown until
   * something else is typed.
   */
  line(question: {
    readonly prompt: string;
    readonly suggestion?: string;
    /** The text before the prompt; by default `rehearsal`. */
    readonly prefix?: string;
  }): Promise<string>;
  /**
   * Opens the person's editor; returns what they saved. Prints nothing, since the editor takes the whole
   * screen.
   *
   * @throws ElectionError (input) where there is no editor that works.
   */
  longText(question: { readonly message: string; readonly default?: string }): Promise<string>;
  choice<Value extends string>(question: {
    readonly message: string;
    readonly choices: readonly { readonly name: string; readonly value: Value }[];
  }): Promise<Value>;
  confirm(question: { readonly message: string; readonly default: boolean }): Promise<boolean>;
}

/**
 * Applies the print gate to a prompter. A suggested answer is offered unchanged or not at all, since Enter
 * accepts it.
 *
 * @param shown a text as it may be shown.
 */
export function gatedPrompter(prompter: Prompter, shown: (text: string) => string): Prompter {
  const offered = (text: string | undefined): string | undefined =>
    text === undefined || shown(text) !== text ? undefined : text;
  const answer = (text: string | undefined): { readonly default?: string } => {
    const suggestion = offered(text);
    return suggestion === undefined ? {} : { default: suggestion };
  };
  return {
    text: ({ message, validate, default: text }) => {
      const checked =
        validate &&
        ((typed: string) => {
          const verdict = validate(typed);
          return verdict === true ? true : shown(verdict);
        });
      const check = checked === undefined ? {} : { validate: checked };
      return prompter.text({ message: shown(message), ...answer(text), ...check });
    },
    line: ({ prompt, suggestion, ...rest }) => {
      const text = offered(suggestion);
      const offer = text === undefined ? {} : { suggestion: text };
      return prompter.line({ ...rest, prompt: shown(prompt), ...offer });
    },
    longText: ({ message, default: text }) =>
      prompter.longText({ message: shown(message), ...(text && { default: shown(text) }) }),
    choice: ({ message, choices }) =>
      prompter.choice({
        message: shown(message),
        choices: choices.map(({ name, value }) => ({ name: shown(name), value })),
      }),
    confirm: (question) => prompter.confirm({ ...question, message: shown(question.message) }),
  };
}
