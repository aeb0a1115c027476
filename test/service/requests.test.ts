import { expect, test } from "vitest";
import { jobIndex, nodeIndex } from "../../src/domain/ids.js";
import { runWithProbes } from "../support/probe.js";
import { run } from "../support/run.js";
import { batches, requestsOf, server, service, stream } from "../support/services.js";
import { job, node } from "../support/specs.js";

const alone = (given: Parameters<typeof service>[0]) => ({ nodes: [node()], jobs: [server("s", service(given))] });
const responses = (setup: Parameters<typeof requestsOf>[0]) =>
  requestsOf(setup).map(({ responseSec }) => Number(responseSec!.toFixed(9)));

// A request for n predictions has 0.1 + 0.01 n CPU-seconds of work on one CPU: 0.2, 0.6 and 1.1 s.
test("a batch of n predictions takes the work of the request and of n predictions", () => {
  const given = { predictionCpuSec: 0.01, streams: [stream({ arrivals: batches([10, 50, 100]) })] };
  expect(responses(alone(given))).toEqual([0.2, 0.6, 1.1]);
});

// Two requests of 0.1 CPU-seconds at once. Shared: both have half a CPU and end at 0.2 s. One at a time: 0.1 and 0.2 s.
test("requests in service share the container, requests in the queue wait their turn", () => {
  const streams = [stream({ arrivals: batches([1]) }), stream({ arrivals: batches([1]) })];
  expect(responses(alone({ streams }))).toEqual([0.2, 0.2]);
  expect(responses(alone({ streams, concurrency: 1 }))).toEqual([0.1, 0.2]);
});

// There and back 40 ms. 20 KB up at 1.6 Mbit/s = 200 KB/s: 0.1 s; 50 KB down: 0.25 s; service 0.1 s: 0.49 s.
test("a response takes the round trip, the transfer both ways and the service", () => {
  const nodes = [node({ latencyMs: { home: 40 } })];
  const streams = [
    stream({
      origin: "home",
      arrivals: batches([2]),
      requestKb: 10,
      requestKbPerPrediction: 5,
      responseKb: 50,
      bandwidthMbitPerSec: 1.6,
    }),
  ];
  const [request] = requestsOf({ nodes, jobs: [server("s", service({ streams }))] });
  expect(request!.networkSec).toBeCloseTo(0.39, 12);
  expect(request!.responseSec).toBeCloseTo(0.49, 12);
});

// 100 KB at one window of 50 KB per round trip of 0.1 s: 0.2 s more than the round trip itself.
test("a window per round trip limits the throughput", () => {
  const nodes = [node({ latencyMs: { home: 100 } })];
  const streams = [stream({ origin: "home", arrivals: batches([1]), responseKb: 100, windowKb: 50 })];
  const [request] = requestsOf({ nodes, jobs: [server("s", service({ streams }))] });
  expect(request!.networkSec).toBeCloseTo(0.3, 12);
});

// Training of 3 CPU-seconds on one CPU ends at 3; the first request is answered at 3.1. The second, at 4, has the CPU to share
// with a neighbour that arrived at 3.5: 0.2 s. The container ends with it, at 4.2.
test("the whole application as one container trains first and then answers, sharing its node with others", () => {
  const app = job("app", {
    workCpuSec: 3,
    service: service({ streams: [stream({ arrivals: { kind: "fixed", perSec: 1, count: 2, forSec: null } })] }),
  });
  const setup = { nodes: [node()], jobs: [app, job("neighbour", { arrivalSec: 3.5, workCpuSec: 5 })] };
  expect(responses(setup)).toEqual([0.1, 0.2]);
  const { records, services } = run(setup);
  expect(records[0]!.finishSec).toBeCloseTo(4.2, 12);
  expect(records[0]!.cpuSec).toBeCloseTo(3.2, 12);
  expect(services![0]!.readySec).toBe(3);
});

// Contention 1: with a neighbour that runs, everybody has half its speed. The idle service slows nobody, so the neighbour of 2
// CPU-seconds ends at 2 s; the service itself works from 5 s on.
test("a service that nobody asks slows no neighbour down", () => {
  const streams = [stream({ fromSec: 5, arrivals: batches([1]) })];
  const { records } = run({
    nodes: [node({ cpus: 2, contention: 1 })],
    jobs: [server("s", service({ streams })), job("neighbour", { workCpuSec: 2, cpusMax: 1 })],
  });
  expect(records[1]!.finishSec).toBe(2);
  expect(records[0]!.finishSec).toBeCloseTo(5.1, 12);
});

// At 2 s the request that came at 1.5 s is under way and one waits; both are lost. Those of 2.5 and 3.5 s find nobody, since the
// node is back at 4 s.
test("requests under way are lost with their node, and those that come while it is away are refused", () => {
  const streams = [stream({ fromSec: 0.5, arrivals: { kind: "fixed", perSec: 1, count: 6, forSec: null } })];
  const rows = requestsOf({
    nodes: [node()],
    jobs: [server("s", service({ requestCpuSec: 0.8, concurrency: 1, streams }))],
    failures: { kind: "scheduled", failures: [{ node: "w", atSec: 2, forSec: 2 }] },
  });
  expect(rows.map(({ number, outcome }) => [number, outcome])).toEqual([
    [1, "answered"],
    [2, "lost"],
    [3, "refused"],
    [4, "refused"],
    [5, "answered"],
    [6, "answered"],
  ]);
});

// Work of 1 s for each, one in service and one in the queue: of three at once the third is refused.
test("what the queue has no room for is refused", () => {
  const streams = [1, 2, 3].map(() => stream({ arrivals: batches([1]) }));
  const rows = requestsOf(alone({ requestCpuSec: 1, concurrency: 1, queueMax: 1, streams }));
  expect(rows.map(({ stream: place, outcome }) => [place, outcome])).toEqual([
    [3, "refused"],
    [1, "answered"],
    [2, "answered"],
  ]);
});

// The request of 1 s comes at 1 s and is half done when its container leaves for the other node at 1.5 s. It goes on there when
// the container has come, at 1.5 s and what the move cost, and needs 0.5 s more.
test("a service that is moved takes its requests along", () => {
  const streams = [stream({ fromSec: 1, arrivals: batches([1]) })];
  const { services, jobs } = runWithProbes(
    [node({ id: "a" }), node({ id: "b" })],
    [server("s", service({ requestCpuSec: 1, streams }))],
    { 1.5: () => [{ kind: "migrate", job: jobIndex(0), to: nodeIndex(1), mark: "M" }] },
  );
  const [move] = jobs.history(0).moves;
  expect([move!.from, services[0]!.node]).toEqual(["a", "b"]);
  expect(services[0]!.responses.maxSec).toBeCloseTo(1 + move!.costSec, 12);
  expect(jobs.finishSec[0]).toBeCloseTo(2 + move!.costSec, 12);
});

// The only request is lost at 0.5 s with the node, which is back at 2 s: the service is ready again, nobody asks, it ends.
test("a service that comes back when nobody will ask it any more ends", () => {
  const { records, services } = run({
    nodes: [node()],
    jobs: [server("s", service({ requestCpuSec: 1, streams: [stream({ arrivals: batches([1], 0) })] }))],
    failures: { kind: "scheduled", failures: [{ node: "w", atSec: 0.5, forSec: 1.5 }] },
  });
  expect(services![0]).toMatchObject({ sent: 1, lost: 1, answered: 0 });
  expect(records[0]!.finishSec).toBe(2);
});
