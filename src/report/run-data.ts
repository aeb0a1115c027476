import type { NodeSpec } from "../domain/node.js";
import type { CpuStep, JobOutcome } from "../domain/record.js";
import type { RunResult, SchedulerLabel } from "../domain/result.js";
import { type LossRow, lossRows } from "../metrics/losses.js";
import { type ServiceSummary, summarizeService } from "../metrics/responses.js";
import { type ResponseRow, responseRows } from "./service-rows.js";

/** What a report shows of a node. */
export type NodeData = Pick<NodeSpec, "id" | "cpus" | "reservedCpus" | "memoryMb" | "location">;

/** The run that a run is compared with. */
export interface BaselineData {
  readonly scheduler: SchedulerLabel;
  readonly records: readonly JobOutcome[];
}

/** A run as its result files hold it: what charts and tables are drawn from, whether it was just made or read back. */
export interface RunData
  extends Pick<RunResult, "scenario" | "seed" | "scheduler" | "placement" | "growth" | "energy"> {
  readonly nodes: readonly NodeData[];
  readonly records: readonly JobOutcome[];
  /** Empty when not recorded. */
  readonly timeline: readonly CpuStep[];
  /** True losses, by job and then by time; of very many jobs an even sample. */
  readonly losses: readonly LossRow[];
  /** Empty when no job serves, as `responses`. */
  readonly serviceSummaries: readonly ServiceSummary[];
  readonly responses: readonly ResponseRow[];
  /** null: there is none. */
  readonly baseline: BaselineData | null;
}

/** Rows of losses that are kept; of more, fewer points for each job, and then fewer jobs. */
const LOSS_ROWS_MAX = 200_000;
const LOSS_POINTS_MAX = 101;
/** With fewer points a curve would mislead. */
const LOSS_POINTS_MIN = 21;

/** @param baseline the same scenario under another scheduler; null: none */
export function runData(result: RunResult, baseline: RunResult | null = null): RunData {
  const services = result.services ?? [];
  return {
    ...result,
    losses: keptLosses(result),
    serviceSummaries: services.map(summarizeService),
    responses: responseRows(services),
    baseline,
  };
}

function keptLosses({ records, timeline }: RunResult): readonly LossRow[] {
  const withLoss = records.filter((record) => record.loss !== null);
  const stride = Math.ceil((withLoss.length * LOSS_POINTS_MIN) / LOSS_ROWS_MAX);
  const kept = stride > 1 ? withLoss.filter((_, index) => index % stride === 0) : withLoss;
  const points = Math.min(LOSS_POINTS_MAX, Math.floor(LOSS_ROWS_MAX / Math.max(kept.length, 1)));
  return lossRows({ records: kept, timeline }, points);
}
