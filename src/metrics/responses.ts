import type { ResponseSample, ServiceResult } from "../domain/service.js";
import { ascending, quantile } from "./quantile.js";

/** Response times in a few numbers, in seconds; null: nobody was answered. */
export interface ResponseNumbers {
  readonly meanSec: number | null;
  readonly p50Sec: number | null;
  readonly p90Sec: number | null;
  readonly p95Sec: number | null;
  readonly p99Sec: number | null;
  readonly maxSec: number | null;
}

/** One service as the public JSON shows it. */
export interface ServiceSummary extends ResponseNumbers {
  readonly service: string;
  readonly node: string | null;
  readonly readySec: number | null;
  readonly sent: number;
  readonly answered: number;
  readonly refused: number;
  readonly lost: number;
  /** Means over the answered requests: the parts of a response. */
  readonly meanNetworkSec: number | null;
  readonly meanQueueSec: number | null;
  readonly meanServiceSec: number | null;
  /** The percentiles are off by at most this part of themselves; 0: they are exact. */
  readonly quantileError: number;
}

/** Responses of all services of a run together. */
export interface AllResponses extends ResponseNumbers {
  readonly sent: number;
  readonly answered: number;
}

export function summarizeService(result: ServiceResult): ServiceSummary {
  const { service, node, readySec, sent, answered, refused, lost, networkSec, queueSec, serviceSec, responses } =
    result;
  const mean = (sum: number): number | null => (answered === 0 ? null : sum / answered);
  return {
    service,
    node,
    readySec,
    sent,
    answered,
    refused,
    lost,
    ...responseNumbers(responses),
    meanNetworkSec: mean(networkSec),
    meanQueueSec: mean(queueSec),
    meanServiceSec: mean(serviceSec),
    quantileError: responses.values === null ? (responses.base - 1) / (responses.base + 1) : 0,
  };
}

/** null: there is no service. */
export function allResponses(services: readonly ServiceResult[]): AllResponses | null {
  if (services.length === 0) return null;
  const total = (count: (service: ServiceResult) => number): number =>
    services.reduce((sum, service) => sum + count(service), 0);
  return {
    sent: total(({ sent }) => sent),
    answered: total(({ answered }) => answered),
    ...responseNumbers(merged(services.map(({ responses }) => responses))),
  };
}

export function responseNumbers(sample: ResponseSample): ResponseNumbers {
  const { count, sumSec, maxSec } = sample;
  const at = quantiles(sample);
  return {
    meanSec: count === 0 ? null : sumSec / count,
    p50Sec: at(0.5),
    p90Sec: at(0.9),
    p95Sec: at(0.95),
    p99Sec: at(0.99),
    maxSec: count === 0 ? null : maxSec,
  };
}

/** Exact (see `quantile`) while all values are kept; else the middle of the bucket that holds the value of that rank. */
function quantiles({ count, values, buckets, base, minSec, maxSec }: ResponseSample): (p: number) => number | null {
  if (count === 0) return () => null;
  if (values !== null) {
    const sorted = ascending([...values]);
    return (probability) => quantile(sorted, probability);
  }
  const sorted = [...buckets].toSorted(([left], [right]) => left - right);
  return (probability) => {
    let left = Math.floor((count - 1) * probability);
    const [bucket] = sorted.find(([, inBucket]) => {
      left -= inBucket;
      return left < 0;
    })!;
    return Math.min(maxSec, Math.max(minSec, (2 * base ** bucket) / (base + 1)));
  };
}

function merged(samples: readonly ResponseSample[]): ResponseSample {
  const [first] = samples;
  if (samples.length === 1 && first !== undefined) return first;
  const buckets = new Map<number, number>();
  for (const sample of samples) {
    for (const [bucket, count] of sample.buckets) buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
  }
  const isExact = samples.every(({ values }) => values !== null);
  return {
    count: samples.reduce((sum, { count }) => sum + count, 0),
    sumSec: samples.reduce((sum, { sumSec }) => sum + sumSec, 0),
    minSec: Math.min(...samples.map(({ minSec }) => minSec)),
    maxSec: Math.max(...samples.map(({ maxSec }) => maxSec)),
    values: isExact ? Float64Array.from(samples.flatMap(({ values }) => [...values!])) : null,
    buckets,
    base: first!.base,
  };
}
