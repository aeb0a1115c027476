import type { RuntimeKind } from "../../domain/runtime.js";
import { calibration } from "./calibration.js";
import type { Epoch } from "./epochs.js";
import { runtimeOfEpoch } from "./epochs.js";
import { type Experiment, epochs, steps, type Training, train } from "./testbed.js";

/** The four experiments, each run once. */
export class Lab {
  readonly #trainings: ReadonlyMap<string, Training>;

  constructor() {
    const all = ([1, 2] as const).flatMap((workloads) =>
      (["bare", "container"] as const).map((runtime) => ({ workloads, runtime })),
    );
    this.#trainings = new Map(all.map((experiment) => [keyOf(experiment), train(experiment, calibration)]));
  }

  training(workloads: Experiment["workloads"], runtime: RuntimeKind): Training {
    return this.#trainings.get(keyOf({ workloads, runtime }))!;
  }

  trainingSec(workloads: Experiment["workloads"], runtime: RuntimeKind): number {
    return this.training(workloads, runtime).trainingSec;
  }

  /** By how much containers take longer, in per cent. */
  increasePercent(workloads: Experiment["workloads"]): number {
    return 100 * (this.trainingSec(workloads, "container") / this.trainingSec(workloads, "bare") - 1);
  }

  /** What two workloads at once take less than one after another. */
  savedSec(runtime: RuntimeKind): number {
    return 2 * this.trainingSec(1, runtime) - this.trainingSec(2, runtime);
  }

  /** Ours for a cell of the tables: all hosts end an epoch together, and each has computed its own part of it. */
  epoch(cell: Pick<Epoch, "table" | "printed" | "node">): { readonly timeSec: number; readonly stepMs: number } {
    const { trainingSec, ownStepMs } = this.training(cell.table === 4 ? 1 : 2, runtimeOfEpoch(cell));
    return { timeSec: trainingSec / epochs, stepMs: ownStepMs[cell.node - 1]! };
  }

  /** Of all hosts. */
  stepMs(workloads: Experiment["workloads"], runtime: RuntimeKind): number {
    return (1000 * this.trainingSec(workloads, runtime)) / steps;
  }
}

const keyOf = ({ workloads, runtime }: Experiment): string => `${workloads} ${runtime}`;
