/** Colors: text has a contrast of at least 4.5 to 1 on every background. */
const colours = `
:root { color-scheme: light dark; --paper: #f8f6f1; --card: #fffefb; --ink: #1b2330; --soft: #545d6b; --line: #dcd6c9;
  --accent: #0f566c; --seat: #0e5a4b; --seat-ground: #dcefe7; --full: #0e5a4b; --on-full: #ffffff;
  --warn: #7c2d12; --warn-ground: #fdeadd; --band: #12303a; --on-band: #f7f4ec; --soft-on-band: #b9cbd0; --glow: #8fdcc4;
  --w1: #dbe8f3; --w2: #aecde8; --w3: #7fb2dd; --l1: #f7e6d6; --l2: #f0c8a2; --l3: #e6a56c; --even: #ebe7dd; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #10151b; --card: #182029; --ink: #e8ecf2; --soft: #a9b3c1;
  --line: #323c49; --accent: #8accdf; --seat: #84dac1; --seat-ground: #153a33; --full: #84dac1; --on-full: #0b231e;
  --warn: #f6bd98; --warn-ground: #3c2317; --band: #0b1e25; --on-band: #eef1ee; --soft-on-band: #a9bec4;
  --w1: #1c3144; --w2: #20507a; --w3: #2765a2; --l1: #3a2b20; --l2: #67411f; --l3: #89551f; --even: #2a313b; } }
@media (prefers-contrast: more) { :root { --soft: var(--ink); --line: var(--ink); } }
`;

const page = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere; }
h1, h2, .lead, .figures b, .total { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Source Serif 4", Georgia, serif; }
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; } ul, ol { list-style: none; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
p { max-width: 44rem; text-wrap: pretty; } p + p { margin-top: .5rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: 2px; }
code { font: .9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.masthead, nav ul, main, footer { max-width: 74rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
`;

const masthead = `
header { background: var(--band); color: var(--on-band); padding: clamp(1.75rem, 5vw, 3.5rem) 0 1.75rem; }
header :focus-visible { outline-color: var(--glow); }
.masthead { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem 3rem; }
.eyebrow { color: var(--glow); font-size: .875rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; }
h1 { font-size: clamp(2.1rem, 6vw, 3.6rem); font-weight: 600; letter-spacing: -.015em; margin: .35rem 0 .75rem; }
.lead { font-size: clamp(1.2rem, 2.6vw, 1.55rem); line-height: 1.4; }
.told p:last-child { color: var(--soft-on-band); }
.drawn svg { display: block; width: 100%; max-width: 20rem; }
.drawn circle { fill: none; stroke: var(--glow); stroke-width: 2; }
.drawn .now circle { fill: var(--glow); } .drawn .open circle { stroke-dasharray: 4 5; }
.drawn text { fill: var(--on-band); text-anchor: middle; font-size: 15px; font-weight: 600; }
.drawn .now text { fill: #0b231e; }
.drawn .total { font-size: 64px; font-weight: 600; } .drawn .unit { font-size: 15px; font-weight: 400; fill: var(--soft-on-band); }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 1.75rem;
  border-top: 1px solid color-mix(in srgb, var(--on-band) 25%, transparent); padding-top: 1.25rem; }
.figures dt { font-size: .8125rem; color: var(--soft-on-band); letter-spacing: .03em; }
.figures dd { font-size: .9375rem; line-height: 1.45; } .figures b { display: block; font-size: 1.6rem; font-weight: 600; line-height: 1.25; }
.period { display: block; } .period b { display: inline; font: inherit; color: var(--soft-on-band); }
.figures > div { flex: 1 1 8.5rem; } .figures > .when { flex-basis: 15rem; }
.bar, .share::before { display: block; height: .4rem; border-radius: .2rem; background: linear-gradient(90deg, currentColor var(--share), color-mix(in srgb, currentColor 22%, transparent) 0); }
.figures .bar { margin: .3rem 0; color: var(--glow); max-width: 10rem; }
nav { border-bottom: 1px solid var(--line); background: var(--card); }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
nav a { display: inline-block; padding: .7rem 0; font-size: .9375rem; text-decoration: none; }
nav a:hover { text-decoration: underline; } nav a[aria-current] { font-weight: 600; color: var(--ink); box-shadow: inset 0 -3px var(--accent); } .day { white-space: nowrap; }
@media (min-width: 60rem) { .masthead { grid-template-columns: minmax(0, 1fr) 20rem; align-items: center; }
  .drawn { grid-column: 2; } .told { grid-column: 1; grid-row: 1; } .figures { grid-column: 1 / -1; } }
@media (max-width: 59.99rem) { .drawn { grid-row: 2; } .drawn svg { max-width: 16rem; margin: 0 auto; } }
`;

const sections = `
.alert { background: var(--warn-ground); color: var(--warn); border-left: .3rem solid var(--warn); padding: .8rem 1rem; margin-top: 1.5rem; max-width: none; }
.alert ul { list-style: disc; padding-left: 1.2rem; }
section { padding: clamp(1.75rem, 4vw, 2.75rem) 0; border-bottom: 1px solid var(--line); }
section:last-child { border-bottom: 0; }
h2 { font-size: clamp(1.4rem, 3vw, 1.7rem); font-weight: 600; margin-bottom: 1rem; }
@media (min-width: 60rem) { section:not(.wide) { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 2.5rem; } }
.body > * + * { margin-top: 1rem; }
h3 { font-size: 1.125rem; }
.from { color: var(--soft); font-size: .9375rem; font-weight: 400; }
.why { font-size: .9375rem; line-height: 1.5; } p.why + p.why { margin-top: .3rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); }
.in-pairs { grid-template-columns: repeat(auto-fill, minmax(min(100%, max(16rem, 40%)), 1fr)); }
.card { background: var(--card); border: 1px solid var(--line); border-top: .3rem solid var(--full); border-radius: .35rem;
  padding: 1.1rem 1.2rem 1.2rem; break-inside: avoid; }
.card h3 { font-size: 1.3rem; } .card .place { color: var(--seat); font-size: .875rem; font-weight: 600; }
.card .place + h3 { margin-top: .1rem; } .card.over { border-style: dashed; border-top: .3rem dashed var(--warn); background: none; } .over .place, .over .term { color: var(--warn); }
.card p + p { margin-top: .25rem; } .card .term { margin-top: .6rem; font-weight: 600; font-size: .9375rem; } .card .why { color: var(--soft); margin-top: .5rem; }
.organizations > li { padding: .9rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
.organizations > li:last-child { border-bottom: 1px solid var(--line); }
.organizations h3 { font-size: 1rem; } .use { color: var(--soft); font-size: .875rem; font-weight: 400; margin-left: .4rem; }
.slots { display: grid; gap: .5rem; margin-top: .5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.75rem), 1fr)); }
.slots li { border: 2px solid var(--full); border-radius: .35rem; padding: .45rem .8rem .5rem; font-weight: 600; line-height: 1.35; }
.slots .now { background: var(--full); color: var(--on-full); }
.slots .stays { background: var(--card); }
.slots .free { border: 2px dashed var(--line); color: var(--soft); font-weight: 400; }
@media (min-width: 42rem) { .organizations > li { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 0 1.5rem; align-items: start; }
  .organizations .use { display: block; margin: .15rem 0 0; } .organizations .slots { margin: 0; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); } }
.seat { display: block; font-size: .8125rem; font-weight: 400; }
.ranking > li { display: grid; grid-template-columns: 2.75rem minmax(0, 1fr); gap: 0 1rem; padding: 1rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
.ranking.unranked > li { grid-template-columns: minmax(0, 1fr); } .share { grid-column: 2; }
@media (min-width: 42rem) { .ranking > li { grid-template-columns: 2.75rem minmax(0, 1fr) 14rem; } .share { grid-column: 3; grid-row: 1; } }
.ranking .place { font: 600 1.9rem/1.1 Georgia, serif; text-align: right; font-variant-numeric: lining-nums tabular-nums; color: var(--soft); }
.ranking .seated .place { color: var(--seat); }
.ranking > .line { display: flex; align-items: center; gap: .8rem; padding: .2rem 0; border: 0; color: var(--seat); font-size: .875rem; font-weight: 600; }
.line::before, .line::after { content: ""; border-top: 2px solid var(--seat); flex: 1; } .line + li { border-top: 0; }
.badge { display: inline-block; font-size: .8125rem; font-weight: 600; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .65rem; margin: .35rem 0 0; color: var(--soft); }
.seated .badge { color: var(--seat); background: var(--seat-ground); } .passed-over .badge { color: var(--warn); background: var(--warn-ground); }
.share { display: flex; align-items: center; align-self: start; gap: .6rem; margin-top: .3rem; font-size: .875rem; font-variant-numeric: tabular-nums; color: var(--soft); white-space: nowrap; }
.share::before { content: ""; flex: 1; max-width: 14rem; color: var(--accent); }
.ranking .why { margin-top: .4rem; } .ranking h3 .from { margin-left: .35rem; }
.rules > li { display: grid; grid-template-columns: minmax(0, 1fr); gap: .1rem 1.5rem; padding: .7rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
.rules h3 { font-size: 1rem; } .rules p { margin: 0; font-size: .9375rem; }
.used { display: block; color: var(--soft); font-size: .8125rem; font-weight: 400; }
.rules .seats { font-weight: 600; color: var(--seat); } .rules .seats::first-letter { text-transform: uppercase; }
.rules .others .seats { color: var(--warn); } .rules .unknown .seats { color: var(--soft); }
@media (min-width: 42rem) { .rules > li { grid-template-columns: 12rem minmax(0, 1fr) 11rem; } }
.errata > li + li { margin-top: 1.25rem; } .errata .notes { margin-top: .4rem; font-size: .9375rem; } .alert a { color: inherit; }
.notes { list-style: disc; padding-left: 1.1rem; } .notes li + li { margin-top: .4rem; } .notes li { max-width: 44rem; }
.command { display: inline-block; background: var(--card); border: 1px solid var(--line); border-radius: .35rem; padding: .55rem .9rem; }
.checks li { display: grid; grid-template-columns: 1.4rem minmax(0, 1fr); } .mark { color: var(--seat); font-weight: 700; } .wrong, .wrong .mark { color: var(--warn); }
details > summary { cursor: pointer; color: var(--accent); padding: .3rem 0; } .onward { padding: 1.25rem 0; } h3 .from + a { font-size: .8125rem; font-weight: 400; margin-left: .35rem; }
.digests { font-size: .8125rem; color: var(--soft); } .digests div + div { margin-top: .4rem; }
footer { padding-top: 1rem; padding-bottom: 2.5rem; color: var(--soft); font-size: .875rem; }
`;

const pairs = `
.key { font-size: .875rem; color: var(--soft); }
.key span { display: inline-block; min-width: 1.6rem; height: 1.6rem; line-height: 1.6rem; padding: 0 .4rem; vertical-align: middle; color: var(--ink); }
.key span:last-of-type { margin-right: .6rem; }
.figure { position: relative; padding-bottom: 5.2rem; } .figure.plain { padding: 0; } .plain .key { margin-top: .6rem; }
.scroll { overflow: auto; max-height: 85vh; max-height: 85svh; border: 1px solid var(--line); background: var(--card); scroll-padding: 9rem 0 0 9rem; width: fit-content; max-width: 100%; }
table { border-collapse: separate; border-spacing: 0; font-variant-numeric: tabular-nums; }
.pairs td, .pairs th { padding: 0; border: 1px solid var(--card); border-width: 0 0 1px 1px; text-align: center; }
.pairs label, .plain tbody td { position: relative; display: block; min-width: 2.6rem; padding: .4rem .45rem; cursor: help; line-height: 1.4; } .plain tbody td { display: table-cell; cursor: auto; }
.pairs input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: help; }
.pairs td:has(:focus-visible) label { outline: 3px solid var(--ink); outline-offset: -3px; }
.pairs td:hover label { outline: 2px solid var(--ink); outline-offset: -2px; }
.pairs th { background: var(--card); font-weight: 600; font-size: .9375rem; line-height: 1.3; }
.pairs thead th { position: sticky; top: 0; z-index: 1; vertical-align: bottom; padding: .5rem .2rem .3rem; }
.pairs tbody th { position: sticky; left: 0; z-index: 1; text-align: left; padding: .2rem .7rem; min-width: 9.5rem; max-width: 14rem; }
.pairs thead td { position: sticky; top: 0; left: 0; z-index: 2; background: var(--card); }
.pairs .n { color: var(--soft); font-weight: 400; font-size: .8125rem; }
.up { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 9rem; text-align: left; margin: 0 auto; display: block; }
thead .n { display: block; }
.none { color: var(--soft); }
${["w1", "w2", "w3", "l1", "l2", "l3", "even"].map((kind) => `.${kind}, .most-${kind} tbody td:not([class]) { background: var(--${kind});${kind.startsWith("w") ? " font-weight: 700;" : ""} }`).join("\n")}
.key .w3 { font-weight: 400; }
.hint, .tip { position: absolute; left: 0; right: 0; bottom: 0; height: 5rem; margin: 0; padding: .6rem 0; font-size: .9375rem; line-height: 1.4; overflow: auto; }
.sideways { display: none; color: var(--soft); font-size: .875rem; }
.hint { color: var(--soft); } .by-touch { display: none; } @media (hover: none) { .by-touch { display: inline; } .by-pointer { display: none; } }
.tip { z-index: 1; visibility: hidden; background: var(--paper); font-weight: 400; text-align: left; max-width: 44rem; }
td:hover > .tip, td:has(:focus-visible) > .tip, td:has(:focus) > .tip { visibility: visible; }
td:hover > .tip { z-index: 2; }
@media (max-width: 34rem) { .pairs tbody th { min-width: 7rem; max-width: 7.5rem; padding: .2rem .4rem; font-size: .8125rem; }
  .pairs thead th { font-size: .8125rem; } .scroll { scroll-padding-left: 7.5rem; } .sideways { display: block; } }
`;

const paper = `
@page { margin: 16mm 15mm; }
@media print {
  :root { color-scheme: light; }
  html { font-size: 9.5pt; } body, .tip, nav { background: none; }
  header { background: none; color: var(--ink); padding: 0 0 1rem; border-bottom: 2pt solid var(--ink); }
  .eyebrow, .told p:last-child, .figures dt, .figures .bar, .period b { color: var(--soft); }
  .masthead, main, footer { max-width: none; padding: 0; }
  .figures b { font-size: 1.25rem; overflow-wrap: normal; } .figures > div { flex-basis: 7rem; }
  .masthead { grid-template-columns: minmax(0, 1fr) 12rem; } .drawn { grid-column: 2; grid-row: 1; } .told { grid-column: 1; grid-row: 1; } .figures { grid-column: 1 / -1; }
  .drawn circle { stroke: var(--full); } .drawn .now circle { fill: var(--full); } .drawn .now text { fill: #fff; } .drawn text, .drawn .unit { fill: var(--ink); }
  .drawn *, .bar, .share::before, .slots li, .badge, .pairs td, .key span, .card { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav, .hint, .tip { display: none; } a { color: inherit; text-decoration: none; }
  section { display: block; padding: 1rem 0; } h2, h3, .body > p:has(+ ul), .body > p:has(+ ol), .body > p:has(+ .figure), .key { break-after: avoid; } h2 + .body { break-before: avoid; } summary, .onward, .link, h3 .from + a { display: none; } details::details-content { content-visibility: visible; block-size: auto; } .digests { font-size: 7pt; } h2 { margin-bottom: .5rem; }
  .scroll { overflow: visible; max-height: none; border: 0; width: auto; }
}
`;

const pairsOnPaper = `
@media print {
  .sideways { display: none; } .figure { padding: 0; } .scroll { overflow: visible; max-height: none; border: 0; width: auto; }
  table.pairs { width: 100%; table-layout: auto; font-size: min(9pt, calc(490pt / var(--width))); }
  .pairs thead th, .pairs tbody th, .pairs thead td { position: static; font-size: 1em; min-width: 0; padding: .1em .2em; } .pairs .n { font-size: 1em; }
  .up { max-height: 24em; } .pairs label, .plain tbody td { min-width: 0; padding: .25em .1em; } .pairs tr { break-inside: avoid; } .pairs td { border-color: #fff; }
}
`;

/** What every page of the site shares: light and dark, screen and paper. Nothing in it moves. */
export const sharedStyle = tight(`${colours}${page}${masthead}${sections}${paper}`);

/** What the result page adds for its table. */
export const pairsStyle = tight(`${pairs}${pairsOnPaper}`);

/** A minified style sheet for a page. */
export function tight(sheet: string): string {
  return sheet
    .split(/([{};])/)
    .map((piece) =>
      piece
        .trim()
        .replace(/\n\s*/g, "")
        .replace(/([:,]) /g, "$1"),
    )
    .join("");
}
