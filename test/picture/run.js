/**
 * `npm run picture`: draws the charts of the three-job report below one another, for the README. The same charts as in
 * report.html, drawn without a browser.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { figures } from "../../dist/report/figures/registry.js";
import { renderSvg } from "../../dist/report/render.js";
import { runData } from "../../dist/report/run-data.js";
import { planSeries } from "../../dist/report/series.js";
import { simulate } from "../../dist/run/simulate.js";
import { loadScenario } from "../../dist/scenario/load.js";

const scenario = fileURLToPath(new URL("../../scenarios/zheng-fixed-3.yaml", import.meta.url));
const target = fileURLToPath(new URL("../../results/reference/zheng-fixed-3.svg", import.meta.url));

const marginPx = 16;
const headingPx = 34;
const font = "font: 600 16px system-ui, sans-serif; fill: #1f2733";

const result = runData(simulate(loadScenario(scenario)));
let widthPx = 0;
let topPx = marginPx;
const parts = [];
for (const { heading, spec } of figures(result, planSeries(result.records))) {
  const svg = await renderSvg(spec, { description: heading });
  const [, width = "", height = ""] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const chart = svg.replace("<svg", `<svg x="${marginPx}" y="${topPx + headingPx}"`);
  parts.push(`<text x="${marginPx + 4}" y="${topPx + 20}" style="${font}">${heading}</text>`, chart);
  widthPx = Math.max(widthPx, Number(width) + 2 * marginPx);
  topPx += headingPx + Number(height) + marginPx;
}

const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${topPx}" viewBox="0 0 ${widthPx} ${topPx}">`;
const paper = `<rect width="${widthPx}" height="${topPx}" fill="#ffffff"/>`;
writeFileSync(target, `${open}\n${paper}\n${parts.join("\n")}\n</svg>\n`);
console.log(`${target}: ${parts.length / 2} charts`);
