import type { JobRecord } from "../domain/record.js";
import { ascending, quantile } from "./quantile.js";
import { waitSec } from "./wait.js";

/** Waits of the jobs that a recording knows, in seconds: simulated beside recorded. */
export interface WaitComparison {
  readonly jobs: number;
  readonly rows: readonly { readonly name: string; readonly simulatedSec: number; readonly recordedSec: number }[];
}

/** @param recorded the recorded wait in seconds of each job, by id; jobs that never started are left out */
export function compareWaits(records: readonly JobRecord[], recorded: ReadonlyMap<string, number>): WaitComparison {
  const pairs = records.flatMap((record) => {
    const simulatedSec = waitSec(record);
    const recordedSec = recorded.get(record.id);
    return simulatedSec === null || recordedSec === undefined ? [] : [{ simulatedSec, recordedSec }];
  });
  const simulated = ascending(pairs.map((pair) => pair.simulatedSec));
  const measured = ascending(pairs.map((pair) => pair.recordedSec));
  const row = (name: string, of: (sorted: readonly number[]) => number) => ({
    name,
    simulatedSec: of(simulated),
    recordedSec: of(measured),
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = (part: number) => (sorted: readonly number[]) => quantile(sorted, part);
  return {
    jobs: pairs.length,
    rows:
      pairs.length === 0
        ? []
        : [
            row("mean wait (s)", mean),
            row("median wait (s)", at(0.5)),
            row("95th percentile (s)", at(0.95)),
            row("99th percentile (s)", at(0.99)),
            row("longest wait (s)", at(1)),
          ],
  };
}
