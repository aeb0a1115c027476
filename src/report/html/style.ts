import { allSeriesColours, type Colour, heatColours, ink, seriesColours } from "../palette.js";

const either = ({ light, dark }: Colour): string => `light-dark(${light}, ${dark})`;

const layout = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f5f6f8, #0e1116); --surface: ${either(ink.surface)}; --text: ${either(ink.text)}; --muted: ${either(ink.muted)};
  --line: light-dark(#dfe3e9, #2b323c); --faint: light-dark(#f3f5f8, #1c2128); --accent: ${either(seriesColours[0]!)};
}
:root[data-scheme="light"] { color-scheme: light; } :root[data-scheme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  -webkit-text-size-adjust: 100%;
}
main { max-width: 940px; margin: 0 auto; padding: 44px 24px 56px; }
.eyebrow { margin: 0 0 6px; font-size: 12px; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; color: var(--muted); }
h1 { margin: 0; font-size: 28px; line-height: 1.22; font-weight: 650; letter-spacing: -.012em; overflow-wrap: anywhere; }
h2 { margin: 44px 0 12px; font-size: 18px; line-height: 1.3; font-weight: 650; letter-spacing: -.005em; }
.lead { margin: 8px 0 0; color: var(--muted); overflow-wrap: anywhere; }
.lead strong { color: var(--text); font-weight: 600; }
.strip {
  display: grid; grid-template-columns: repeat(4, 1fr); gap: 1px; margin: 28px 0 0;
  background: var(--line); border: 1px solid var(--line); border-radius: 8px; overflow: hidden;
}
.strip div { background: var(--surface); padding: 14px 16px 13px; }
.strip dt { font-size: 12.5px; color: var(--muted); white-space: nowrap; }
.strip dd { margin: 2px 0 0; font-size: 21px; line-height: 1.25; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
.strip small { font-size: 13px; font-weight: 400; color: var(--muted); }
figure, .scroll, .facts { margin: 0; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
figure { padding: 20px 20px 16px; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { margin-top: 12px; padding-top: 10px; border-top: 1px solid var(--line); font-size: 13px; line-height: 1.5; color: var(--muted); }
.scroll, .drawing { overflow-x: auto; }
.scroll + .scroll { margin-top: 16px; }
table { width: 100%; border-collapse: collapse; font-size: 13.5px; line-height: 1.4; }
caption { padding: 12px 16px 10px; text-align: left; font-size: 13px; color: var(--muted); border-bottom: 1px solid var(--line); }
th, td { padding: 7px 10px; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { padding-left: 16px; }
th:last-child, td:last-child { padding-right: 16px; }
thead th { font-size: 12px; font-weight: 500; color: var(--muted); background: var(--faint); vertical-align: bottom; }
tbody th { font-weight: 500; overflow-wrap: anywhere; min-width: 7em; }
tbody tr:last-child > * { border-bottom: 0; }
td { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.swatch { display: inline-block; width: 10px; height: 10px; margin-right: 8px; border-radius: 2px; background: var(--series); }
.facts { display: grid; grid-template-columns: minmax(120px, max-content) 1fr; padding: 6px 16px; font-size: 13.5px; }
.facts dt, .facts dd { margin: 0; padding: 8px 0; border-bottom: 1px solid var(--line); }
.facts dt { padding-right: 28px; color: var(--muted); }
.facts dd { overflow-wrap: anywhere; }
.facts > :nth-last-child(-n+2) { border-bottom: 0; }
code { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: 10px 0 0; padding: 12px 16px; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
@media (max-width: 640px) { .strip { grid-template-columns: repeat(2, 1fr); } main { padding: 28px 14px 40px; } figure { padding: 12px; } h1 { font-size: 23px; } }
@media print {
  :root, :root[data-scheme] { color-scheme: light; }
  @page { margin: 16mm 14mm; }
  body { background: none; font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  figure, tr, .strip, .facts { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll, .drawing { overflow: visible; }
}
`;

/** What a page's scripts add to it, and how what is picked stands out. */
const controls = `
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
button:focus-visible, summary:focus-visible, .scroll:focus-visible, .drawing:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.schemes { float: right; display: flex; border: 1px solid var(--line); border-radius: 7px; overflow: hidden; background: var(--surface); }
.schemes button { padding: 4px 11px; font-size: 12.5px; color: var(--muted); }
.schemes button + button { border-left: 1px solid var(--line); }
.schemes button[aria-pressed="true"] { background: var(--faint); color: var(--text); font-weight: 600; }
.schemes button:focus-visible { outline-offset: -3px; }
figure { position: relative; }
.tools { display: flex; gap: 6px; position: absolute; right: -1px; top: -39px; }
.tools button { padding: 2px 9px; font-size: 12px; color: var(--muted); background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
.tools button:hover { color: var(--text); border-color: var(--muted); }
details { margin-top: 10px; font-size: 13px; } summary { color: var(--muted); cursor: pointer; width: fit-content; }
details .scroll { margin-top: 10px; max-height: 320px; overflow: auto; } details thead th { position: sticky; top: 0; }
details tbody th { font-weight: 400; }
.bar { position: sticky; top: 0; z-index: 1; margin: 24px -24px 0; padding: 10px 24px 8px; background: var(--page); border-bottom: 1px solid var(--line); }
.keys { display: flex; gap: 4px; margin: 0; padding: 3px; list-style: none; overflow-x: auto; scrollbar-width: thin; }
.keys li { flex: none; max-width: 22em; padding: 2px 9px; font-size: 13px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; border: 1px solid transparent; border-radius: 7px; }
.keys li:has(button) { padding: 0; } .keys button { padding: 2px 9px; max-width: 100%; overflow: hidden; text-overflow: ellipsis; border-radius: 6px; }
.keys button:focus-visible { outline-offset: -2px; }
.keys .lit { border-color: var(--line); background: var(--surface); } .keys [aria-pressed="true"] { box-shadow: inset 0 0 0 1.5px var(--accent); }
.readout { margin: 4px 3px 0; min-height: 1.5em; font-size: 13px; line-height: 1.5; color: var(--muted); font-variant-numeric: tabular-nums; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.readout:empty { display: none; }
.picking .readout { color: var(--text); }
figure [data-key] { cursor: pointer; transition: opacity .12s; }
.picking figure [data-key]:not(.lit) { opacity: .14; } .picking figure text[data-key]:not(.lit) { opacity: .45; }
tr[data-key] { cursor: pointer; } tr.lit > * { background: var(--faint); } tr.lit > th { box-shadow: inset 3px 0 0 var(--accent); }
@media (prefers-reduced-motion: reduce) { figure [data-key] { transition: none; } }
@media (max-width: 640px) { figure svg { min-width: 600px; } .bar { margin: 20px -14px 0; padding: 8px 14px 6px; } .readout { white-space: normal; } .schemes button { padding: 4px 9px; } }
@media print { .schemes, .tools, .bar, details { display: none; } }
`;

/**
 * The page's one style sheet. Charts carry light colours as attributes, which its rules replace where the page is dark: by the
 * system, or by the choice at its head.
 */
export function styleSheet(): string {
  const swatches = allSeriesColours.map((colour, index) => `.series-${index} { --series: ${either(colour)}; }`);
  const charts = [...Object.values(ink), ...allSeriesColours, ...heatColours].map(chartRule);
  return `${layout}${controls}${[...swatches, ...charts].join("\n")}\n`;
}

const chartRule = (colour: Colour): string =>
  `figure [fill="${colour.light}"] { fill: ${either(colour)}; } figure [stroke="${colour.light}"] { stroke: ${either(colour)}; }`;
