import { EventQueue } from "./event-queue.js";

interface Alarm {
  readonly owner: number;
  readonly key: number;
  readonly generation: number;
}

/** An alarm that rang. */
export interface Ring {
  readonly owner: number;
  readonly key: number;
}

/**
 * Alarms, at most one for each owner and key: setting one again replaces it. A replaced alarm stays in the queue with an old
 * generation number and is skipped when its time comes, so replacing costs no search.
 */
export class AlarmClock {
  readonly #queue = new EventQueue<Alarm>();
  readonly #generations: Map<number, number>[] = [];

  /** Time of the next alarm; Infinity when there is none. */
  get nextSec(): number {
    return this.#queue.nextSec;
  }

  set(owner: number, key: number, atSec: number): void {
    this.#generations[owner] ??= new Map();
    const generations = this.#generations[owner];
    const generation = (generations.get(key) ?? 0) + 1;
    generations.set(key, generation);
    this.#queue.push(atSec, { owner, key, generation });
  }

  /** Takes the next alarm off; null when it had been replaced. */
  ring(): Ring | null {
    const alarm = this.#queue.pop();
    if (alarm === undefined || this.#generations[alarm.owner]?.get(alarm.key) !== alarm.generation) return null;
    return alarm;
  }
}
