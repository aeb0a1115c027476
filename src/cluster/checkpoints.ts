import type { MigrationSpec } from "../domain/migration.js";
import { hashedUniform } from "../random/hash.js";

/** Rounding must not cost a checkpoint that was reached exactly. */
const stepTolerance = 1e-9;

/** What saving, moving and resuming containers costs under one specification. */
export class Checkpoints {
  readonly #spec: MigrationSpec;
  readonly #seed: number;

  /** @param seed an integer that the noise of migration times depends on */
  constructor(spec: MigrationSpec, seed: number) {
    this.#spec = spec;
    this.#seed = seed;
  }

  /** How long the `number`-th migration of a job takes: the same whatever else happens in a run. */
  moveSec(job: number, number: number, memoryMb: number): number {
    const { fixedSec, sdSec, checkpointMb, bandwidthMbPerSec } = this.#spec;
    // A uniform distribution of half width sd * sqrt(3) has that standard deviation.
    const noiseSec = sdSec === 0 ? 0 : (2 * hashedUniform(this.#seed, job, number) - 1) * sdSec * Math.sqrt(3);
    const transferSec = bandwidthMbPerSec === null ? 0 : (checkpointMb ?? memoryMb) / bandwidthMbPerSec;
    return Math.max(0, fixedSec + noiseSec) + transferSec;
  }

  /** Work that is safe after a container with `doneCpuSec` of work was saved in order to move it. */
  savedByMove(doneCpuSec: number): number {
    return this.#spec.checkpoints ? doneCpuSec : 0;
  }

  /** Work that is safe when a container with `doneCpuSec` of work is lost. */
  savedAtLoss(doneCpuSec: number, savedBefore: number): number {
    const { checkpoints, checkpointEveryCpuSec } = this.#spec;
    if (!checkpoints) return 0;
    if (checkpointEveryCpuSec === null) return savedBefore;
    const steps = Math.floor(doneCpuSec / checkpointEveryCpuSec + stepTolerance);
    return Math.min(doneCpuSec, Math.max(savedBefore, steps * checkpointEveryCpuSec));
  }
}
