/** Index of the last of some rows in order of time that is at or before `tSec`; -1: none is. */
export function lastAt<T>(rows: readonly T[], tSec: number, timeOf: (row: T) => number): number {
  let low = -1;
  let high = rows.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (timeOf(rows[middle]!) <= tSec) low = middle;
    else high = middle;
  }
  return low;
}
