import * as z from "zod";
import type { RequestArrivals, RequestStreamSpec, ServiceSpec } from "../domain/service.js";
import { atLeastZero, countOf, line, positive, strict } from "./fields.js";

const mostRequests = 1_000_000_000;
const mostPredictions = 1_000_000_000;

const openLoop = {
  perSec: positive("Requests per second, on average for poisson."),
  count: countOf("Requests in all; null: until forSec.", mostRequests).nullable().default(null),
  forSec: positive("For how long requests are sent, in seconds; null: until count.").nullable().default(null),
};

const batches = strict({
  kind: z.literal("batches"),
  predictions: z
    .array(countOf("Predictions that one request asks for.", mostPredictions))
    .min(1)
    .max(100_000)
    .describe("Predictions of each request, in order."),
  gapSec: atLeastZero("From an answer to the next request, in seconds.").default(1),
}).describe("One user who sends a request, waits for its answer, and sends the next.");

const arrivals: z.ZodType<RequestArrivals> = z
  .discriminatedUnion("kind", [
    strict({ kind: z.literal("poisson"), ...openLoop }).describe("Independent users: a Poisson process."),
    strict({ kind: z.literal("fixed"), ...openLoop }).describe("One request every 1 / perSec seconds."),
    batches,
  ])
  .refine((given) => given.kind === "batches" || given.count !== null || given.forSec !== null, {
    path: ["count"],
    error: "missing: give count or forSec, so that the requests have an end",
  })
  .describe("When requests are sent, from when the service is ready.");

const kb = (what: string): z.ZodDefault<z.ZodNumber> => atLeastZero(`${what}, in KB (1000 bytes).`).default(0);

const stream: z.ZodType<RequestStreamSpec> = strict({
  origin: line("Location of the users, to which every node that may serve has a latency or a way of the network.")
    .nullable()
    .default(null)
    .describe("Location of the users; null: on the node itself, no network in between."),
  arrivals,
  fromSec: atLeastZero("No request is sent earlier, in seconds.").default(0),
  predictions: countOf("Predictions that one request asks for; batches say it themselves.", mostPredictions).default(1),
  requestKb: kb("Size of a request without its predictions"),
  responseKb: kb("Size of a response without its predictions"),
  requestKbPerPrediction: kb("What each prediction adds to the request"),
  responseKbPerPrediction: kb("What each prediction adds to the response"),
  bandwidthMbitPerSec: positive("Of the users' access to the network, in Mbit/s; null: not the bottleneck.")
    .nullable()
    .default(null),
  windowKb: positive(
    "The most in flight: throughput is at most windowKb per round trip. A TCP window without scaling is 65.535 KB (RFC 9293); null: no limit.",
  )
    .nullable()
    .default(null),
}).describe("Requests of one kind from one place.");

export const serviceSchema: z.ZodType<ServiceSpec> = strict({
  requestCpuSec: atLeastZero("Work of a request, whatever it asks for, in CPU-seconds at speed 1.").default(0),
  predictionCpuSec: atLeastZero("Work of each prediction, in CPU-seconds at speed 1.").default(0),
  work: z
    .enum(["constant", "exponential"], "must be constant or exponential")
    .default("constant")
    .describe("constant: work follows from size. exponential: that is the mean of an exponential distribution."),
  cpusPerRequest: positive("The most CPUs that one request can use.").default(1),
  concurrency: countOf(
    "Requests in service at once, which share the container's CPU; 1: first come, first served. null: all.",
    1_000_000,
  )
    .nullable()
    .default(null),
  queueMax: z
    .number("must be a whole number from 0")
    .int("must be a whole number from 0")
    .min(0, "must be a whole number from 0")
    .nullable()
    .default(null)
    .describe("Requests that may wait while concurrency are in service; more are refused. null: any number."),
  streams: z.array(stream).min(1).max(1000).describe("Who asks."),
})
  .refine(({ requestCpuSec, predictionCpuSec }) => requestCpuSec + predictionCpuSec > 0, {
    path: ["requestCpuSec"],
    error: "requestCpuSec and predictionCpuSec must not both be 0",
  })
  .describe("Requests that the container answers once its work is done; it ends when all are answered.");
