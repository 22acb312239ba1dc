import { type Html, html } from './html.ts'

/** The look of `data/report.html`, for screen and paper. Fonts are whatever the reader has. */
export const REPORT_STYLE: Html = html`<style>
:root { color-scheme: light; --ink: #1f2a33; --quiet: #5b6873; --line: #cfd6dc; --ground: #f4f6f8; --danger: #9c2f1f; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem 4rem; color: var(--ink); background: #fff;
  font: 15px/1.5 "Inter", "Segoe UI", "Helvetica Neue", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  font-variant-numeric: tabular-nums; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding-bottom: .25rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: .4rem 0; }
.zh { color: var(--quiet); }
h1 .zh, h2 .zh { font-weight: 400; }
.quiet { color: var(--quiet); font-size: .85rem; }
.note { background: var(--ground); border-left: 4px solid var(--quiet); padding: .5rem .75rem; }
.danger { border-left-color: var(--danger); }
.bad, .bad .zh { color: var(--danger); font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; margin: 1rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { color: var(--quiet); font-weight: 600; font-size: .85rem; }
table.answers { table-layout: fixed; }
.answers th:nth-child(1) { width: 48%; }
.answers th:nth-child(3) { width: 20%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
code { font-family: ui-monospace, Consolas, monospace; font-size: .8rem; overflow-wrap: anywhere; }
ul { margin: .25rem 0; padding-left: 1.1rem; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } h2 { break-after: avoid; } a { color: inherit; } }
</style>`
