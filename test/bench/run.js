/**
 * `npm run bench`: how fast the simulator is on this machine, as JSON. A benchmark, not a test: machines are shared, so
 * figures are medians in one process after a warm-up, and the ratio to a bare loop beside them says more than a time.
 */
import { choosePolicies, createPolicies, createStreams, runJobs, simulate } from "../../dist/index.js";
import { parseScenario } from "../../dist/scenario/parse.js";
import { bareLoop, toColumns } from "./bare-loop.js";
import { rounded, secondsInTurn } from "./measure.js";
import { crowd, oneCpuNodes, poissonJobs } from "./workloads.js";

const run = (nodes, jobs, scheduler) => {
  const policies = choosePolicies({ scheduler: { name: scheduler, params: {} }, placement: null });
  return runJobs({
    nodes,
    jobs,
    policies: createPolicies(policies, createStreams(1)),
    noiseSeed: 1,
    recordTimeline: false,
    onProgress: null,
  });
};

const nodes = oneCpuNodes(1000);

const scaling = () =>
  [1e3, 1e4, 1e5, 1e6].map((jobCount) => {
    const jobs = poissonJobs(jobCount, nodes.length, 0.8);
    const columns = toColumns(jobs);
    const [engineSec, bareSec] = secondsInTurn([
      () => run(nodes, jobs, "round-robin"),
      () => bareLoop(columns, nodes.length),
    ]);
    return {
      jobs: jobCount,
      jobsPerSec: Math.round(jobCount / engineSec),
      nsPerJob: Math.round((engineSec / jobCount) * 1e9),
      bareLoopJobsPerSec: Math.round(jobCount / bareSec),
      timesBareLoop: rounded(engineSec / bareSec),
    };
  });

/** Bytes that a finished run of a million jobs holds, per job, beside its input. */
const memory = () => {
  const jobs = poissonJobs(1e6, nodes.length, 0.8);
  const held = () => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = held();
  const kept = run(nodes, jobs, "round-robin");
  return Math.round((held() - before) / kept.jobs.specs.length);
};

const crowdSec = () => {
  const jobs = crowd(10_000);
  return rounded(secondsInTurn([() => run(oneCpuNodes(1), jobs, "fair-share")])[0]);
};

const flowConPerSec = () => {
  const scenario = parseScenario(
    JSON.stringify({
      name: "15 jobs",
      nodes: [{ id: "r320", cpus: 1 }],
      jobs: {
        kind: "random",
        count: 15,
        windowSec: 200,
        mix: ["vae-pytorch", "mnist-pytorch", "mnist-tensorflow", "gru-tensorflow", "lstm-cfc-tensorflow"],
      },
      scheduler: { name: "flowcon", alpha: 0.1, intervalSec: 20 },
    }),
    "bench",
  );
  let seed = 0;
  const [sec] = secondsInTurn([
    () => {
      seed += 1;
      simulate(scenario, { seed, recordTimeline: false });
    },
  ]);
  return Math.round(1 / sec);
};

const requests = () => {
  const count = 1_000_000;
  const scenario = parseScenario(
    JSON.stringify({
      name: "requests",
      nodes: [{ id: "w", cpus: 2 }],
      jobs: [
        {
          id: "s",
          arrivalSec: 0,
          service: {
            requestCpuSec: 0.01,
            work: "exponential",
            streams: [{ arrivals: { kind: "poisson", perSec: 140, count } }],
          },
        },
      ],
      scheduler: { name: "fair-share" },
    }),
    "bench",
  );
  const [sec] = secondsInTurn([() => simulate(scenario, { recordTimeline: false })]);
  return Math.round(count / sec);
};

const rows = scaling();
const costs = rows.map((row) => row.nsPerJob);
console.log(
  JSON.stringify(
    {
      machine: { node: process.version, arch: process.arch },
      engine: {
        what: "1000 nodes of 1 CPU, Poisson arrivals, exponential work, load 0.8, every second job capped; round-robin",
        scaling: rows,
        costSpread: rounded(Math.max(...costs) / Math.min(...costs)),
      },
      memoryBytesPerJob: memory(),
      crowd: { what: "10,000 capped and weighted jobs at once on one node", seconds: crowdSec() },
      service: { what: "a million requests to one service of 2 CPUs at load 0.7", requestsPerSec: requests() },
      flowCon: { what: "whole simulations of the 15-job schedule under FlowCon", perSec: flowConPerSec() },
    },
    null,
    2,
  ),
);
