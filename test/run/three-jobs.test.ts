import { expect, test } from "vitest";
import { recordsById, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

/*
 * Zheng 6.1.3: three jobs at 0, 40 and 80 s on one node without FlowCon. The thesis gives completion times of 394.0, 240.5
 * and 84.7 s, from which the work follows:
 *
 *   MNIST-T is one of three all its life:  84.7 / 3 = 28.2333
 *   MNIST-P is one of three for 84.7 s, else one of two:  28.2333 + (240.5 - 84.7) / 2 = 106.1333
 *   VAE has the rest of a node that is never idle:  394 - 106.1333 - 28.2333 = 259.6333
 */
const jobs = [
  job("vae", { workCpuSec: 394 - (28.2333333333 + 77.9) - 28.2333333333 }),
  job("mnist-p", { arrivalSec: 40, workCpuSec: 28.2333333333 + 77.9 }),
  job("mnist-t", { arrivalSec: 80, workCpuSec: 28.2333333333 }),
];
const result = run({ nodes: [node({ id: "r320" })], jobs });

/*
 *     0 ..  40 s  VAE alone: 40 done
 *    40 ..  80 s  two halves: VAE 60, MNIST-P 20
 *    80 s         three thirds; MNIST-T needs 3 x 28.2333 = 84.7 s and ends at 164.7 s; VAE 88.2333, MNIST-P 48.2333
 *   164.7 s       two halves; MNIST-P has 57.9 left and needs 115.8 s: 280.5 s; VAE 146.1333
 *   280.5 s       VAE alone has 113.5 left: 394.0 s
 */
test("the three jobs of the thesis end at 394.0, 280.5 and 164.7 s", () => {
  const byId = recordsById(result);
  expect(byId.get("vae")!.finishSec).toBeCloseTo(394, 8);
  expect(byId.get("mnist-p")!.finishSec).toBeCloseTo(280.5, 8);
  expect(byId.get("mnist-t")!.finishSec).toBeCloseTo(164.7, 8);
  expect(byId.get("mnist-p")!.completionSec).toBeCloseTo(240.5, 8);
  expect(byId.get("mnist-t")!.completionSec).toBeCloseTo(84.7, 8);
});

test("the timeline shows the published shares of one half and one third, and nothing between the changes", () => {
  const rows = result.timeline.map(({ timeSec, job: id, cpus }) => [Number(timeSec.toFixed(6)), id, cpus]);
  expect(rows).toEqual([
    [0, "vae", 1],
    [40, "vae", 1 / 2],
    [40, "mnist-p", 1 / 2],
    [80, "vae", 1 / 3],
    [80, "mnist-p", 1 / 3],
    [80, "mnist-t", 1 / 3],
    [164.7, "mnist-t", 0],
    [164.7, "vae", 1 / 2],
    [164.7, "mnist-p", 1 / 2],
    [280.5, "mnist-p", 0],
    [280.5, "vae", 1],
    [394, "vae", 0],
  ]);
});

test("the timeline carries the work done until each change", () => {
  const done = result.timeline.filter((row) => row.job === "vae").map((row) => Number(row.workCpuSec.toFixed(4)));
  expect(done).toEqual([0, 40, 60, 88.2333, 146.1333, 259.6333]);
});
