import type { ChartSpec } from "../charts/theme.js";
import { formatFixed } from "../format.js";
import { type Varying, varyingParameters } from "./axes.js";
import { DIFFERENCES_MAX, differenceChart } from "./difference-chart.js";
import { heatMap } from "./heat-map.js";
import { lineChart, SERIES_MAX } from "./line-chart.js";
import { metricLabel, parameterLabel } from "./metric-label.js";
import type { SweepFindings } from "./sweep-report.js";

export interface SweepFigure {
  readonly heading: string;
  readonly spec: ChartSpec;
  readonly caption: string;
}

/** A grid this fine is drawn; a sample, in which hardly two points share a value, is not. */
const HEAT_VALUES_MAX = 120;
const LINE_CHARTS_MAX = 4;

/** The charts of a sweep in reading order: only those for which it has something to show. */
export function sweepFigures(report: SweepFindings): readonly SweepFigure[] {
  return [...heatFigures(report), ...lineFigures(report), ...differenceFigures(report)];
}

function heatFigures(report: SweepFindings): readonly SweepFigure[] {
  return report.schedulers.flatMap((scheduler) => {
    const cells = report.cells.filter((cell) => cell.scheduler === scheduler);
    const [horizontal, vertical, ...others] = varyingParameters(report, cells);
    if (horizontal === undefined || vertical === undefined) return [];
    const squares = horizontal.values.length * vertical.values.length;
    if (Math.max(horizontal.values.length, vertical.values.length) > HEAT_VALUES_MAX || cells.length < squares / 2) {
      return [];
    }
    const rest =
      others.length === 0 ? "" : ` Means over ${others.map(({ path }) => parameterLabel(path)).join(" and ")}.`;
    return [
      {
        heading: `${scheduler}: ${parameterLabel(horizontal.path)} and ${parameterLabel(vertical.path)}`,
        spec: heatMap(report, cells, horizontal, vertical),
        caption: `${sentence(metricLabel(report.metric))}, mean over seeds; the best is outlined.${rest}`,
      },
    ];
  });
}

function lineFigures(report: SweepFindings): readonly SweepFigure[] {
  const varying = varyingParameters(report, report.cells);
  return varying
    .filter((parameter) => parameter.isNumeric)
    .slice(0, LINE_CHARTS_MAX)
    .map((horizontal) => {
      const split = splitBy(report, varying, horizontal);
      const others = varying.filter((parameter) => parameter !== horizontal && parameter !== split);
      const averaged =
        others.length === 0
          ? "Means over seeds; bands, where lines are few, are their 95 % confidence intervals."
          : `Means over seeds and over ${others.map(({ path }) => parameterLabel(path)).join(" and ")}.`;
      const levels = report.cells.some((cell) => cell.values[horizontal.index] === null)
        ? ` Dashed: a scheduler without ${parameterLabel(horizontal.path)}.`
        : "";
      return {
        heading: `${sentence(metricLabel(report.metric))} against ${parameterLabel(horizontal.path)}`,
        spec: lineChart(report, horizontal, split),
        caption: `${averaged}${levels}`,
      };
    });
}

/** The first other parameter that is few enough lines. */
const splitBy = (report: SweepFindings, varying: readonly Varying[], horizontal: Varying): Varying | null =>
  varying.find(
    (parameter) =>
      parameter !== horizontal &&
      parameter.values.length * report.schedulers.length <= SERIES_MAX + report.schedulers.length,
  ) ?? null;

function differenceFigures(report: SweepFindings): readonly SweepFigure[] {
  const count = report.differences.length;
  if (count === 0 || report.baseline === null) return [];
  const some = count > DIFFERENCES_MAX ? `The first ${DIFFERENCES_MAX} of ${formatFixed(count, 0)} cells. ` : "";
  return [
    {
      heading: `Differences from ${report.baseline}`,
      spec: differenceChart(report),
      caption: `${some}Mean of the differences seed by seed, since every cell meets the same draws, with its 95 % confidence interval. Left of 0 is less than ${report.baseline}.`,
    },
  ];
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
