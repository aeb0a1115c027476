/** What the page of a reproduction has beyond the style of a run's report. */
export const reproductionStyle: string = `
:root { --good: light-dark(#1d7a4f, #57c795); --bad: light-dark(#b3362b, #f08a7c); --bad-text: light-dark(#ffffff, #1b1110); }
main { max-width: 1080px; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
.strip dd.good { color: var(--good); } .strip dd.bad { color: var(--bad); }
.links { margin: 12px 0 0; font-size: 13.5px; color: var(--muted); }
.links a { margin-right: .5em; white-space: nowrap; }
.prose { max-width: 46em; margin: 0; padding-left: 1.2em; } .prose li { margin: 0 0 6px; }
.verdict { display: inline-block; padding: 1px 8px; border: 1px solid transparent; border-radius: 999px; font-size: 12.5px; font-weight: 600; white-space: nowrap; }
.verdict.reproduced { color: var(--good); border-color: currentColor; }
.verdict.missed { color: var(--bad-text); background: var(--bad); }
.verdict.input, .verdict.direction { color: var(--muted); font-weight: 400; padding-left: 0; }
table small { display: block; font-size: 12px; line-height: 1.4; color: var(--muted); }
.claims { min-width: 880px; table-layout: fixed; }
.claims col:nth-child(1) { width: 6%; } .claims col:nth-child(2) { width: 27%; } .claims col:nth-child(3) { width: 9%; }
.claims col:nth-child(4) { width: 14%; } .claims col:nth-child(5) { width: 10.5%; } .claims col:nth-child(6) { width: 20.5%; }
.claims td, .claims tbody th { vertical-align: top; }
.claims tbody th { min-width: 0; white-space: nowrap; font-variant-numeric: tabular-nums; }
.claims .what, .claims .tolerance, .wrap { white-space: normal; overflow-wrap: break-word; }
.claims .tolerance { font-size: 12.5px; color: var(--muted); }
.claims .group th { padding-top: 18px; font-size: 13px; font-weight: 650; background: var(--surface); }
.claims tbody tr:last-child > * { border-bottom: 1px solid var(--line); }
.claims tbody:last-child tr:last-child > * { border-bottom: 0; }
.claims .has-erratum > * { border-bottom: 0; }
.claims .erratum td { padding-top: 0; white-space: normal; font-size: 12.5px; color: var(--muted); }
.claims .erratum strong { color: var(--text); font-weight: 600; }
.claims tr:target > * { background: var(--faint); }
.range { display: block; margin: 4px 0 1px auto; overflow: visible; }
.range-axis { stroke: var(--line); } .range-bar { fill: var(--muted); opacity: .45; }
.range-median { stroke: var(--text); stroke-width: 1.5; } .range-published { fill: var(--text); stroke: var(--surface); stroke-width: 1; }
.sources th.wrap { min-width: 19em; } .sources td { vertical-align: top; } .sources tbody th a { font-weight: 600; }
.counts { display: block; width: 100%; max-width: 26em; height: 6px; margin: 9px 0 3px; border-radius: 3px; overflow: hidden; }
.bar-reproduced { fill: var(--good); } .bar-missed { fill: var(--bad); } .bar-input { fill: var(--line); } .bar-direction { fill: var(--muted); }
.misses td { vertical-align: top; } .misses tbody th { min-width: 0; white-space: nowrap; vertical-align: top; } .misses .wrap { min-width: 15em; }
section > p { max-width: 46em; margin: 0 0 14px; color: var(--muted); }
.facts + .prose, .scroll + .prose { margin-top: 16px; }
figure + figure { margin-top: 18px; }
figure:has(> h3) .tools { top: 16px; right: 18px; }
figure h3 { margin: 0 96px 14px 0; font-size: 15px; font-weight: 650; }
@media print { main { max-width: none; } .claims { font-size: 8.5pt; } .claims .erratum { break-before: avoid; } .verdict { border-color: currentColor; } }
`;
