import type * as z from "zod";
import type { CliContext } from "./context.ts";

/** A value that is only read, all the way down. */
type Unchanged<Value> = Value extends readonly (infer Item)[]
  ? readonly Unchanged<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Unchanged<Value[Key]> }
    : Value;

/** A report as text and JSON; only the one requested is made. */
export interface Report<Schema extends z.ZodType> {
  /** The JSON's schema: output is checked against it, and `kata-election schema` prints it. */
  readonly schema: Schema;
  readonly json: () => Unchanged<z.input<Schema>>;
  readonly text: () => string;
  /** A text that may need the pager. */
  readonly isListing?: boolean;
}

/** Prints a report on stdout, as JSON or for people. */
export function report<Schema extends z.ZodType>(
  { terminal }: Pick<CliContext, "terminal">,
  { json: asJson }: { readonly json: boolean },
  { schema, json, text, isListing = false }: Report<Schema>,
): void {
  if (asJson) terminal.print(JSON.stringify(schema.parse(json()), null, 2));
  else if (isListing) terminal.printListing(text());
  else terminal.print(text());
}
