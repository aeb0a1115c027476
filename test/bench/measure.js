/** @type {(values: readonly number[]) => number} */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs until a quarter of a second is full, and gives the seconds of one. @type {(work: () => void) => number} */
const once = (work) => {
  const startMs = performance.now();
  let runs = 0;
  do {
    work();
    runs += 1;
  } while (performance.now() - startMs < 250);
  return (performance.now() - startMs) / 1000 / runs;
};

/**
 * Median seconds of each kind of work, after a warm-up. The kinds take turns, so that what else the machine does meets all
 * of them alike and their ratios hold.
 * @type {(works: readonly (() => void)[], repeats?: number) => number[]}
 */
export const secondsInTurn = (works, repeats = 5) => {
  for (const work of works) once(work);
  const rounds = Array.from({ length: repeats }, () => works.map(once));
  return works.map((_, index) => median(rounds.map((round) => round[index])));
};

/** @type {(value: number, digits?: number) => number} */
export const rounded = (value, digits = 3) => Number(value.toPrecision(digits));
