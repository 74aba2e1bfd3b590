import { tight } from "../results/page/page-style.ts";

/** What the site's pages add to the design of the result page. Bars of charts carry their names: colour is never all. */
export const siteStyle = tight(`
:root { --o0: #cfe3f4; --o1: #f9dcc0; --o2: #d6ead2; --o3: #ecd9ef; --o4: #fbe6a6; --o5: #cdebe8; --o6: #f6cfd4; --o7: #dcdcf3; --o8: #e3e0c4; --o9: #e0e0e0; }
@media screen and (prefers-color-scheme: dark) { :root { --o0: #1d4263; --o1: #66401d; --o2: #274d2b; --o3: #543359; --o4: #5a4a10; --o5: #174d4b; --o6: #652d37; --o7: #383a6b; --o8: #474528; --o9: #40454c; } }
.skip { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; } .skip:focus { clip-path: none; width: auto; height: auto; left: 1rem; top: 1rem; z-index: 3; background: var(--card); padding: .5rem 1rem; }
header.short { padding: clamp(1.5rem, 4vw, 2.5rem) 0 clamp(1.25rem, 3vw, 2rem); } header.short h1 { font-size: clamp(2rem, 5vw, 3rem); margin-bottom: .5rem; }
header.short .lead { max-width: 52rem; font-size: clamp(1.1rem, 2.2vw, 1.35rem); } header a { color: inherit; }
header.short .lead .local { color: var(--soft-on-band); }
.local { display: block; color: var(--soft); font-size: .875rem; }
.answers { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.answers .card { display: flex; flex-direction: column; } .answers h3 { font-size: 1.05rem; color: var(--seat); margin-bottom: .35rem; }
.answers .card p { font-size: .9688rem; line-height: 1.5; } .answers .more { margin-top: auto; padding-top: .6rem; font-weight: 600; }
.steps { display: grid; gap: .75rem; } .steps li { padding-left: 1rem; border-left: .25rem solid var(--full); max-width: 44rem; } .steps b { display: block; }
.host { color: var(--soft); font-size: .875em; }
.statement { max-width: 44rem; } .statement > * + * { margin-top: .7rem; } .statement h4, .statement h5 { margin-bottom: 0; font-size: 1rem; }
.statement ul { list-style: disc; padding-left: 1.3rem; } .statement ol { list-style: decimal; padding-left: 1.6rem; } .statement li > p { margin: 0; }
.statement pre { white-space: pre-wrap; font: .875em/1.5 ui-monospace, Menlo, Consolas, monospace; background: var(--card); border: 1px solid var(--line); padding: .6rem .8rem; }
.statement blockquote { margin: 0; padding-left: 1rem; border-left: .2rem solid var(--line); } .statement hr { border: 0; border-top: 1px solid var(--line); }
.runner { padding: 1.25rem 0; border-top: 1px solid var(--line); } .runner:first-child { border-top: 0; padding-top: 0; } .runner h3 { font-size: 1.3rem; }
.runner > * + * { margin-top: .5rem; } .withdrawn h3 { text-decoration: line-through; } .tags { display: flex; flex-wrap: wrap; gap: .2rem .5rem; align-items: center; }
figure { margin: 0; } figure .scroll { width: fit-content; } figcaption { color: var(--soft); font-size: .9375rem; line-height: 1.5; margin-top: .6rem; max-width: 44rem; }
.scroll { overflow-x: auto; max-width: 100%; border: 1px solid var(--line); background: linear-gradient(90deg, var(--card) 30%, transparent) 0 / 3rem 100% no-repeat local, linear-gradient(270deg, var(--card) 30%, transparent) 100% 0 / 3rem 100% no-repeat local, linear-gradient(90deg, color-mix(in srgb, var(--ink) 28%, transparent), transparent) 0 / .8rem 100% no-repeat, linear-gradient(270deg, color-mix(in srgb, var(--ink) 28%, transparent), transparent) 100% 0 / .8rem 100% no-repeat var(--card); }
svg.chart { display: block; } svg.chart text { font: 13px system-ui, "Segoe UI", Roboto, sans-serif; fill: var(--ink); } svg.chart .soft { fill: var(--soft); } svg.chart .small { font-size: 11.5px; }
svg.chart .strong { font-weight: 600; } svg.chart .rule { stroke: var(--line); } svg.chart .now { stroke: var(--warn); stroke-width: 2; stroke-dasharray: 5 4; } svg.chart .nowword { fill: var(--warn); }
svg.chart .term { stroke: var(--ink); stroke-opacity: .45; } svg.chart .gap { fill: none; stroke: var(--warn); stroke-dasharray: 4 4; } svg.chart .limit { stroke: var(--ink); stroke-dasharray: 6 4; } svg.chart .move { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 2 3; }
svg.chart .full { fill: var(--full); } svg.chart .hollow { fill: var(--card); stroke: var(--full); stroke-width: 2; } svg.chart .line { fill: none; stroke: var(--accent); stroke-width: 2.5; } svg.chart .dot { fill: var(--accent); }
.o0 { fill: var(--o0); } .o1 { fill: var(--o1); } .o2 { fill: var(--o2); } .o3 { fill: var(--o3); } .o4 { fill: var(--o4); } .o5 { fill: var(--o5); } .o6 { fill: var(--o6); } .o7 { fill: var(--o7); } .o8 { fill: var(--o8); } .o9 { fill: var(--o9); }
details { margin-top: .75rem; } summary { cursor: pointer; color: var(--accent); padding: .3rem 0; } details[open] summary { margin-bottom: .5rem; }
table.data { border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums; width: 100%; overflow-wrap: normal; }
.data th, .data td { text-align: left; vertical-align: top; padding: .45rem .8rem; border-bottom: 1px solid var(--line); } .data thead th { font-size: .8125rem; color: var(--soft); white-space: nowrap; } .data tbody th { font-weight: 600; white-space: nowrap; }
.data tr:last-child > * { border-bottom: 0; }
.find { max-width: 30rem; } .find label { display: block; font-weight: 600; } .find input { width: 100%; font: inherit; color: inherit; background: var(--card); border: 2px solid var(--soft); border-radius: .35rem; padding: .5rem .75rem; }
.voters { columns: 15rem auto; column-gap: 2rem; font-size: .9375rem; } .voters li { break-inside: avoid; padding: .12rem 0; } .voters [hidden] { display: none; } .voters .soft { color: var(--soft); }
.phases { width: 100%; max-width: 44rem; }
.rule-text { padding-left: 1rem; border-left: .2rem solid var(--line); color: var(--soft); font-size: .9375rem; }
footer p + p { margin-top: .4rem; }
.turn > li { display: grid; gap: .1rem 1.5rem; padding: .8rem 0; border-top: 1px solid var(--line); break-inside: avoid; } .turn h3 { font-size: 1.05rem; } .turn p { font-size: .9375rem; max-width: none; margin: 0; } .turn .how { color: var(--soft); }
@media (min-width: 42rem) { .turn > li { grid-template-columns: 10rem minmax(0, 1fr) 13rem; } }
@media (max-width: 34rem) { .data th, .data td { padding: .4rem .55rem; } .data tbody th { white-space: normal; } .data .local { font-size: .75rem; } }
@media print { .skip, .find, .local, summary { display: none; } .scroll { background: none; } svg.chart { width: 100%; height: auto; } svg.chart rect, svg.chart circle, svg.chart path { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .short .lead { font-size: 1.1rem; } .data th, .data td { padding: .25rem .5rem; } figure, .runner h3 { break-inside: avoid; } .answers { grid-template-columns: repeat(3, 1fr); } }
`);

/**
 * The site's only script: it adds the reader's own time beside each time in UTC, says how far off it is, warns
 * where the page is older than a border between two periods, and filters the public list of voters. Everything reads
 * without it. Pages allow it by its digest alone: whoever changes it changes {@link scriptDigest}.
 */
export const pageScript = `
const now = performance.timeOrigin + performance.now();
for (const time of document.querySelectorAll("time[data-local]")) {
  const then = new Date(time.dateTime), there = document.createElement("span");
  there.className = "local";
  there.textContent = "Your time: " + then.toLocaleString([], { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  time.after(there);
}
for (const left of document.querySelectorAll("[data-left]")) {
  const hours = Math.round((Date.parse(left.dataset.left) - now) / 36e5), days = Math.round(hours / 24);
  if (hours > 0) left.textContent = " in " + (days > 1 ? days + " days," : hours === 1 ? "1 hour," : hours + " hours,");
}
for (const old of document.querySelectorAll("[data-until]")) if (Date.parse(old.dataset.until) < now) old.hidden = false;
const field = document.querySelector("#find");
if (field) {
  const rows = [...document.querySelectorAll("#voters li")], said = document.querySelector("#found");
  const plain = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => plain(row.textContent));
  field.closest("p").hidden = false;
  field.addEventListener("input", () => {
    const words = plain(field.value).replace("@", "").split(/\\s+/);
    let count = 0;
    rows.forEach((row, at) => { row.hidden = !words.every((word) => texts[at].includes(word)); if (!row.hidden) count++; });
    said.textContent = field.value.trim() === "" ? "" : count + " of " + rows.length + " found";
  });
}
`;

/** SHA-256 of {@link pageScript} in base64, as a content security policy names it. */
export const scriptDigest = "UQ3o26QWB+qUA4ENTeZ25onGajn0s7gFZ+xToWWGukU=";
