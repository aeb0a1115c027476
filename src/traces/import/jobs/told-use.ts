import type { Notes } from "../notes.js";
import type { MeasuredJob } from "./measured-job.js";

type Place = () => string;

/** Seconds, and the CPU-seconds used until then or the CPUs in use, ascending. */
type Samples = readonly (readonly [tSec: number, value: number])[];

/** One of several series that may tell of the CPU use of one container. */
export interface UseSeries {
  readonly isCounter: boolean;
  /** The CPU that it is about; null: all. */
  readonly cpu: string | null;
  readonly samples: Samples;
  readonly place: Place;
}

/**
 * The CPU use of a container of which several series tell: each CPU-second counts once. A series of all CPUs goes before
 * those of each, and a counter before rates, in whatever order they come.
 */
export class ToldUse {
  readonly #job: MeasuredJob;
  readonly #notes: Notes;
  #rank = -1;
  #places: Place[] = [];
  /** Until when the use of each CPU was counted. */
  readonly #untilSec: Map<string | null, number> = new Map();

  constructor(job: MeasuredJob, notes: Notes) {
    this.#job = job;
    this.#notes = notes;
  }

  add(series: UseSeries): void {
    const { samples, place } = series;
    for (const [tSec] of samples) this.#job.seen(tSec);
    if (samples.length < 2) return;
    const rank = (series.isCounter ? 2 : 0) + (series.cpu === null ? 1 : 0);
    if (rank < this.#rank) {
      this.#drop(place);
      return;
    }
    if (rank > this.#rank) {
      for (const former of this.#places) this.#drop(former);
      this.#job.forgetUse();
      this.#untilSec.clear();
      this.#places = [];
      this.#rank = rank;
    }
    this.#places.push(place);
    this.#count(series);
  }

  #drop(place: Place): void {
    const why = "a series of CPU use that another has too: all CPUs go before each, counters before rates";
    this.#notes.add("dropped", why, place);
  }

  #count({ isCounter, cpu, samples, place }: UseSeries): void {
    let untilSec = this.#untilSec.get(cpu) ?? Number.NEGATIVE_INFINITY;
    for (const [index, [tSec, value]] of samples.entries()) {
      const [beforeSec, before] = samples[index - 1] ?? [];
      if (beforeSec === undefined || before === undefined) continue;
      if (beforeSec < untilSec) {
        const why = "a time that was counted before: files out of order, a series twice, or two containers of one name";
        this.#notes.add("dropped", why, place);
        continue;
      }
      untilSec = tSec;
      // A counter that falls began again at 0 with its container.
      const counted = value >= before ? value - before : value;
      this.#job.used(beforeSec, tSec, isCounter ? counted : value * (tSec - beforeSec));
      if (isCounter && value < before)
        this.#notes.add("changed", "a counter that began again at 0, and is added up", place);
    }
    this.#untilSec.set(cpu, untilSec);
  }
}
