import * as z from "zod";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { type AnyCommand, newCommand } from "../command.ts";
import type { CliContext, OpenContext } from "../context.ts";
import { fileSchemas, reportSchemas } from "../report-schemas.ts";

/** `schema`: the contract of every report and file, for programs that read them. */
export function schemaCommand(open: OpenContext): AnyCommand {
  return newCommand("schema", {
    summary: "print the JSON Schema of a report or a file",
    description:
      "Print the JSON Schema of a command's --json report, or of a file that people write; without a name, list the schemas",
    examples: [
      { command: "kata-election schema" },
      { command: "kata-election schema committee show" },
      { command: "kata-election schema election.yaml" },
    ],
  })
    .argument("[name...]", "a command with --json, or a file")
    .action((name, _options, command) => runSchema(open(command), name.join(" ")));
}

function runSchema({ terminal }: CliContext, name: string): void {
  const schemas = { ...reportSchemas, ...fileSchemas };
  if (name === "") {
    terminal.print(Object.keys(schemas).join("\n"));
    return;
  }
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (schema === undefined) {
    throw new ElectionError("input", `there is no schema for ${visible(name)}`, {
      hint: "List the schemas with kata-election schema.",
    });
  }
  // The input side of the schema: what a report prints, or a file holds before dates are parsed.
  const io = Object.hasOwn(fileSchemas, name) ? "input" : "output";
  terminal.print(JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: "any" }), null, 2));
}
