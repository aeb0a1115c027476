import { Series } from "./series.js";

/** A loss as a log has it; null: the log does not say. */
export interface LossReport {
  readonly step: number | null;
  readonly tSec: number | null;
  readonly loss: number;
}

/** Least progress between two points of a loss table. */
const LEAST_PROGRESS = 1e-9;

/** Seconds below are none since 1970 but since a start: three years. */
export const SMALLEST_UNIX_SEC = 1e8;

/** What was measured of one container, in bounded memory. */
export class MeasuredJob {
  #first: number = Number.POSITIVE_INFINITY;
  #last: number = Number.NEGATIVE_INFINITY;
  /** null: no use was measured. */
  cpuSec: number | null = null;
  /** The most that was seen; null: not measured. */
  memoryMb: number | null = null;
  readonly #losses: Series<LossReport> = new Series();
  /** Seconds, and CPU-seconds used until then. */
  #uses: Series<readonly [number, number]> = new Series();
  #lastUse: readonly [number, number] | null = null;
  #lastReport: LossReport | null = null;

  /** It was there at that time. */
  seen(tSec: number): void {
    this.#first = Math.min(this.#first, tSec);
    this.#last = Math.max(this.#last, tSec);
  }

  /** When it began: where its use was measured, losses do not tell. */
  get firstSec(): number {
    return this.#uses.points()[0]?.[0] ?? this.#first;
  }

  get lastSec(): number {
    return this.#lastUse?.[0] ?? this.#last;
  }

  /** Work between two times; may overlap with that of its other CPUs. */
  used(fromSec: number, toSec: number, cpuSec: number): void {
    if (this.cpuSec === null) this.#uses.add([fromSec, 0]);
    this.cpuSec = (this.cpuSec ?? 0) + cpuSec;
    if (this.#lastUse !== null && toSec <= this.#lastUse[0]) return;
    this.#lastUse = [toSec, this.cpuSec];
    this.#uses.add(this.#lastUse);
  }

  /** Takes back all work, since it is told better from now on. */
  forgetUse(): void {
    this.cpuSec = null;
    this.#uses = new Series();
    this.#lastUse = null;
  }

  held(memoryMb: number): void {
    this.memoryMb = Math.max(this.memoryMb ?? 0, memoryMb);
  }

  /** false: it is not later than the report before. */
  reported(report: LossReport): boolean {
    const before = this.#lastReport;
    const isLater = (key: "step" | "tSec"): boolean =>
      before?.[key] === null || report[key] === null || before === null || report[key] > before[key]!;
    if (!isLater("step") || (report.step === null && !isLater("tSec"))) return false;
    this.#losses.add(report);
    this.#lastReport = report;
    return true;
  }

  get hasReported(): boolean {
    return this.#lastReport !== null;
  }

  get isThinned(): boolean {
    return this.#losses.isThinned;
  }

  /** By what progress is told: the share of its CPU time, of its steps or, failing those, of its time. */
  get progressBy(): "work" | "step" | "time" {
    const [first] = this.#losses.points();
    if (this.cpuSec !== null && this.cpuSec > 0 && first !== undefined && first.tSec !== null) return "work";
    return first === undefined || first.step !== null ? "step" : "time";
  }

  /** Pairs [progress, loss]; null: fewer than two. */
  lossPoints(): readonly (readonly [number, number])[] | null {
    const kept: (readonly [number, number])[] = [];
    for (const report of this.#losses.points()) {
      const progress = Math.min(1, Math.max(0, this.#progressAt(report)));
      if (progress - (kept.at(-1)?.[0] ?? -1) >= LEAST_PROGRESS) kept.push([progress, report.loss]);
    }
    return kept.length < 2 ? null : kept;
  }

  #progressAt({ step, tSec }: LossReport): number {
    const by = this.progressBy;
    if (by === "work") return this.#cpuSecAt(tSec!) / this.cpuSec!;
    if (by === "step") return (step ?? 0) / (this.#lastReport?.step || 1);
    return (tSec! - this.firstSec) / (this.lastSec - this.firstSec || 1);
  }

  /** Losses on a clock that began with the job are moved to the clock of its use. */
  #cpuSecAt(time: number): number {
    const uses = this.#uses.points();
    const tSec = time < SMALLEST_UNIX_SEC && this.firstSec >= SMALLEST_UNIX_SEC ? time + this.firstSec : time;
    const next = uses.findIndex(([at]) => at >= tSec);
    if (next < 0) return this.cpuSec!;
    if (next === 0) return 0;
    const [fromSec, from] = uses[next - 1]!;
    const [toSec, to] = uses[next]!;
    return from + ((to - from) * (tSec - fromSec)) / (toSec - fromSec);
  }
}
