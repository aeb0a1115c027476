/**
 * Kubernetes' placement and SpeCon on a large cluster: 1,000 nodes of 8 CPUs, Poisson arrivals at load 0.9, jobs of 100 to
 * 400 CPU-seconds whose loss converges. `node test/bench/specon.js [jobs ...]` prints one line of JSON for each size.
 */
import { choosePolicies, createPolicies, createStreams, runJobs } from "../../dist/index.js";
import { oneCpuNodes, poissonJobs } from "./workloads.js";

const loss = (rate) => ({ kind: "exponential", initial: 10, final: 1, rate, noise: null, reportEvery: null });
const losses = [loss(4), loss(8), loss(16)];

/** Mean work is 250 CPU-seconds, a node gives 6.4 CPUs: this many arrivals per node and second are a load of 0.9. */
const arrivalRate = (0.9 * 6.4) / 250;

const speConJobs = (count, nodeCount) =>
  poissonJobs(count, nodeCount, arrivalRate).map((job, index) => ({
    ...job,
    workCpuSec: 100 + (index % 7) * 50,
    cpusMax: 2,
    memoryMb: 1024,
    loss: losses[index % losses.length],
  }));

const sizes = process.argv.slice(2).map(Number);
for (const count of sizes.length > 0 ? sizes : [10_000, 100_000]) {
  const nodes = oneCpuNodes(1000).map((node) => ({ ...node, cpus: 8, reservedCpus: 1.6, memoryMb: 65_536 }));
  const jobs = speConJobs(count, nodes.length);
  const policies = choosePolicies({ scheduler: { name: "specon", params: {} }, placement: null });
  const startMs = performance.now();
  const { jobs: table } = runJobs({
    nodes,
    jobs,
    policies: createPolicies(policies, createStreams(1)),
    noiseSeed: 1,
    recordTimeline: false,
    onProgress: null,
  });
  const sec = (performance.now() - startMs) / 1000;
  const moves = [...table.histories.values()].reduce((sum, { moves }) => sum + moves.length, 0);
  const finished = table.finishSec.filter((finishSec) => !Number.isNaN(finishSec)).length;
  console.log(
    JSON.stringify({
      jobs: count,
      finished,
      moves,
      seconds: Number(sec.toFixed(2)),
      usPerJob: Math.round((sec / count) * 1e6),
      peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
}
