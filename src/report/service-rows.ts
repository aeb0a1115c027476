import type { ResponseSample, ServiceResult } from "../domain/service.js";
import { responseNumbers, type ServiceSummary } from "../metrics/responses.js";
import { type Column, countColumn, secondsColumn, textColumn } from "./columns.js";
import { formatPercent } from "./format.js";

/** Responses of one service within a time, or to requests of one size. */
export interface ResponseRow {
  readonly service: string;
  /** When their requests were sent; null, as `toSec`: the row is of one size. */
  readonly fromSec: number | null;
  readonly toSec: number | null;
  /** Predictions that each asked for; null: the row is of a time. */
  readonly predictions: number | null;
  readonly answered: number;
  readonly meanSec: number;
  readonly p50Sec: number;
  readonly p95Sec: number;
  readonly maxSec: number;
}

/** Of each service first over time, then by size. */
export const responseRows = (services: readonly ServiceResult[]): readonly ResponseRow[] =>
  services.flatMap(({ service, overTime, bySize }) => [
    ...overTime.map(({ fromSec, toSec, sample }) => rowOf(sample, { service, fromSec, toSec, predictions: null })),
    ...bySize.map(({ predictions, sample }) => rowOf(sample, { service, fromSec: null, toSec: null, predictions })),
  ]);

function rowOf(
  sample: ResponseSample,
  of: Pick<ResponseRow, "service" | "fromSec" | "toSec" | "predictions">,
): ResponseRow {
  const { meanSec, p50Sec, p95Sec, maxSec } = responseNumbers(sample);
  return { ...of, answered: sample.count, meanSec: meanSec!, p50Sec: p50Sec!, p95Sec: p95Sec!, maxSec: maxSec! };
}

/** What a reader wants to know of each service; what would be empty for all is left out. */
export function serviceColumns(services: readonly ServiceSummary[]): readonly Column<ServiceSummary>[] {
  const columns: Column<ServiceSummary>[] = [
    textColumn("service", (row) => row.service),
    textColumn("node", (row) => row.node),
    secondsColumn("ready (s)", services, (row) => row.readySec),
    countColumn("requests", (row) => row.sent),
  ];
  if (services.some(({ refused }) => refused > 0)) columns.push(countColumn("refused", (row) => row.refused));
  if (services.some(({ lost }) => lost > 0)) columns.push(countColumn("lost", (row) => row.lost));
  columns.push(
    secondsColumn("mean response (s)", services, (row) => row.meanSec),
    secondsColumn("median (s)", services, (row) => row.p50Sec),
    secondsColumn("p95 (s)", services, (row) => row.p95Sec),
    secondsColumn("p99 (s)", services, (row) => row.p99Sec),
    secondsColumn("slowest (s)", services, (row) => row.maxSec),
  );
  if (services.some(({ quantileError }) => quantileError > 0)) {
    columns.push({ header: "percentiles within", align: "right", cell: (row) => formatPercent(row.quantileError) });
  }
  return columns;
}
