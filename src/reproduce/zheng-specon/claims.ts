import { nodeIndex } from "../../domain/ids.js";
import { chooseWorker, scoreOf } from "../../schedulers/specon/reallocate.js";
import type { Claims } from "../claim.js";
import { describe } from "../distribution.js";
import { drawn, type Finding, input, stated } from "../outcome.js";
import { type Lab, type Setting, usual } from "./lab.js";

const worker = "the speed of a worker is derived from it";
const fitted = "the factor on the job sizes is fitted on it";

const at = (alpha: number, intervalSec: number): Setting => ({ alpha, intervalSec });

/** Rows sc-01 to sc-07. Ties between workers are drawn, so the fixed schedule has a distribution too. */
export const fixedVaeClaims = (lab: Lab): Claims => ({
  "sc-01": (row) => drawn(row, lab.completionSec(17, null)),
  "sc-02": (row) => drawn(row, lab.completionSec(17, usual)),
  "sc-03": (row) => drawn(row, lab.meanCompletionSec(null)),
  "sc-04": (row) => drawn(row, lab.meanCompletionSec(usual)),
  "sc-05": (row) => drawn(row, lab.improved(usual)),
  "sc-06": (row) => drawn(row, lab.makespanSec(null)),
  "sc-07": (row) => input(row, describe(lab.makespanSec(usual)).median, worker),
});

/** Rows sc-10 to sc-19. */
export const randomVaeClaims = (lab: Lab): Claims => ({
  "sc-10": (row) => drawn(row, lab.completionSec(1, null)),
  "sc-11": (row) => drawn(row, lab.completionSec(1, at(0.05, 20))),
  "sc-12": (row) => drawn(row, lab.completionSec(1, at(0.05, 25))),
  "sc-13": (row) => drawn(row, lab.completionSec(1, at(0.05, 30))),
  "sc-14": (row) => drawn(row, lab.meanReductionPercent(at(0.05, 20))),
  "sc-15": (row) => drawn(row, lab.meanReductionPercent(at(0.05, 25))),
  "sc-16": (row) => drawn(row, lab.meanReductionPercent(at(0.05, 30))),
  "sc-17": (row) => drawn(row, lab.meanReductionPercent(usual)),
  "sc-18": (row) => drawn(row, lab.meanReductionPercent(at(0.05, 30))),
  "sc-19": (row) => drawn(row, lab.meanReductionPercent(at(0.1, 30))),
});

/** Rows sc-20 to sc-29, which the factor on the sizes was fitted on in part. */
export const twentyClaims = (lab: Lab): Claims => ({
  "sc-20": (row) => drawn(row, lab.improved(usual)),
  "sc-21": (row) => drawn(row, lab.completionSec(14, null)),
  "sc-22": (row) => drawn(row, lab.completionSec(14, usual)),
  "sc-23": (row) => drawn(row, lab.gainOfImprovedSec(usual)),
  "sc-24": (row) => drawn(row, lab.lossOfOthersSec(usual)),
  "sc-25": (row) => drawn(row, lab.meanReductionPercent(usual)),
  "sc-26": (row) => input(row, describe(lab.makespanSec(null)).median, fitted),
  "sc-27": (row) => input(row, describe(lab.makespanSec(usual)).median, fitted),
  "sc-28": (row) => input(row, describe(lab.meanCompletionSec(null)).median, fitted),
  "sc-29": (row) => input(row, describe(lab.meanCompletionSec(usual)).median, fitted),
});

/** Rows sc-30 to sc-39. */
export const thirtyClaims = (lab: Lab): Claims => ({
  "sc-30": (row) => drawn(row, lab.improved(usual)),
  "sc-31": (row) => drawn(row, lab.completionSec(2, null)),
  "sc-32": (row) => drawn(row, lab.completionSec(2, usual)),
  "sc-33": (row) => drawn(row, lab.meanCompletionSec(null)),
  "sc-34": (row) => drawn(row, lab.meanCompletionSec(usual)),
  "sc-35": (row) => drawn(row, lab.makespanSec(null)),
  "sc-36": (row) => drawn(row, lab.makespanSec(usual)),
  "sc-37": () => weightedScores(),
  "sc-38": () => refilledWorker(lab),
  "sc-39": () => cpuCeiling(lab),
});

/** Rows sc-40 to sc-46. */
export const fiftyClaims = (lab: Lab): Claims => ({
  "sc-40": (row) => drawn(row, lab.improved(usual)),
  "sc-41": (row) => drawn(row, lab.completionSec(50, null)),
  "sc-42": (row) => drawn(row, lab.completionSec(50, usual)),
  "sc-43": (row) => drawn(row, lab.meanCompletionSec(null)),
  "sc-44": (row) => drawn(row, lab.meanCompletionSec(usual)),
  "sc-45": (row) => drawn(row, lab.makespanSec(null)),
  "sc-46": (row) => drawn(row, lab.makespanSec(usual)),
});

/** The worked example: workers 1 to 4 hold 3 PC; 1 PC and 1 WC; 2 PC; 5 PC and 1 CC, which is job-1. */
function weightedScores(): Finding {
  const counts = { progressing: [3, 1, 2, 5], watched: [0, 1, 0, 0], converged: [0, 0, 0, 1] };
  const weights = { progressingWeight: 2, watchedWeight: 1.5, convergedWeight: 1 };
  const scores = [0, 1, 2, 3].map((node) => scoreOf(counts, node, weights));
  const chosen = chooseWorker(
    nodeIndex(3),
    counts,
    weights,
    () => true,
    () => 0,
  );
  const met = scores.join(" / ") === "6 / 3.5 / 4 / 11" && chosen === 1;
  return stated(null, `${scores.join(" / ")}; to worker ${(chosen ?? -1) + 1}`, "exactly, and job-1 to worker 2", met);
}

/** Share of seeds in which Algorithm 5 moves containers to a worker that has run empty, as it did in the published run. */
function refilledWorker(lab: Lab): Finding {
  const shown = lab.seeds.slice(0, 20);
  const withMoves = shown.filter((seed) =>
    lab.run(usual, seed).records.some(({ moves }) => moves.some(({ mark }) => mark === "R")),
  );
  const share = withMoves.length / shown.length;
  return stated(
    share,
    `in ${withMoves.length} of ${shown.length} seeds`,
    "in most runs an emptied worker is refilled",
    share > 0.5,
  );
}

/** The highest CPU use of a worker, as a fraction of all its CPUs. */
function cpuCeiling(lab: Lab): Finding {
  const { nodes, timeline } = lab.run(usual, 1);
  const inUse = new Map<string, Map<string, number>>(nodes.map(({ id }) => [id, new Map()]));
  let highest = 0;
  for (const [index, row] of timeline.entries()) {
    inUse.get(row.node)!.set(row.job, row.cpus);
    if (timeline[index + 1]?.timeSec === row.timeSec) continue;
    for (const node of nodes) {
      const used = [...inUse.get(node.id)!.values()].reduce((sum, cpus) => sum + cpus, 0);
      highest = Math.max(highest, used / node.cpus);
    }
  }
  return { ...stated(highest, highest.toFixed(4), "the reserved CPU is set from it", true), verdict: "input" };
}
