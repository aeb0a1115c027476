import { allSeriesColours, type Colour, heatColours, ink, seriesColours } from "../palette.js";

const layout = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --surface: ${ink.surface.light}; --text: ${ink.text.light}; --muted: ${ink.muted.light};
  --line: #dfe3e9; --faint: #f3f5f8; --accent: ${seriesColours[0]!.light};
}
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
.scroll { overflow-x: auto; }
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
@media (max-width: 640px) { .strip { grid-template-columns: repeat(2, 1fr); } main { padding: 28px 14px 40px; } figure { padding: 12px; } h1 { font-size: 23px; } }
@media print {
  @page { margin: 16mm 14mm; }
  body { background: none; font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  figure, tr, .strip, .facts { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
}
`;

const darkLayout = `:root {
  --page: #0e1116; --surface: ${ink.surface.dark}; --text: ${ink.text.dark}; --muted: ${ink.muted.dark};
  --line: #2b323c; --faint: #1c2128; --accent: ${seriesColours[0]!.dark};
}`;

/** The page's one style sheet. Charts carry light colours as attributes, which these rules replace on a dark screen. */
export function styleSheet(): string {
  const swatches = allSeriesColours.map((colour, index) => `.series-${index} { --series: ${colour.light}; }`);
  const darkSwatches = allSeriesColours.map((colour, index) => `.series-${index} { --series: ${colour.dark}; }`);
  const darkCharts = [...Object.values(ink), ...allSeriesColours, ...heatColours].map(darkRule);
  return `${layout}${swatches.join("\n")}
@media screen and (prefers-color-scheme: dark) {
${[darkLayout, ...darkSwatches, ...darkCharts].join("\n")}
}
`;
}

const darkRule = ({ light, dark }: Colour): string =>
  `figure [fill="${light}"] { fill: ${dark}; } figure [stroke="${light}"] { stroke: ${dark}; }`;
