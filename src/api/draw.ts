import type { RunResult } from "../domain/result.js";
import { runCharts } from "../report/figures/registry.js";
import { renderSvg } from "../report/render.js";
import { runData } from "../report/run-data.js";
import { planSeries } from "../report/series.js";
import { sweepFigures } from "../report/sweep/figures.js";
import type { SweepFindings } from "../report/sweep/sweep-report.js";

/** A chart that stands alone. */
export interface Drawing {
  readonly heading: string;
  /** What it shows and how to read it. */
  readonly caption: string;
  /** A whole SVG document: nothing loaded, the same bytes on every machine. */
  readonly svg: string;
}

/** Names of the charts that `drawRun` knows, as `descent plot --list` has them. */
export const runChartNames: readonly string[] = runCharts.map(({ name }) => name);

/**
 * Draws one chart of a run. Throws an Error where there is no such chart, or the run has nothing to show in it.
 * @param baseline the run that `comparison` compares with; null: none
 */
export async function drawRun(result: RunResult, chart: string, baseline: RunResult | null = null): Promise<Drawing> {
  const found = runCharts.find(({ name }) => name === chart);
  if (found === undefined) throw new Error(`unknown chart: ${chart}; known: ${runChartNames.join(", ")}`);
  const data = runData(result, baseline);
  const figure = found.draw(data, planSeries(data.records));
  if (typeof figure === "string") throw new Error(`${chart} cannot be drawn: ${figure}`);
  return await draw(figure);
}

/** Every chart that a sweep has something to show in: heat maps, lines, paired differences. */
export async function drawSweep(findings: SweepFindings): Promise<readonly Drawing[]> {
  const drawings: Drawing[] = [];
  for (const figure of sweepFigures(findings)) drawings.push(await draw(figure));
  return drawings;
}

const draw = async ({ heading, caption, spec }: Omit<Drawing, "svg"> & Spec): Promise<Drawing> => ({
  heading,
  caption,
  svg: await renderSvg(spec, { description: `${heading}. ${caption}` }),
});

interface Spec {
  readonly spec: Parameters<typeof renderSvg>[0];
}
