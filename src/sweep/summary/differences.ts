import { type Estimate, estimate } from "./cell-summary.js";
import type { CellRuns, RunsTable } from "./runs-table.js";

/** A cell against the baseline's cell with the same values, seed by seed: what both share of chance cancels out. */
export interface Difference {
  readonly scheduler: string;
  readonly values: CellRuns["values"];
  readonly baseline: string;
  /** Metric of the cell less that of the baseline; its count is the number of seeds that both have. */
  readonly difference: Estimate;
  /** The same in per cent of the baseline's mean over those seeds; null when that mean is 0. */
  readonly percent: Estimate | null;
}

/** Every other scheduler against the baseline; cells that have no partner or share no seed with it are left out. */
export function pairedDifferences(table: RunsTable, metric: string, baseline: string): readonly Difference[] {
  const partners = table.cells.filter((cell) => cell.scheduler === baseline);
  return table.cells.flatMap((cell) => {
    if (cell.scheduler === baseline) return [];
    const partner = partners.find((other) => isPartner(other, cell));
    const pairs = partner === undefined ? null : pairValues(cell, partner, metric);
    const difference = pairs === null ? null : estimate(pairs.differences);
    if (pairs === null || difference === null) return [];
    return [
      {
        scheduler: cell.scheduler,
        values: cell.values,
        baseline,
        difference,
        percent: inPercent(difference, pairs.baselineMean),
      },
    ];
  });
}

/** A parameter that the baseline has not cannot differ. */
const isPartner = (baseline: CellRuns, cell: CellRuns): boolean =>
  baseline.values.every((value, index) => value === null || value === cell.values[index]);

/** Differences by seed, and the mean of the partner over the same seeds. */
export function pairValues(
  cell: CellRuns,
  partner: CellRuns,
  metric: string,
): { readonly differences: readonly number[]; readonly baselineMean: number } {
  const bySeed = new Map(partner.seeds.map((seed, index) => [seed, partner.metrics[metric]?.[index]]));
  const differences: number[] = [];
  let baselineSum = 0;
  for (const [index, seed] of cell.seeds.entries()) {
    const other = bySeed.get(seed);
    const own = cell.metrics[metric]?.[index];
    if (other === undefined || own === undefined || Number.isNaN(other) || Number.isNaN(own)) continue;
    differences.push(own - other);
    baselineSum += other;
  }
  return { differences, baselineMean: differences.length === 0 ? 0 : baselineSum / differences.length };
}

/** The baseline's mean is taken as known: the interval is that of the difference, in other units. */
function inPercent(difference: Estimate, baselineMean: number): Estimate | null {
  if (baselineMean === 0) return null;
  const scale = (value: number | null): number | null => (value === null ? null : (100 * value) / baselineMean);
  const [low, high] = [scale(difference.low), scale(difference.high)];
  return {
    mean: (100 * difference.mean) / baselineMean,
    low: baselineMean > 0 ? low : high,
    high: baselineMean > 0 ? high : low,
    count: difference.count,
  };
}
