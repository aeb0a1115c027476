import { formatFixed } from "../format.js";
import { cellLabel, metricLabel } from "./metric-label.js";
import type { SweepFindings } from "./sweep-report.js";
import { boundsText, meanText } from "./tables.js";

/** Which cell is best and how sure that is, as sentences. */
export function verdict(report: SweepFindings): readonly string[] {
  const best = report.cells[report.best]!;
  const what = report.goal === "min" ? "least" : "most";
  const sentences = [
    `Best cell (${what} ${metricLabel(report.metric)}): ${cellLabel(best, report.parameters)}, ${meanText(best.estimate)}.`,
  ];
  if (report.runnerUp !== null) {
    const next = report.cells[report.runnerUp.cell]!;
    const { difference } = report.runnerUp;
    sentences.push(
      `Next: ${cellLabel(next, report.parameters)}, which differs by ${meanText(difference)}, 95 % interval ${boundsText(difference)}, seed by seed.`,
    );
    sentences.push(
      report.tiedCells === 1
        ? "No other cell is that good: every interval of the difference from the best leaves out 0."
        : `${formatFixed(report.tiedCells, 0)} cells, the best included, cannot be told apart with these seeds.`,
    );
  }
  if (report.runs < report.runsPlanned) {
    sentences.push(
      `Not complete: ${formatFixed(report.runs, 0)} of ${formatFixed(report.runsPlanned, 0)} runs are there.`,
    );
  }
  return sentences;
}
