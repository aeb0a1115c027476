import type { PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import { describe, shareAtOrBelow } from "../distribution.js";
import { type Lab, usual } from "./lab.js";

type Judgement = Reproduction["summary"][number];

/** What the source says of one experiment with mixed jobs. */
export interface MixedRun {
  readonly what: string;
  readonly lab: Lab;
  readonly jobs: number;
  /** Ids of its rows: makespan and mean completion time under DS and SpeCon, and the number of jobs improved. */
  readonly rows: {
    readonly dsMakespan: string;
    readonly speConMakespan: string;
    readonly dsMean: string;
    readonly speConMean: string;
    readonly improved: string;
  };
}

/** Reductions of makespan and mean completion time, the share of jobs improved, and the absolute times. */
export function judgeMixed(run: MixedRun, published: ReadonlyMap<string, PublishedNumber>): readonly Judgement[] {
  const value = (id: string): number => Number(published.get(id)!.value);
  const { what, lab, jobs, rows } = run;
  const reduction = (before: number, after: number): number => 100 * (1 - after / before);
  return [
    inRange(
      `${what}: makespan reduction`,
      lab.makespanReductionPercent(usual),
      reduction(value(rows.dsMakespan), value(rows.speConMakespan)),
      "%",
    ),
    inRange(
      `${what}: reduction of the mean completion time`,
      lab.meanReductionPercent(usual),
      reduction(value(rows.dsMean), value(rows.speConMean)),
      "%",
    ),
    inRange(
      `${what}: jobs improved`,
      lab.improved(usual).map((count) => (100 * count) / jobs),
      (100 * value(rows.improved)) / jobs,
      "%",
    ),
    near(`${what}: DS makespan, median`, lab.makespanSec(null), value(rows.dsMakespan)),
    near(`${what}: SpeCon makespan, median`, lab.makespanSec(usual), value(rows.speConMakespan)),
    near(`${what}: DS mean completion time, median`, lab.meanCompletionSec(null), value(rows.dsMean)),
    near(`${what}: SpeCon mean completion time, median`, lab.meanCompletionSec(usual), value(rows.speConMean)),
  ];
}

function inRange(what: string, values: readonly number[], published: number, unit: string): Judgement {
  const { p05, median, p95, seeds } = describe(values);
  const quantile = 100 * shareAtOrBelow(values, published);
  return {
    what: `${what}, median and 5-95 % range over ${seeds} seeds`,
    value: `${median.toFixed(1)} ${unit} (${p05.toFixed(1)} to ${p95.toFixed(1)})`,
    target: `published ${published.toFixed(1)} ${unit} lies in the range (it is at the ${quantile.toFixed(0)} % quantile)`,
    met: p05 <= published && published <= p95,
  };
}

function near(what: string, values: readonly number[], published: number): Judgement {
  const { median } = describe(values);
  const error = 100 * (median / published - 1);
  return {
    what,
    value: `${median.toFixed(0)} s (${error >= 0 ? "+" : ""}${error.toFixed(1)} %)`,
    target: `within 10 % of ${published} s`,
    met: Math.abs(error) <= 10,
  };
}
