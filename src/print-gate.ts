export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables whose values are secrets. */
const secretNames = [
  "GH_TOKEN",
  "GITHUB_TOKEN",
  "GH_ENTERPRISE_TOKEN",
  "GITHUB_ENTERPRISE_TOKEN",
  "ACTIONS_RUNTIME_TOKEN",
  "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
];

/** An underscore, also as Markdown and pages escape it. */
const underscore = "(?:_|&#95;|&#x5f;|\\\\_)";
const word = `(?:[A-Za-z0-9]|${underscore})`;
const tokens = new RegExp(
  `(?<![A-Za-z0-9])(?:gh[pousr]|github${underscore}pat)${underscore}${word}{16,}`,
  "gi",
);

/** Takes out whatever is, or has the shape of, a token, a secret key or a password in an address. */
export function redact(text: string, environment: Environment): string {
  const secrets = secretNames
    .map((name) => environment[name]?.trim() ?? "")
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, secret.replaceAll("_", "&#95;"), secret.replaceAll("_", "\\_")]);
  return secrets
    .reduce((rest, secret) => rest.replaceAll(secret, "[token]"), text)
    .replace(tokens, "[token]")
    .replace(/AGE-SECRET-KEY-[\w-]+|AGESECRETKEY\w+/gi, "[secret key]")
    .replace(/:\/\/[^\s/:@"']{0,200}:[^\s/@"']{1,200}@/g, "://[password]@");
}

/** A control character, with what follows if the two may be a color code. */
const controls = /\r\n|\p{Cc}(?:\[[0-9;]{0,20}m)?/gu;
const escapeCharacter = "\u001b";
const directions = /[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/** Keeps line ends, tabs and this program's colors; makes every other control character visible. */
function controlShown(found: string): string {
  if (["\n", "\t", "\r\n"].includes(found)) return found;
  const [first = ""] = found;
  const isColour = found.length > 1 && first === escapeCharacter;
  const isPlain = first === "\n" || first === "\t";
  return isColour || isPlain ? found : `${escaped(first)}${found.slice(1)}`;
}

/**
 * In a job's log, `::name …::` at the start of a line and `##[name]` anywhere are commands to the runner. Text
 * from outside, such as a file name or a server's answer, must not contain them.
 */
function withoutCommands(text: string, isAnnotation: boolean): string {
  const isJson = /^[[{]/.test(text);
  // The runner takes white space of any kind for none.
  const lines = isAnnotation ? text : text.replace(/^([^\S\r\n\u2028\u2029]*)::/gm, "$1: :");
  return lines.replaceAll("##[", isJson ? "\\u0023#[" : "## [");
}

/**
 * The gate for what this program writes on GitHub: no secret, no control character, no mark that turns the
 * direction of reading.
 */
export function postable(text: string, environment: Environment): string {
  const isPlain = (found: string): boolean => ["\n", "\t", "\r\n"].includes(found);
  return redact(text, environment)
    .replace(/\r\n|\p{Cc}/gu, (found) => (isPlain(found) ? found : escaped(found)))
    .replace(directions, escaped);
}

/**
 * The one gate for all that is printed: no secret, no control character, no mark that turns the
 * direction of reading, and in the log of a job no command to its runner.
 *
 * @param isAnnotation for the one such command that this program prints, on a single line.
 */
export function printable(text: string, environment: Environment, isAnnotation = false): string {
  const shown = redact(text, environment)
    .replace(controls, controlShown)
    .replace(directions, escaped);
  const isJobLog = (environment.CI ?? "") !== "" || environment.GITHUB_ACTIONS === "true";
  return isJobLog ? withoutCommands(shown, isAnnotation) : shown;
}
