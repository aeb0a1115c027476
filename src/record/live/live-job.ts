import type { ContainerPlan } from "../../recording/recording.js";
import type { LiveContainer, Usage } from "../runtime.js";

/** `stopped`: its process has been saved and ended, and will be started again. */
export type LivePhase = "coming" | "pending" | "running" | "stopped" | "done";

const nothing: Usage = { cpuSec: 0, throttledSec: 0, memoryMb: 0 };

/** A job of a recording and what is known of it now. */
export class LiveJob {
  readonly plan: ContainerPlan;
  phase: LivePhase = "coming";
  /** null: it runs in none. */
  container: LiveContainer | null = null;
  /** The last loss that it printed. */
  loss: number | null = null;
  step: number | null = null;
  /** In force; null: none. */
  limitCpus: number | null;
  weight: number;
  /** Use between the last two looks at it, in CPUs. */
  usedCpus: number = 0;
  #before: Usage = nothing;
  #last: Usage = nothing;

  constructor(plan: ContainerPlan) {
    this.plan = plan;
    this.limitCpus = plan.limitCpus;
    this.weight = plan.weight;
  }

  /** Totals over all its containers, read now where that is possible. */
  usage(): Usage {
    const now = this.container?.usage();
    if (now !== undefined && now !== null) {
      this.#last = {
        cpuSec: this.#before.cpuSec + now.cpuSec,
        throttledSec: this.#before.throttledSec + now.throttledSec,
        memoryMb: now.memoryMb,
      };
    }
    return this.#last;
  }

  /** CPU-seconds of the containers before the present one. */
  get cpuSecBefore(): number {
    return this.#before.cpuSec;
  }

  /** Its container is gone; a next one counts on from here. */
  leaveContainer(): void {
    this.#before = this.usage();
    this.container = null;
    this.usedCpus = 0;
  }
}
