// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is what this file is for
const terminalControls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const invisibleDirections =
  /[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A text from outside made safe to show on one line: control characters, line breaks and the Unicode
 * characters that reorder or hide text (UAX #9 embeddings, overrides, isolates and marks, zero-width
 * characters) become visible escapes such as `\u202e`.
 */
export function visible(text: string): string {
  const escaped = (character: string): string =>
    `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  return text
    .replace(terminalControls, escaped)
    .replace(/[\t\n]/g, escaped)
    .replace(invisibleDirections, escaped);
}
