import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/** A placeholder's value, or what must be done before it has one. */
export type PlaceholderValue = { readonly text: string } | { readonly missing: string };

/** A placeholder's value that is known. */
export const text = (value: string): PlaceholderValue => ({ text: value });

/** Placeholder values by name, without braces. */
export type PlaceholderValues = ReadonlyMap<string, PlaceholderValue>;

const placeholder = /\{\{([^{}]*)\}\}/g;

/**
 * A text with every `{{name}}` replaced. Inserted values are not searched for placeholders.
 *
 * @param source what to call the text in errors: a file, or the built-in message.
 * @throws ElectionError (input) for placeholders that do not exist, or braces that do not close; (refused) for
 * those that have no value yet, naming what is missing.
 */
export function fillTemplate(template: string, values: PlaceholderValues, source: string): string {
  const used = [...template.matchAll(placeholder)].map(([, name = ""]) => name.trim());
  const unknown = [...new Set(used.filter((name) => !values.has(name)))];
  if (unknown.length > 0) {
    throw new ElectionError(
      "input",
      `${visible(source)}: there is no placeholder ${unknown.map((name) => `{{${visible(name)}}}`).join(", ")}`,
      { hint: `Placeholders are ${[...values.keys()].sort().join(", ")}.` },
    );
  }
  if (/\{\{|\}\}/.test(template.replace(placeholder, ""))) {
    throw new ElectionError("input", `${visible(source)}: a placeholder is not closed`, {
      hint: "Write placeholders as {{title}}.",
    });
  }
  const missing = [...new Set(used)].flatMap((name) => {
    const value = values.get(name.trim());
    return value !== undefined && "missing" in value ? [`{{${name}}}: ${value.missing}`] : [];
  });
  if (missing.length > 0) {
    throw new ElectionError("refused", `${visible(source)} is missing information`, {
      hint: missing.join("\n"),
    });
  }
  return template.replace(placeholder, (_, name: string) => {
    const value = values.get(name.trim());
    return value !== undefined && "text" in value ? value.text : "";
  });
}
