import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** Which folder may import which; the files directly in src/ may be imported by all. */
const domain = {
  charter: [],
  calendar: ["charter"],
  people: [],
  electorate: ["charter", "people"],
  candidates: ["charter", "calendar", "people"],
  election: ["charter", "calendar", "people", "candidates"],
  ballots: [],
  tally: ["charter", "ballots"],
  committee: ["charter", "calendar", "people"],
  roles: ["charter", "calendar", "people", "electorate", "committee"],
  seats: ["charter", "calendar", "people", "committee", "candidates", "election", "tally"],
};
const domainFolders = Object.keys(domain);
const mayImport: Readonly<Record<string, readonly string[]>> = {
  ...domain,
  results: domainFolders,
  announcements: [...domainFolders, "results"],
  site: [...domainFolders, "results", "announcements"],
  github: domainFolders,
  workspace: [...domainFolders, "results", "announcements"],
  demo: [...domainFolders, "results", "github"],
  procedures: [...domainFolders, "results", "announcements", "site", "github", "workspace"],
  cli: [
    ...domainFolders,
    ...["results", "announcements", "site", "github", "workspace", "demo", "procedures"],
  ],
};
/**
 * What cli takes as a value from below procedures, and which of its files; all else there is for types alone.
 * A module that is missing here decides something or touches the world: call it in a procedure, and the
 * procedure here. An entry that nothing takes any longer has to go.
 */
const cliTakes = [
  {
    what: "reads what a person types, and words or draws a value",
    by: /^cli\//,
    modules: [
      "announcements/{links,message-words,poll-setup}",
      "ballots/{formats/format-names,profile,reading}",
      "calendar/{date-words,election-id,messages,plan-warnings,timeline,zones}",
      "candidates/{addresses,candidacy,candidacy-file,person-line}",
      "charter/{charter,completion-rule,kata-clauses}",
      "committee/{beginning/inquiry,members,organization-remarks,seats-due}",
      "election/{election}",
      "electorate/{public-roll,review/decide}",
      "people/{account,affiliation-words,fold-name,known-agents,known-logins}",
      "results/{corrections/change-sentences,corrections/erratum,page/render-page}",
      "roles/{issue-text,wording}",
      "seats/{confirmation,seating-json}",
      "tally/{compare-rules,majority-sets,matrix-rules,pairwise,reasons,tally-json}",
    ],
  },
  {
    what: "shows the contract of a file or a report",
    by: /^cli\/report-schemas\.ts$/,
    modules: [
      "announcements/{poll-setup}",
      "charter/{amendment}",
      "committee/{ledger}",
      "election/{election}",
      "electorate/{contribution}",
      "people/{people-file}",
      "workspace/{roll/public-list}",
    ],
  },
  {
    what: "plans the change of a file that a person names, shows a plan, reads a text that a person names",
    by: /^cli\/(?:carry-out\.ts$|commands\/)/,
    modules: ["workspace/{file-plan,given-file,named-file}"],
  },
  {
    what: "makes a plan's changes public",
    by: /^cli\/carry-out\.ts$/,
    modules: ["workspace/{commit-files,git,write-file}"],
  },
];
/** Where the adapters are made, and two commands that are small worlds of their own. */
const isFreeInCli = /^cli\/(?:(?:context|surroundings)\.ts$|commands\/(?:demo|rehearse)\/)/;
const pureFolders = [...domainFolders, "results", "announcements", "site"];
/** Packages that are values in themselves. */
const purePackages = [
  "zod",
  "temporal-polyfill",
  "mdast-util-from-markdown",
  "mdast",
  "ical-generator",
  "d3-scale",
  "d3-shape",
];

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".ts"),
);

function importsOf(path: string): string[] {
  const text = readFileSync(join(source, path), "utf8");
  const pattern = /^(?:import|export|\}) [^"\n]*?from "([^"]+)"|\bimport\(\s*"([^"]+)"/gm;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? "");
}

/** Paths of the modules that a file takes values from. */
function valuesOf(path: string): string[] {
  const text = readFileSync(join(source, path), "utf8");
  const statements = text.matchAll(
    /^import (?!type\b)([^;]*?)from "([^"]+)"|\bimport\(\s*"([^"]+)"/gm,
  );
  return [...statements].flatMap(([, names = "value", from, lazy]) => {
    const isTypesOnly = /^\{(?:\s*type [^,}]+,?)+\s*\} $/.test(names);
    const imported = from ?? lazy ?? "";
    return isTypesOnly || !imported.startsWith(".")
      ? []
      : [relative(source, join(source, dirname(path), imported))];
  });
}

/** `a/{b,c}` as `a/b.ts` and `a/c.ts`. */
function modulesOf(pattern: string): string[] {
  const [, before = "", names = ""] = /^(.*)\{(.*)\}$/.exec(pattern) ?? [];
  return names.split(",").map((name) => `${before}${name}.ts`);
}

function folderOf(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : "";
}

describe("who imports whom", () => {
  it.each(files.map((path) => [path]))("%s imports only what its folder may", (path) => {
    const folder = folderOf(path);
    for (const imported of importsOf(path)) {
      if (!imported.startsWith(".")) continue;
      const target = folderOf(relative(source, join(source, dirname(path), imported)));
      const allowed = ["", folder, ...(mayImport[folder] ?? [])];
      expect(allowed, `${path} imports ${imported}`).toContain(target);
    }
  });

  const bound = files.filter((path) => folderOf(path) === "cli" && !isFreeInCli.test(path));
  const below = (path: string): string[] =>
    valuesOf(path).filter((module) => !["", "cli", "procedures"].includes(folderOf(module)));
  it.each(bound.map((path) => [path]))(
    "%s takes values from procedures, else what it may",
    (path) => {
      const mine = cliTakes.filter(({ by }) => by.test(path));
      const allowed = mine.flatMap(({ modules }) => modules.flatMap(modulesOf));
      for (const module of below(path)) {
        expect(allowed, `${path} takes ${module}; see cliTakes`).toContain(module);
        if (/^cli\/(?:render|flags)\//.test(path))
          expect(["github", "workspace"], `${path} renders ${module}`).not.toContain(
            folderOf(module),
          );
      }
    },
  );

  it.each(cliTakes)("cli takes every module with which it $what", ({ by, modules }) => {
    const taken = new Set(bound.filter((path) => by.test(path)).flatMap(below));
    const idle = modules.flatMap(modulesOf).filter((module) => !taken.has(module));
    expect(idle).toEqual([]);
  });

  it.each(files.filter((path) => pureFolders.includes(folderOf(path))).map((path) => [path]))(
    "%s touches nothing outside",
    (path) => {
      const outside = importsOf(path).filter((imported) => !imported.startsWith("."));
      const strangers = outside.filter((name) => !purePackages.includes(name));
      expect(strangers).toEqual([]);
      const text = readFileSync(join(source, path), "utf8");
      expect(text).not.toMatch(/\bprocess\.|\bDate\.now|\bnew Date\(\)|Temporal\.Now|Math\.random/);
    },
  );

  it("takes yaml, which is CommonJS, by import statements only: bundled, import() gives no names", () => {
    const dynamic = files.filter((path) =>
      readFileSync(join(source, path), "utf8").includes('import("yaml")'),
    );
    expect(dynamic).toEqual([]);
  });

  it("knows every folder of src/", () => {
    const folders = new Set(files.map(folderOf).filter((folder) => folder !== ""));
    expect([...folders].filter((folder) => !(folder in mayImport))).toEqual([]);
  });
});
