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
 * What cli takes as a value from below procedures; all else there is for types alone. `cli/context.ts`, where the
 * adapters are made, and the commands demo and rehearse, which are small worlds of their own, are free. A module
 * that is missing here decides something or touches the world: call it in a procedure, and the procedure here.
 */
const cliTakes = {
  /** Reads what people type, and words or draws a value. */
  words: [
    ...["calendar/", "people/"],
    "announcements/{compose-message,links,poll-setup}",
    "ballots/{formats/format-names,formats/read-format,profile,reading}",
    "candidates/{addresses,candidacy,candidacy-file,candidacy-file-name,check-file,finding,person-line}",
    "candidates/{proposal,suspicious-text,write-candidacy}",
    "charter/{amendment,charter,completion-rule,kata-charters,kata-clauses}",
    "committee/beginning/{begin-ledger,inquiry}",
    "committee/{ledger,members,organization-remarks,seats-due}",
    "election/{decision,election,poll}",
    "electorate/{contribution,explain/explain,public-roll,review/decide,roll-summary}",
    "results/{corrections/change-sentences,corrections/erratum,page/render-page}",
    "roles/{issue-text,wording}",
    "seats/{confirmation,lot,seating-json}",
    "tally/{compare-rules,majority-sets,matrix-rules,pairwise,reasons,tally-json}",
  ],
  /** Files that a person names, a plan of changes shown and written, the commit that makes it public. */
  files: [
    "workspace/{commit-files,file-moves,file-plan,git,given-file,job-summary,named-file,present}",
    "workspace/{site-folder,workspace,write-file}",
    "workspace/election/{election-edits,election-file}",
  ],
  /** What has yet to find its procedure: this list only gets shorter. */
  notYet: [
    "github/candidacies/{check-accounts,own-comment,pull-request,pull-request-event}",
    "github/{candidacies/pull-request-reference,health,proxy,token}",
    "workspace/{ballots/interruptible,ballots/partial-files,candidates/candidacy-files}",
    "workspace/{candidates/election-candidacies,committee/answers-file,committee/committee-file}",
    "workspace/{committee/committee-sources,digest,election/charter-file}",
    "workspace/{election/declaration-input,election/election-pages,evidence/evidence-files}",
    "workspace/{evidence/frozen-evidence,private/age-encryption,private/private-files}",
    "workspace/{private/private-ignore,results/draft,results/record-file,roll/build-roll-files}",
    "workspace/{roll/freeze-files,roll/public-list,roll/roll-file,roll/verify-roll}",
  ],
};
const isFreeInCli = /^cli\/(?:context\.ts$|commands\/(?:demo|rehearse)\/)/;
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

/** `a/{b,c}` as `a/b.ts` and `a/c.ts`; a folder as it is. */
function modulesOf(pattern: string): string[] {
  if (pattern.endsWith("/")) return [pattern];
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

  const taken = Object.values(cliTakes).flat().flatMap(modulesOf);
  it.each(
    files
      .filter((path) => folderOf(path) === "cli" && !isFreeInCli.test(path))
      .map((path) => [path]),
  )("%s takes values from procedures, else what it reads and words", (path) => {
    const isRendering = /^cli\/(?:render|flags)\//.test(path);
    for (const module of valuesOf(path)) {
      const folder = folderOf(module);
      if (["", "cli", "procedures"].includes(folder)) continue;
      const isTaken = taken.some(
        (each) => module === each || (each.endsWith("/") && module.startsWith(each)),
      );
      expect(isTaken, `${path} takes ${module}; see cliTakes`).toBe(true);
      if (isRendering)
        expect(["github", "workspace"], `${path} renders ${module}`).not.toContain(folder);
    }
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
