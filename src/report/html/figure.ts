import type { ChartSpec } from "../charts/theme.js";
import { renderSvg } from "../render.js";
import { escapeHtml } from "./escape.js";
import { type DataHeaders, figureData } from "./figure-data.js";
import { section } from "./page.js";

export interface PageFigure {
  /** Short, for the name of a file. */
  readonly name: string;
  readonly heading: string;
  readonly caption: string;
  readonly spec: ChartSpec;
  /** What fields of its data hold, where the drawing does not say it. */
  readonly headers?: DataHeaders;
}

/** A chart with heading, caption and the table of its data. @param seriesHeader what its colours tell apart, unless it says so */
export async function figureSection(figure: PageFigure, seriesHeader: string): Promise<string> {
  const { name, heading, caption, spec, headers } = figure;
  const svg = await renderSvg(spec, { description: `${heading}. ${caption}` });
  return section(
    heading,
    `<figure data-chart="${escapeHtml(name)}" data-title="${escapeHtml(heading)}">
${drawing(svg)}
<figcaption>${escapeHtml(caption)}</figcaption>
${figureData(spec, heading, { series: seriesHeader, ...headers })}
</figure>`,
  );
}

/** A drawing in a box of its own, which scrolls where the page is too narrow for its text to be read. */
export const drawing = (svg: string): string => `<div class="drawing">${svg}</div>`;
