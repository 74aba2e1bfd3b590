// Writes the man pages: kata-election(1), and kata-election-roll-fetch(1) and so on, one for each command, from
// the same words as its --help page. Man's own macros (man(7)) are all that is used.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const forRequire =
  'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url), __filename = import.meta.filename;';

/** The grammar of the command line, in JavaScript that this Node can run. */
async function loadProgram() {
  const file = resolve("node_modules/.cache/man-pages-program.mjs");
  await build({
    stdin: {
      contents:
        'export { buildProgram } from "./src/cli/program/program.ts"; export { examplesOf } from "./src/cli/command.ts"; export { helpTopics } from "./src/cli/program/help-topics.ts";',
      resolveDir: ".",
    },
    outfile: file,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    banner: { js: forRequire },
    logLevel: "warning",
  });
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file, { force: true });
  }
}

/** Text that means only itself: no escapes, no requests, and what is not ASCII by its code point, as groff wants it. */
function plain(text) {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(
      /[^\n -~]/gu,
      (character) => `\\[u${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`,
    )
    .replace(/^(?=[.'])/gm, "\\&");
}

const quoted = (text) => `"${plain(text).replaceAll('"', "\\(dq")}"`;

/** A term in bold, what it means set in below. */
const entry = (term, meaning) => [".TP", `.B ${quoted(term)}`, plain(meaning.trim() || " ")];

const section = (title, lines) => (lines.length === 0 ? [] : [`.SH ${quoted(title)}`, ...lines]);

/** Lines to stand as they are. */
const asTyped = (text) => [".nf", plain(text), ".fi"];

function optionsOf(command, help) {
  return help
    .visibleOptions(command)
    .flatMap((option) => entry(help.optionTerm(option), help.optionDescription(option)));
}

/** What a page links to: the command above, and those below. */
function related(name, command) {
  const above =
    command.parent === null ? [] : [name.slice(0, name.lastIndexOf(`-${command.name()}`))];
  const below = command.commands.map((each) => `${name}-${each.name()}`);
  return [...above, ...below].map((page) => `${page}(1)`);
}

function manPage(name, command, { version, examplesOf, helpTopics, root }) {
  const help = command.createHelp();
  const shown = examplesOf(command);
  const summary = command.summary() || command.description();
  const words = help.commandUsage(command).replace(/^kata-election\|?\S*/, "kata-election");
  const lines = [
    `.TH ${quoted(name.toUpperCase())} 1 "" ${quoted(`kata-election ${version}`)} "Kata Containers elections"`,
    ...section("NAME", [`${plain(name)} \\- ${plain(summary)}`]),
    ...section("SYNOPSIS", [`.B ${quoted(words)}`]),
    ...section("DESCRIPTION", [plain(command.description().trim())]),
    ...section(
      "COMMANDS",
      command.commands.flatMap((each) => entry(each.name(), each.summary() || each.description())),
    ),
    ...section(
      "ARGUMENTS",
      help
        .visibleArguments(command)
        .flatMap((each) => entry(help.argumentTerm(each), help.argumentDescription(each))),
    ),
    ...section("OPTIONS", optionsOf(command, help)),
    ...section("GLOBAL OPTIONS", command.parent === null ? [] : optionsOf(root, help)),
    ...section(
      "EXAMPLES",
      shown.flatMap(({ command: line, note }) => [
        ".PP",
        ...(note === undefined ? [] : [plain(note), ".br"]),
        ...asTyped(`    $ ${line}`),
      ]),
    ),
    ...(command.parent === null
      ? Object.entries(helpTopics).flatMap(([topic, text]) =>
          section(topic.toUpperCase(), asTyped(text)),
        )
      : []),
    ...section("SEE ALSO", [plain(related(name, command).join(", "))]),
  ];
  return `${lines.join("\n").replace(/\n{2,}/g, "\n.sp\n")}\n`;
}

/**
 * Writes a page for each command into the folder, and answers with their names.
 *
 * @param folder is made if it is missing.
 */
export async function writeManPages(folder, version) {
  const { buildProgram, examplesOf, helpTopics } = await loadProgram();
  const silent = { writeOut: () => {}, writeErr: () => {} };
  const grammar = (words) =>
    buildProgram(words, version, silent, async () => () => {
      throw new Error("a page runs nothing");
    });
  mkdirSync(folder, { recursive: true });
  const root = await grammar([]);
  const written = [];
  const write = (name, command) => {
    const page = manPage(name, command, { version, examplesOf, helpTopics, root });
    writeFileSync(join(folder, `${name}.1`), page);
    written.push(`${name}.1`);
    for (const each of command.commands) {
      if (command.parent !== null) write(`${name}-${each.name()}`, each);
    }
  };
  write(root.name(), root);
  for (const each of root.commands) {
    const loaded = (await grammar([each.name()])).commands.find(
      (command) => command.name() === each.name(),
    );
    write(`${root.name()}-${each.name()}`, loaded);
  }
  return written;
}
