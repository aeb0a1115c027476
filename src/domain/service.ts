/** When requests are sent. Seconds count from when the service is ready, or from the stream's `fromSec` where that is later. */
export type RequestArrivals =
  /** A Poisson process, or requests at even distances. At least one of `count` and `forSec` is given; the first met ends it. */
  | {
      readonly kind: "poisson" | "fixed";
      readonly perSec: number;
      readonly count: number | null;
      readonly forSec: number | null;
    }
  /** One user sends one request after another: each `gapSec` after the answer to the one before. */
  | {
      readonly kind: "batches";
      /** Predictions that each request asks for; each 1 or more. */
      readonly predictions: readonly number[];
      readonly gapSec: number;
    };

/** Requests of one kind from one place. KB are 1000 bytes. */
export interface RequestStreamSpec {
  /** Location of the users; null: on the node itself, no network in between. */
  readonly origin: string | null;
  readonly arrivals: RequestArrivals;
  readonly fromSec: number;
  /** Predictions that one request asks for, unless `arrivals` says so; 1 or more. */
  readonly predictions: number;
  readonly requestKb: number;
  readonly responseKb: number;
  /** What each prediction adds to the request and to the response. */
  readonly requestKbPerPrediction: number;
  readonly responseKbPerPrediction: number;
  /** Of the users' own access to the network; null: not the bottleneck. */
  readonly bandwidthMbitPerSec: number | null;
  /** The most that is on its way unacknowledged: it limits the throughput to a window per round trip. null: no limit. */
  readonly windowKb: number | null;
}

/** What a container does for its requests once its work is done. */
export interface ServiceSpec {
  /** Work of one request, whatever it asks for, and of each prediction, in CPU-seconds at speed 1; together more than 0. */
  readonly requestCpuSec: number;
  readonly predictionCpuSec: number;
  /** constant: each request has the work that its size gives. exponential: that is the mean of an exponential distribution. */
  readonly work: "constant" | "exponential";
  /** The most CPUs that one request can use; more than 0. */
  readonly cpusPerRequest: number;
  /** Requests in service at once, which share the container's CPU equally; the others wait in order. null: all are. */
  readonly concurrency: number | null;
  /** Requests that may wait; others are refused. null: any number. */
  readonly queueMax: number | null;
  /** At least one. */
  readonly streams: readonly RequestStreamSpec[];
}

/** refused: the queue was full, or the service was away. lost: its node failed under it. */
export type RequestOutcome = "answered" | "refused" | "lost";

/** What became of one request. */
export interface RequestRecord {
  /** Id of the job that serves. */
  readonly service: string;
  /** Place of its stream in the service's list, from 1, and its own in the stream, from 1. */
  readonly stream: number;
  readonly number: number;
  readonly origin: string | null;
  readonly node: string;
  readonly predictions: number;
  readonly sentSec: number;
  readonly outcome: RequestOutcome;
  /** Round trip and transfer. */
  readonly networkSec: number;
  /** Waiting for its turn; null, as the next two: it was not answered. */
  readonly queueSec: number | null;
  /** In service, neighbours included. */
  readonly serviceSec: number | null;
  /** From sending to having the answer: the sum of the three. */
  readonly responseSec: number | null;
}

/** Response times, as far as they are kept. Count, sum, least and largest are exact. */
export interface ResponseSample {
  readonly count: number;
  readonly sumSec: number;
  readonly minSec: number;
  readonly maxSec: number;
  /** Every value, in order of answering; null: there are too many, and only `buckets` are kept. */
  readonly values: Float64Array | null;
  /** How many values are in (base^(i-1), base^i], by i. */
  readonly buckets: ReadonlyMap<number, number>;
  readonly base: number;
}

export interface ResponseBin {
  /** Requests sent from here on, and before `toSec`. */
  readonly fromSec: number;
  readonly toSec: number;
  readonly sample: ResponseSample;
}

/** What became of all requests to one service. */
export interface ServiceResult {
  readonly service: string;
  /** null: it never ran. */
  readonly node: string | null;
  /** When it could answer first; null: never. */
  readonly readySec: number | null;
  readonly sent: number;
  readonly answered: number;
  readonly refused: number;
  readonly lost: number;
  /** Sums over the answered requests. */
  readonly networkSec: number;
  readonly queueSec: number;
  readonly serviceSec: number;
  readonly responses: ResponseSample;
  readonly overTime: readonly ResponseBin[];
  /** By predictions asked for, ascending. */
  readonly bySize: readonly { readonly predictions: number; readonly sample: ResponseSample }[];
}
