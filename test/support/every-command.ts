import type { AnyCommand } from "../../src/cli/command.ts";
import { buildProgram } from "../../src/cli/program/program.ts";

/** A command with the words that name it: `["roll", "fetch"]`. */
export interface NamedCommand {
  readonly words: readonly string[];
  readonly command: AnyCommand;
}

function below(words: readonly string[], command: AnyCommand): NamedCommand[] {
  const deeper = command.commands.flatMap((each) => below([...words, each.name()], each));
  return [{ words, command }, ...deeper];
}

/** Every command of the program, groups included, as its help pages show it. */
export async function everyCommand(): Promise<NamedCommand[]> {
  const silent = { writeOut: () => {}, writeErr: () => {} };
  const build = (words: readonly string[]) =>
    buildProgram(words, "0.0.0", silent, async () => () => {
      throw new Error("this program runs nothing");
    });
  const names = (await build([])).commands.map((command) => command.name());
  const all: NamedCommand[] = [];
  for (const name of names) {
    const loaded = (await build([name])).commands.find((command) => command.name() === name);
    if (loaded !== undefined) all.push(...below([name], loaded));
  }
  return all;
}

/** The commands that do something by themselves: those without others below them. */
export async function everyLeaf(): Promise<NamedCommand[]> {
  return (await everyCommand()).filter(({ command }) => command.commands.length === 0);
}
