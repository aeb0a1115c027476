import { stringify } from "csv-stringify/sync";
import type { WorkerAnswer, WorkerCount } from "../run/worker-counts.js";
import { type Column, countColumn, secondsColumn } from "./columns.js";
import { formatFixed, formatPercent, formatSeconds, formatSignificant } from "./format.js";
import { printable, textTable } from "./text-table.js";

/** How many workers pay off, as plain text: a row for each number of them, and the answer. */
export function workersTable({ job, workCpuSec, counts, best }: WorkerAnswer): string {
  const columns: Column<WorkerCount>[] = [
    countColumn("workers", ({ workers }) => workers),
    secondsColumn("completion (s)", counts, ({ completionSec }) => completionSec),
    { header: "speed-up", align: "right", cell: ({ speedUp }) => formatFixed(speedUp, 2) },
    {
      header: "efficiency",
      align: "right",
      cell: ({ speedUp, workers }) => formatPercent(efficiency(speedUp, workers)),
    },
    {
      header: "one more pays from\nwork (CPU-s)",
      align: "right",
      cell: ({ nextPaysFromCpuSec }) => thresholdText(nextPaysFromCpuSec),
    },
  ];
  const of = `${printable(job)}, work ${formatSignificant(workCpuSec)} CPU-s`;
  const shortest = counts.find(({ workers }) => workers === best)?.completionSec ?? null;
  const answer =
    best === null
      ? `${of}: does not end with any of these numbers of workers`
      : `${of}: ${best} ${best === 1 ? "worker pays" : "workers pay"} off, ${formatSeconds(shortest)} s`;
  return `${textTable(columns, counts)}\n${answer}\n`;
}

const efficiency = (speedUp: number | null, workers: number): number | null =>
  speedUp === null ? null : speedUp / workers;

function thresholdText(fromCpuSec: number | null): string {
  if (fromCpuSec === null) return "never";
  return fromCpuSec === 0 ? "any" : formatSignificant(fromCpuSec);
}

/** One row for each number of workers; empty: the job did not end, or one more worker never pays. */
export const workersCsv = ({ job, counts }: WorkerAnswer): string =>
  stringify(
    [
      ["job", "workers", "completionSec", "speedUp", "nextPaysFromCpuSec"],
      ...counts.map((count) => [job, count.workers, count.completionSec, count.speedUp, count.nextPaysFromCpuSec]),
    ],
    { record_delimiter: "unix" },
  );
