import type { JobJson } from "../metrics/jobs-json.js";
import { type Column, secondsColumn, textColumn } from "./columns.js";
import { formatSignificant } from "./format.js";

/** What a reader wants to know of each job; columns that would be empty for every job are left out. */
export function jobColumns(jobs: readonly JobJson[]): readonly Column<JobJson>[] {
  const columns: Column<JobJson>[] = [textColumn("job", (job) => job.id)];
  if (jobs.some((job) => job.model !== null)) columns.push(textColumn("model", (job) => job.model));
  columns.push(
    textColumn("node", (job) => job.node),
    secondsColumn("arrival (s)", jobs, (job) => job.arrivalSec),
    secondsColumn("start (s)", jobs, (job) => job.startSec),
    secondsColumn("finish (s)", jobs, (job) => job.finishSec),
    secondsColumn("completion (s)", jobs, (job) => job.completionSec),
    secondsColumn("wait (s)", jobs, (job) => job.waitSec),
    secondsColumn("CPU used (CPU s)", jobs, (job) => job.cpuSec),
  );
  if (jobs.some((job) => job.lossFinal !== null)) {
    columns.push({ header: "final loss", align: "right", cell: (job) => formatSignificant(job.lossFinal) });
  }
  return columns;
}
