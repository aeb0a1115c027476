import { expect, test } from "vitest";
import { Checkpoints } from "../../src/cluster/checkpoints.js";
import { defaultMigration } from "../../src/domain/migration.js";

const times = (spec: Partial<typeof defaultMigration>, count = 20_000): readonly number[] => {
  const checkpoints = new Checkpoints({ ...defaultMigration, ...spec }, 1);
  return Array.from({ length: count }, (_, job) => checkpoints.moveSec(job, 0, 1000));
};

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

test("saving and resuming takes under 5 s with a standard deviation of 1.43 s (fc-84)", () => {
  const sample = times({});
  expect(Math.max(...sample)).toBeLessThan(5);
  expect(Math.min(...sample)).toBeGreaterThan(0);
  expect(mean(sample)).toBeCloseTo(2.5, 1);
  const deviation = Math.sqrt(mean(sample.map((sec) => (sec - mean(sample)) ** 2)));
  expect(deviation).toBeCloseTo(1.43, 1);
});

test("a checkpoint takes its size over the bandwidth; the job's memory is its size unless another is given", () => {
  // 1000 MB at 100 MB/s take 10 s; 250 MB take 2.5 s.
  expect(times({ sdSec: 0, bandwidthMbPerSec: 100 }, 1)).toEqual([12.5]);
  expect(times({ sdSec: 0, bandwidthMbPerSec: 100, checkpointMb: 250 }, 1)).toEqual([5]);
});

test("noise never makes a migration take less than nothing", () => {
  expect(Math.min(...times({ fixedSec: 0.1 }))).toBe(0);
});

test("a migration takes the same time whatever was moved before, and another time the next time", () => {
  const checkpoints = new Checkpoints(defaultMigration, 7);
  const alone = checkpoints.moveSec(3, 1, 0);
  for (const job of [0, 1, 2]) checkpoints.moveSec(job, 0, 0);
  expect(checkpoints.moveSec(3, 1, 0)).toBe(alone);
  expect(checkpoints.moveSec(3, 0, 0)).not.toBe(alone);
});

test.each([
  ["without checkpoints nothing is safe", { checkpoints: false, checkpointEveryCpuSec: 10 }, 25, 0, 0],
  ["saved only to move, a lost container goes back to its last move", {}, 25, 12, 12],
  ["saved every 10 CPU-seconds, it goes back to 20", { checkpointEveryCpuSec: 10 }, 25, 0, 20],
  ["a move at 23 is later than the checkpoint at 20", { checkpointEveryCpuSec: 10 }, 25, 23, 23],
  ["a checkpoint reached exactly counts, whatever rounding does", { checkpointEveryCpuSec: 0.1 }, 0.1 * 3, 0, 0.1 * 3],
])("%s", (_what, spec, doneCpuSec, savedBefore, saved) => {
  const checkpoints = new Checkpoints({ ...defaultMigration, ...spec }, 1);
  expect(checkpoints.savedAtLoss(doneCpuSec, savedBefore)).toBeCloseTo(saved, 12);
});
