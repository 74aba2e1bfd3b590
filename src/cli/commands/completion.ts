import { type AnyCommand, Argument, newCommand } from "../command.ts";
import { completionScripts, shells } from "../completion/scripts.ts";
import type { OpenContext } from "../context.ts";

/** The words of `completion`, which only prints a constant. */
export function completionCommand(open: OpenContext): AnyCommand {
  return newCommand("completion", {
    summary: "print a shell completion script",
    description: "Print a script that completes kata-election in your shell",
    examples: [
      { command: "echo 'source <(kata-election completion bash)' >> ~/.bashrc" },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell fills it in
      { command: 'kata-election completion zsh > "${fpath[1]}/_kata-election"' },
      {
        command: "kata-election completion fish > ~/.config/fish/completions/kata-election.fish",
      },
    ],
    notes: "It completes commands, options and their values, elections and candidates' logins.",
  })
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .action((shell, _options, command) =>
      open(command).terminal.print(completionScripts[shell].trimEnd()),
    );
}
