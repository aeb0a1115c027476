import { reductionPercent } from "../../metrics/compare.js";
import { type Summary, summarize } from "../../metrics/summary.js";
import { type Column, textColumn } from "../columns.js";
import { runNames } from "../figures/comparison.js";
import { isSingle } from "../figures/figure.js";
import { formatFixed, formatSeconds, MISSING } from "../format.js";
import type { RunData } from "../run-data.js";
import type { SeriesPlan } from "../series.js";
import { jobAttributes } from "./keys.js";
import { htmlTable } from "./table.js";

interface BaselineRow {
  readonly what: string;
  readonly beforeSec: number | null;
  readonly nowSec: number | null;
  /** Attributes of its row in the table. */
  readonly attributes: string;
}

/** Makespan, means and each job's completion time beside those of the baseline; empty when there is none. */
export function baselineTable(data: RunData, plan: SeriesPlan): string {
  if (data.baseline === null) return "";
  const rows = [...totals(data), ...jobs(data, plan)];
  const [before, now] = runNames(data);
  const columns: readonly Column<BaselineRow>[] = [
    textColumn("measure or job", ({ what }) => what),
    { header: `${before} (s)`, align: "right", cell: (row) => formatSeconds(row.beforeSec, scaleSec(row)) },
    { header: `${now} (s)`, align: "right", cell: (row) => formatSeconds(row.nowSec, scaleSec(row)) },
    { header: "shorter by", align: "right", cell: shorterBy },
  ];
  const rest = isSingle(data) ? "then the completion time of each job" : "baseline.csv has each job";
  const caption = `Against the baseline, ${before}: the whole run; ${rest}. What is negative takes longer.`;
  return htmlTable(columns, rows, { caption, attributes: ({ attributes }) => attributes });
}

/** A makespan of days must not cost a mean its decimals. */
const scaleSec = ({ beforeSec, nowSec }: BaselineRow): number => Math.max(beforeSec ?? 0, nowSec ?? 0);

function totals({ nodes, records, baseline }: RunData): readonly BaselineRow[] {
  const now = summarize({ nodes, records });
  const before = summarize({ nodes, records: baseline!.records });
  const row = (what: string, value: (summary: Summary) => number | null): BaselineRow => ({
    what,
    beforeSec: value(before),
    nowSec: value(now),
    attributes: "",
  });
  return [
    row("makespan", (summary) => summary.makespanSec),
    row("mean completion", (summary) => summary.meanCompletionSec),
    row("median completion", (summary) => summary.medianCompletionSec),
    row("95th percentile of completion", (summary) => summary.p95CompletionSec),
    row("mean wait", (summary) => summary.meanWaitSec),
  ];
}

function jobs(data: RunData, plan: SeriesPlan): readonly BaselineRow[] {
  if (!isSingle(data)) return [];
  const before = new Map(data.baseline!.records.map((record) => [record.id, record.completionSec]));
  return data.records.map((record) => ({
    what: record.id,
    beforeSec: before.get(record.id) ?? null,
    nowSec: record.completionSec,
    attributes: jobAttributes(record, plan),
  }));
}

function shorterBy({ beforeSec, nowSec }: BaselineRow): string {
  const percent = reductionPercent(beforeSec, nowSec);
  return percent === null ? MISSING : `${formatFixed(percent, 1)} %`;
}
