import type { PublishedNumber } from "../../domain/reproduction.js";
import { simulate } from "../../run/simulate.js";
import type { Claims } from "../claim.js";
import { type Finding, input, within } from "../outcome.js";
import { calibration, fittedOn } from "./calibration.js";
import { listedRuns } from "./runs.js";
import { type Setting, settings, type Times } from "./settings.js";
import { jobId, oneJobSec, spawnExample } from "./testbed.js";

/** Relative, of each single time: the target for all twelve together. */
const tolerance = 0.15;
const words = "within 15 %";

const judged = (row: PublishedNumber, ours: number): Finding => within(row, ours, tolerance * Number(row.value), words);

/** Work and workers of the four examples. */
const examples: Readonly<Record<string, readonly [workCpuSec: number, workers: number]>> = {
  "gk-20": [5, 1],
  "gk-21": [5, 5],
  "gk-22": [20, 1],
  "gk-23": [20, 5],
};

/** The single job has three hidden layers, the third of the loop. */
const singleLayers = 2;

/** @param times of each setting */
export function gkeClaims(published: readonly PublishedNumber[], times: ReadonlyMap<Setting, Times>): Claims {
  const single = (workers: number) => (row: PublishedNumber) =>
    judged(row, oneJobSec(workers, singleLayers, calibration));
  return {
    ...tableClaims(times),
    ...Object.fromEntries(
      Object.entries(examples).map(([id, [work, workers]]) => [
        id,
        (row: PublishedNumber) =>
          within(row, simulate(spawnExample(work, workers)).records[0]!.completionSec!, 1e-9, "exactly"),
      ]),
    ),
    "gk-24": single(1),
    "gk-25": single(5),
    ...runClaims(published, times),
  };
}

function tableClaims(times: ReadonlyMap<Setting, Times>): Claims {
  const claims: Record<string, Claims[string]> = {};
  for (const [{ maxRow, averageRow }, { maxSec, averageSec }] of times) {
    claims[maxRow] = (row) =>
      fittedOn.includes(row.id)
        ? input(row, maxSec, "the time alone and the contention of the nodes are fitted on it")
        : judged(row, maxSec);
    claims[averageRow] = (row) => judged(row, averageSec);
  }
  return claims;
}

function runClaims(published: readonly PublishedNumber[], times: ReadonlyMap<Setting, Times>): Claims {
  const runs = listedRuns(published);
  const claims = runs.map((run) => {
    const setting = settings.find(({ nodes, workers }) => nodes === 3 && workers === run.workers)!;
    const ours = times.get(setting)!.jobSec.get(jobId(run))!;
    const judge = (row: PublishedNumber): Finding =>
      run.workers === 2 ? input(row, ours, "the sizes of the jobs are derived from it") : judged(row, ours);
    return [`gk-run-${run.workers}-${run.rate}${run.layers}`, judge] as const;
  });
  return Object.fromEntries(claims);
}
