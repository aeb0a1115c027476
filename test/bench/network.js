/**
 * `npm run bench:network`: what a job on 64 nodes costs beside 1,000 single-node neighbours on the same nodes, against as many
 * events of single-node jobs alone. Both in one process and in turn, so that their ratio holds on any machine.
 */
import { choosePolicies, createPolicies, createStreams, runJobs } from "../../dist/index.js";
import { rounded, secondsInTurn } from "./measure.js";
import { oneCpuNodes, poissonJobs } from "./workloads.js";

const nodeCount = 64;
const neighbourCount = 1000;
const nodes = oneCpuNodes(nodeCount);
const link = { bandwidthMbitPerSec: 1000, latencyMs: 0.1, aggregation: null };
const network = { link, links: {}, wan: [], overlay: null };

/** @param {readonly import("../../dist/index.js").JobSpec[]} jobs */
const run = (jobs) => {
  const policies = choosePolicies({ scheduler: { name: "round-robin", params: {} }, placement: null });
  return runJobs({
    nodes,
    jobs,
    policies: createPolicies(policies, createStreams(1)),
    noiseSeed: 1,
    recordTimeline: false,
    onProgress: null,
    network,
  });
};

/** The neighbours arrive while the job runs, four of five nodes busy. */
const neighbours = poissonJobs(neighbourCount, nodeCount, 0.8);
const lastSec = Math.max(...neighbours.map(({ arrivalSec }) => arrivalSec));

/** @param {number} modelMb @returns {import("../../dist/index.js").JobSpec} a worker on each node, for about as long as neighbours come */
const distributed = (modelMb) => ({
  ...neighbours[0],
  id: "distributed",
  arrivalSec: 0,
  workCpuSec: (nodeCount * lastSec) / 4,
  cpusMax: null,
  distributed: {
    workers: nodeCount,
    exchange: { kind: "ring" },
    modelMb,
    steps: 1_000_000,
    overlap: false,
    spawnSec: 0,
    spawn: "parallel",
    saveSec: 0,
  },
});

/** Each of the job's containers begins and ends too: as many events of single-node jobs alone. */
const alone = poissonJobs(neighbourCount + nodeCount, nodeCount, 0.8);
const cases = [0, 0.001].map((modelMb) => {
  const jobs = [distributed(modelMb), ...neighbours];
  return { modelMb, jobs, work: () => run(jobs) };
});
const [aloneSec, ...withSec] = secondsInTurn([() => run(alone), ...cases.map(({ work }) => work)]);
console.log(
  JSON.stringify(
    {
      machine: { node: process.version, arch: process.arch },
      what: `a job of ${nodeCount} workers and 1,000,000 steps on ${nodeCount} nodes with ${neighbourCount} neighbours, against ${alone.length} single-node jobs`,
      aloneMs: rounded(aloneSec * 1000),
      distributed: cases.map(({ modelMb, jobs }, index) => {
        const { finishSec, startSec } = run(jobs).jobs;
        return {
          exchange: modelMb === 0 ? "none" : "ring over 128 links",
          ms: rounded(withSec[index] * 1000),
          timesAlone: rounded(withSec[index] / aloneSec),
          jobRunsSec: rounded(finishSec[0] - startSec[0]),
          neighboursComeForSec: rounded(lastSec),
        };
      }),
    },
    null,
    2,
  ),
);
