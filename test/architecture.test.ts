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

function folderOf(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : "";
}

describe("the house", () => {
  it.each(files.map((path) => [path]))("%s imports only what its folder may", (path) => {
    const folder = folderOf(path);
    for (const imported of importsOf(path)) {
      if (!imported.startsWith(".")) continue;
      const target = folderOf(relative(source, join(source, dirname(path), imported)));
      const allowed = ["", folder, ...(mayImport[folder] ?? [])];
      expect(allowed, `${path} imports ${imported}`).toContain(target);
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
