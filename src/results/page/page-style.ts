/**
 * The page's own style sheet: light and dark, screen and paper. Text keeps a contrast of at least 4.5 to 1
 * on every ground, also on the strongest colour of the pairwise table.
 */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de;
  --card: #f6f8fa; --accent: #0b57a4; --win: #8fc7a0; --lose: #efb3a6; --seat: #1f6f43; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e8ecf0; --soft: #a3adb8;
  --line: #3a424b; --card: #1d232a; --accent: #7db7f2; --win: #1f5a37; --lose: #6d3227; --seat: #7fd3a2; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
h3 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .4rem 0; } .lead { font-size: 1.15rem; } .soft { color: var(--soft); }
a { color: var(--accent); } code { overflow-wrap: anywhere; }
ul, ol { padding: 0; margin: 0; list-style: none; }
.cards { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); }
.card { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--seat);
  border-radius: .5rem; padding: .8rem 1rem; break-inside: avoid; }
.organizations li { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: .3rem 1rem;
  padding: .5rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.organizations b { overflow-wrap: anywhere; }
.seats { display: flex; flex-wrap: wrap; gap: .4rem; }
.seats span { border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .7rem; background: var(--card); }
.seats .new { border: 2px solid var(--seat); }
.ranking li { display: grid; grid-template-columns: 2.5rem 1fr; gap: .2rem .6rem; padding: .6rem 0;
  border-bottom: 1px solid var(--line); break-inside: avoid; }
.place { font-size: 1.4rem; font-weight: 700; text-align: right; line-height: 1.2; }
.state { font-weight: 600; } .state.seated { color: var(--seat); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: .45rem .6rem; text-align: center; }
thead th, tbody th { font-weight: 600; min-width: 5.5rem; max-width: 11rem; overflow-wrap: break-word; }
tbody th { text-align: left; }
td.cell { position: relative; white-space: nowrap; }
td.win { background: var(--win); } td.lose { background: var(--lose); }
td.weak { background: color-mix(in srgb, var(--ground) 45%, var(--paper)); }
td.win.weak { --ground: var(--win); } td.lose.weak { --ground: var(--lose); }
.tip { position: absolute; z-index: 1; bottom: 100%; right: 0; width: max-content; max-width: 16rem; padding: .4rem .6rem;
  white-space: normal; text-align: left; background: var(--ink); color: var(--paper); border-radius: .3rem;
  visibility: hidden; }
td.cell:hover .tip, td.cell:focus .tip { visibility: visible; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
.rules td, .rules th { text-align: left; min-width: 9rem; }
@media (max-width: 34rem) { .organizations li { grid-template-columns: 1fr; } }
@media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } a { color: inherit; }
  td, .card { print-color-adjust: exact; } .scroll { overflow: visible; } }
`;
