/** Questions that a person at a terminal answers. Every one of them has a flag that answers it too. */
export interface Prompter {
  text(question: {
    readonly message: string;
    readonly default?: string;
    /** True, or what is wrong with the answer. */
    readonly validate?: (answer: string) => true | string;
  }): Promise<string>;
  /**
   * Reads a line as a shell does, behind `prompt`. Enter alone answers `suggestion`, which stands there
   * until something else is typed.
   */
  line(question: {
    readonly prompt: string;
    readonly suggestion?: string;
    /** What stands before the prompt, `rehearsal` if not given. */
    readonly prefix?: string;
  }): Promise<string>;
  /**
   * Opens the person's editor; answers with what they saved. Says nothing itself: the editor takes the
   * whole screen.
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
