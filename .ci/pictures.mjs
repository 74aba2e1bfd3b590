// Makes the README's pictures from what the program really prints: npm run pictures (needs Chromium).
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("..", import.meta.url));
const pictures = join(root, ".github/pictures");
const environment = {
  ...process.env,
  FORCE_COLOR: "1",
  TMPDIR: mkdtempSync(join(tmpdir(), "kata-")),
};
delete environment.NO_COLOR;

function run(...words) {
  const program = join(root, "bin/kata-election.js");
  return execFileSync(process.execPath, [program, ...words], {
    encoding: "utf8",
    env: environment,
  });
}

const esc = String.fromCharCode(27);
const plain = (line) => line.replace(new RegExp(`${esc}\\[[0-9;]*m`, "g"), "");

/** The lines of the demo in which the ballots are counted and the seats filled. */
function sessionOf(demo) {
  const lines = demo.split("\n");
  const from = (text, start = 0) =>
    lines.findIndex((line, at) => at >= start && plain(line).startsWith(text));
  const command = from("$ kata-election tally --election");
  const seats = from("Seats of", command);
  const ranking = lines.slice(command, from("Bars:", command));
  return [...ranking, "", ...lines.slice(seats, from("Next:", seats) + 1)];
}

const charWidth = 8.4;
const lineHeight = 20;
const margin = 24;
const paints = { 31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 36: "#79c0ff" };
const xml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A line as SVG: a run of characters of one style after the other, each at its column. */
function lineOf(line, number) {
  let [fill, weight, opacity, column] = ["#e6edf3", "", "", 0];
  const runs = line.split(new RegExp(`(${esc}\\[[0-9;]*m)`)).map((part) => {
    const codes = new RegExp(`^${esc}\\[([0-9;]*)m$`).exec(part)?.[1]?.split(";");
    for (const code of codes ?? []) {
      if (paints[code] !== undefined) fill = paints[code];
      else if (code === "39" || code === "0") fill = "#e6edf3";
      if (code === "1") weight = ' font-weight="bold"';
      else if (code === "2") opacity = ' opacity="0.6"';
      else if (code === "22" || code === "0") [weight, opacity] = ["", ""];
    }
    if (codes !== undefined || part.trim() === "") {
      column += codes === undefined ? part.length : 0;
      return "";
    }
    const x = (margin + (column + part.length - part.trimStart().length) * charWidth).toFixed(1);
    const text = part.trim();
    column += part.length;
    return `<tspan x="${x}" fill="${fill}"${weight}${opacity} textLength="${(text.length * charWidth).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${xml(text)}</tspan>`;
  });
  return `<text xml:space="preserve" y="${margin + 12 + number * lineHeight}">${runs.join("")}</text>`;
}

function svgOf(lines) {
  const columns = Math.max(...lines.map((line) => plain(line).length));
  const [width, height] = [
    2 * margin + columns * charWidth,
    2 * margin + lines.length * lineHeight - 6,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${height}" width="${Math.ceil(width)}" height="${height}" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14">
<title>kata-election tally: the count and the seats of a made-up election</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${lines.map(lineOf).join("\n")}
</svg>
`;
}

async function photograph(file) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 900, height: 1000 } });
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: join(pictures, `result-${colorScheme}.png`) });
  }
  await browser.close();
}

const demo = run("demo", "--no-pause", "--keep");
const workspace = /The workspace is kept in (\S+)/.exec(demo)?.[1] ?? "";
writeFileSync(join(pictures, "session.svg"), svgOf(sessionOf(demo)));
const file = join(environment.TMPDIR, "result.html");
writeFileSync(file, run("-C", workspace, "results", "page", "2027-04"));
await photograph(file);
rmSync(environment.TMPDIR, { recursive: true });
