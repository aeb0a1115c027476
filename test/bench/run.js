/**
 * `npm run bench`: how fast the engine is on this machine, as JSON. A benchmark, not a test: machines are shared, so every
 * figure is the median of several runs in this process, after a warm-up.
 */
import { choosePolicies, createPolicies, createStreams, runJobs } from "../../dist/index.js";
import { crowd, oneCpuNodes, poissonJobs } from "./workloads.js";

const repeats = 5;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

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

/** Median seconds of one run; short runs are repeated until they fill a quarter of a second. */
const seconds = (work) => {
  const once = () => {
    const startMs = performance.now();
    let runs = 0;
    do {
      work();
      runs += 1;
    } while (performance.now() - startMs < 250);
    return (performance.now() - startMs) / 1000 / runs;
  };
  once();
  return median(Array.from({ length: repeats }, once));
};

const nodes = oneCpuNodes(1000);
const scaling = [1e3, 1e4, 1e5, 1e6].map((jobCount) => {
  const jobs = poissonJobs(jobCount, nodes.length, 0.8);
  const sec = seconds(() => run(nodes, jobs, "round-robin"));
  return { jobs: jobCount, jobsPerSec: Math.round(jobCount / sec), nsPerJob: Math.round((sec / jobCount) * 1e9) };
});

const million = poissonJobs(1e6, nodes.length, 0.8);
globalThis.gc?.();
const before = process.memoryUsage();
const kept = run(nodes, million, "round-robin");
globalThis.gc?.();
const after = process.memoryUsage();
const grownBytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;

const crowded = crowd(10_000);
const crowdedSec = seconds(() => run(oneCpuNodes(1), crowded, "fair-share"));

const costs = scaling.map((row) => row.nsPerJob);
console.log(
  JSON.stringify(
    {
      machine: { node: process.version, arch: process.arch },
      engine: {
        what: "1000 nodes of 1 CPU, Poisson arrivals, exponential work, load 0.8, every second job capped; round-robin",
        scaling,
        costSpread: Number((Math.max(...costs) / Math.min(...costs)).toFixed(2)),
      },
      memory: {
        what: "bytes that a finished run of 1,000,000 jobs holds, per job, beside its input",
        bytesPerJob: Math.round(grownBytes / kept.jobs.specs.length),
      },
      crowd: { what: "10,000 capped and weighted jobs at once on one node", seconds: Number(crowdedSec.toFixed(3)) },
    },
    null,
    2,
  ),
);
