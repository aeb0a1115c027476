const NAMES: Readonly<Record<string, string>> = {
  makespanSec: "makespan (s)",
  meanCompletionSec: "mean completion time (s)",
  p50CompletionSec: "median completion time (s)",
  p95CompletionSec: "95th percentile of completion time (s)",
  p99CompletionSec: "99th percentile of completion time (s)",
  meanWaitSec: "mean wait (s)",
  cpuUtilisation: "CPU utilisation (fraction of capacity)",
  jobsUnfinished: "jobs that never finished",
  meanResponseSec: "mean response time (s)",
  p50ResponseSec: "median response time (s)",
  p95ResponseSec: "95th percentile of response time (s)",
  p99ResponseSec: "99th percentile of response time (s)",
  requestsUnanswered: "requests without an answer",
};

/** What an axis or a heading calls a column, with its unit. */
export const metricLabel = (metric: string): string =>
  NAMES[metric] ?? metric.replace(/^completionSec:(.*)$/, "completion time of $1 (s)");

/** The last step of a path is what a reader knows a parameter by. */
export const parameterLabel = (path: string): string => path.replace(/^scheduler\./, "");

/** `flowcon, alpha 0.05, intervalSec 20`. */
export const cellLabel = (
  cell: { readonly scheduler: string; readonly values: readonly (string | number | null)[] },
  parameters: readonly string[],
): string =>
  [
    cell.scheduler,
    ...cell.values.flatMap((value, index) =>
      value === null ? [] : [`${parameterLabel(parameters[index]!)} ${value}`],
    ),
  ].join(", ");
