import { JOB_COLUMN, metricNames } from "../row.js";

/** All runs of one cell, column by column. */
export interface CellRuns {
  readonly scheduler: string;
  /** One per swept field, as the table has it; null: this scheduler has no such parameter. */
  readonly values: readonly (string | number | null)[];
  readonly seeds: readonly number[];
  /** By metric, one per seed; NaN where the run has none. */
  readonly metrics: Readonly<Record<string, readonly number[]>>;
}

export interface RunsTable {
  readonly parameters: readonly string[];
  readonly metrics: readonly string[];
  /** In the order in which they first appear when sorted by their values. */
  readonly cells: readonly CellRuns[];
}

interface OpenCell {
  readonly scheduler: string;
  readonly texts: readonly string[];
  readonly seeds: number[];
  readonly metrics: Record<string, number[]>;
}

/** Sorts rows of a table into cells. The same rows in another order give the same result. */
export class RunsCollector {
  readonly #columns: readonly string[];
  readonly #parameterCount: number;
  readonly #metrics: readonly string[];
  readonly #cells = new Map<string, OpenCell>();

  /** @param parameters paths of the swept fields, which are columns */
  constructor(columns: readonly string[], parameters: readonly string[]) {
    this.#columns = columns;
    this.#parameterCount = parameters.length;
    this.#metrics = columns.filter((name) => metricNames.includes(name) || name.startsWith(JOB_COLUMN));
  }

  add(row: readonly string[]): void {
    const head = row.slice(1, 2 + this.#parameterCount);
    const key = JSON.stringify(head);
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      const [scheduler = "", ...texts] = head;
      cell = { scheduler, texts, seeds: [], metrics: Object.fromEntries(this.#metrics.map((name) => [name, []])) };
      this.#cells.set(key, cell);
    }
    cell.seeds.push(Number(row[2 + this.#parameterCount]));
    for (let index = 3 + this.#parameterCount; index < row.length; index++) {
      const text = row[index]!;
      cell.metrics[this.#columns[index]!]?.push(text === "" ? Number.NaN : Number(text));
    }
  }

  /** @param schedulers their order; others come behind */
  finish(parameters: readonly string[], schedulers: readonly string[]): RunsTable {
    const cells = [...this.#cells.values()];
    const isNumeric = parameters.map((_, index) =>
      cells.every(({ texts }) => texts[index] === "" || Number.isFinite(Number(texts[index]))),
    );
    const typed = cells.map(
      ({ texts, ...cell }): CellRuns => ({
        ...sortedBySeed(cell),
        values: texts.map((text, index) => (text === "" ? null : isNumeric[index] ? Number(text) : text)),
      }),
    );
    const rank = (name: string): number => (schedulers.indexOf(name) + 1 || schedulers.length + 1) - 1;
    return {
      parameters,
      metrics: this.#metrics,
      cells: typed.toSorted(
        (left, right) =>
          rank(left.scheduler) - rank(right.scheduler) ||
          order(left.scheduler, right.scheduler) ||
          compareValues(left.values, right.values),
      ),
    };
  }
}

/** Rows come in the order in which runs ended; sums must not depend on that. */
function sortedBySeed(cell: Omit<OpenCell, "texts">): Omit<CellRuns, "values"> {
  const places = [...cell.seeds.keys()].toSorted((left, right) => cell.seeds[left]! - cell.seeds[right]!);
  return {
    scheduler: cell.scheduler,
    seeds: places.map((place) => cell.seeds[place]!),
    metrics: Object.fromEntries(
      Object.entries(cell.metrics).map(([name, values]) => [name, places.map((place) => values[place]!)]),
    ),
  };
}

function compareValues(left: CellRuns["values"], right: CellRuns["values"]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? null;
    const difference = order(value, other);
    if (difference !== 0) return difference;
  }
  return 0;
}

const order = (left: string | number | null, right: string | number | null): number => {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left < right ? -1 : 1;
};
