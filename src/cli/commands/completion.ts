import { Argument, Command } from "commander";
import { completionScripts, type Shell, shells } from "../completion/scripts.ts";
import type { CliContext, OpenContext } from "../context.ts";

const examples = `
Examples:
  $ echo 'source <(kata-election completion bash)' >> ~/.bashrc
  $ kata-election completion zsh > "\${fpath[1]}/_kata-election"
  $ kata-election completion fish > ~/.config/fish/completions/kata-election.fish

Completed are commands, options, their choices, elections and candidates' logins of the workspace.`;

/** `run` is a parameter so that tests can check parsing without printing anything. */
export function completionCommand(open: OpenContext, run = runCompletion): Command {
  const command = new Command("completion")
    .summary("completion of words in bash, zsh and fish")
    .description("Print the script that completes this program's words in a shell")
    .addArgument(new Argument("<shell>", "whose script").choices(shells))
    .addHelpText("after", examples);
  return command.action((shell: Shell) => run(open(command), shell));
}

async function runCompletion({ terminal }: CliContext, shell: Shell): Promise<void> {
  terminal.print(completionScripts[shell].trimEnd());
}
