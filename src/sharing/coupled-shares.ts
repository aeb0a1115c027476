import type { Activity, ActivitySpec, Slot } from "./activity.js";
import type { SharedCpus } from "./shared-cpus.js";

/**
 * Activities that use several resources of SharedCpus at one common rate, beside the containers that use one: weighted
 * max-min fair by progressive filling. README.md has the equations. Without activities it costs nothing.
 */
export class CoupledShares {
  readonly #shared: SharedCpus;
  readonly #slotsOn: Map<number, Slot[]> = new Map();
  readonly #slotOf: Map<number, Slot> = new Map();
  readonly #activities: Set<Activity> = new Set();
  /** Of these nothing is known: new, or with another cap. */
  readonly #unsolved: Set<Activity> = new Set();
  #nextDueSec = Number.POSITIVE_INFINITY;

  constructor(shared: SharedCpus) {
    this.#shared = shared;
  }

  get nextDueSec(): number {
    return this.#nextDueSec;
  }

  /** An activity that is due by `nowSec`, the first begun of them; null: none is. */
  firstDue(nowSec: number): Activity | null {
    if (this.#nextDueSec > nowSec) return null;
    for (const activity of this.#activities) if (activity.dueSec <= nowSec) return activity;
    return null;
  }

  /** Begins an activity; it gets its rate from the next `solve`. The caller has advanced its resources to `nowSec`. */
  add(spec: ActivitySpec, nowSec: number): Activity {
    const slots: Slot[] = [];
    const activity: Activity = {
      ...{ spec, slots, rate: 0, dueSec: Number.POSITIVE_INFINITY, remaining: spec.work, sinceSec: nowSec },
      ...{ bottleneck: -1, isFrozen: false },
    };
    for (const use of spec.uses) {
      const position = this.#shared.add(use.resource, use.owner, Number.POSITIVE_INFINITY, use.most, 1, use.kappa);
      const slot = { ...use, activity, position, need: use.amount };
      slots.push(slot);
      this.#slotOf.set(use.owner, slot);
      const others = this.#slotsOn.get(use.resource);
      if (others === undefined) this.#slotsOn.set(use.resource, [slot]);
      else others.push(slot);
    }
    this.#activities.add(activity);
    this.#unsolved.add(activity);
    return activity;
  }

  /**
   * Ends an activity. The caller has advanced its resources.
   * @param moved is told whose slot has another position now
   */
  remove(activity: Activity, moved: (owner: number, position: number) => void): void {
    for (const slot of activity.slots) {
      const owner = this.#shared.remove(slot.resource, slot.position);
      this.#slotOf.delete(slot.owner);
      const others = this.#slotsOn.get(slot.resource)!;
      others.splice(others.indexOf(slot), 1);
      if (others.length === 0) this.#slotsOn.delete(slot.resource);
      if (owner === -1) continue;
      this.moved(owner, slot.position);
      moved(owner, slot.position);
    }
    this.#activities.delete(activity);
    this.#unsolved.delete(activity);
    this.#rank();
  }

  /** Another slot of a resource has left, and that of `owner` has taken its position. */
  moved(owner: number, position: number): void {
    const slot = this.#slotOf.get(owner);
    if (slot !== undefined) slot.position = position;
  }

  /** The slot of `owner` may use at most `most`; more than 0. */
  setMost(owner: number, most: number): void {
    const slot = this.#slotOf.get(owner)!;
    slot.most = most;
    this.#unsolved.add(slot.activity);
  }

  remainingAt(activity: Activity, nowSec: number): number {
    return Math.max(0, activity.remaining - activity.rate * (nowSec - activity.sinceSec));
  }

  /**
   * Gives activities their rates after changes on some resources, before these are solved themselves.
   * @param touch is told each resource that has to be solved as well
   */
  solve(changed: Iterable<number>, nowSec: number, touch: (resource: number) => void): void {
    if (this.#activities.size === 0) return;
    const seeds: number[] = [];
    for (const resource of changed) if (!this.#holds(resource)) seeds.push(resource);
    for (const { slots } of this.#unsolved) for (const { resource } of slots) seeds.push(resource);
    this.#unsolved.clear();
    if (seeds.length === 0) return;
    const resources = this.#component(seeds);
    const before = this.#open(resources);
    this.#fill(resources);
    for (const [activity, rate] of before) {
      this.#limitSlots(activity);
      if (activity.rate === rate) continue;
      activity.remaining = Math.max(0, activity.remaining - rate * (nowSec - activity.sinceSec));
      activity.sinceSec = nowSec;
      activity.dueSec = nowSec + activity.remaining / activity.rate;
      for (const { resource } of activity.slots) touch(resource);
    }
    this.#rank();
  }

  /**
   * Whether the present rates are still max-min fair after a change on one resource. They are when it held nobody back and
   * still lets everybody have its rate: every activity then has the bottleneck that it had. That is the usual case, and
   * costs no more than solving the resource.
   */
  #holds(resource: number): boolean {
    const slots = this.#slotsOn.get(resource);
    if (slots === undefined) return true;
    for (const slot of slots) {
      const { activity } = slot;
      if (activity.bottleneck === resource || this.#unsolved.has(activity)) return false;
      if (this.#need(slot) !== slot.need) return false;
      this.#shared.setCap(resource, slot.position, slot.need * activity.rate);
    }
    const pace = this.#shared.pace(resource);
    return slots.every((slot) => slot.need * slot.activity.rate * pace <= this.#shared.weight(resource, slot.position));
  }

  /** All resources that share an activity with the given ones, directly or over others, in order. */
  #component(seeds: readonly number[]): readonly number[] {
    const resources = new Set(seeds);
    for (const resource of resources) {
      for (const { activity } of this.#slotsOn.get(resource) ?? [])
        for (const slot of activity.slots) resources.add(slot.resource);
    }
    return [...resources].filter((resource) => this.#slotsOn.has(resource)).sort((a, b) => a - b);
  }

  /** Frees all activities of some resources; returns them with the rates that they had. */
  #open(resources: readonly number[]): ReadonlyMap<Activity, number> {
    const before = new Map<Activity, number>();
    for (const resource of resources) {
      for (const slot of this.#slotsOn.get(resource)!) {
        slot.need = this.#need(slot);
        const { activity } = slot;
        if (before.has(activity)) continue;
        before.set(activity, activity.rate);
        activity.isFrozen = false;
        activity.bottleneck = -1;
      }
    }
    for (const activity of before.keys()) {
      const { cap, serialSec } = activity.spec;
      const slowestSec = activity.slots.reduce((most, slot) => Math.max(most, slot.need / this.#most(slot)), 0);
      activity.rate = Math.min(cap, 1 / (slowestSec + serialSec));
    }
    return before;
  }

  /** Progressive filling: the level rises, and the resource that is used up first freezes the activities that use it. */
  #fill(resources: readonly number[]): void {
    const levels = new Map<number, number>();
    for (const resource of resources) levels.set(resource, this.#level(resource));
    while (levels.size > 0) {
      let first = -1;
      let level = Number.POSITIVE_INFINITY;
      for (const [resource, its] of levels) {
        if (its >= level) continue;
        first = resource;
        level = its;
      }
      // Nothing more is used up: all others have their caps already.
      if (first === -1) return;
      levels.delete(first);
      const stale = new Set<number>();
      for (const { activity } of this.#slotsOn.get(first)!) {
        if (activity.isFrozen) continue;
        activity.isFrozen = true;
        const share = activity.spec.weight * level;
        if (share < activity.rate) {
          activity.rate = share;
          activity.bottleneck = first;
          for (const { resource } of activity.slots) if (levels.has(resource)) stale.add(resource);
        }
      }
      for (const resource of stale) levels.set(resource, this.#level(resource));
    }
  }

  /** The level at which a resource is used up by those that are not frozen yet; Infinity: it never is. */
  #level(resource: number): number {
    const capacity = this.#shared.capacityCpus(resource);
    const slots = this.#slotsOn.get(resource)!;
    for (const slot of slots) {
      this.#shared.setCap(resource, slot.position, slot.need * slot.activity.rate);
      this.#shared.setWeight(resource, slot.position, (slot.need * slot.activity.spec.weight) / capacity);
    }
    if (slots.every(({ activity }) => activity.isFrozen)) return Number.POSITIVE_INFINITY;
    return 1 / (this.#shared.pace(resource) * capacity);
  }

  #limitSlots({ slots, rate }: Activity): void {
    for (const slot of slots) this.#shared.setCap(slot.resource, slot.position, slot.need * rate);
  }

  #need({ resource, amount, kappa }: Slot): number {
    return (amount * (1 + kappa * (this.#shared.count(resource) - 1))) / this.#shared.speed(resource);
  }

  #most({ resource, most }: Slot): number {
    return Math.min(most, this.#shared.capacityCpus(resource));
  }

  #rank(): void {
    this.#nextDueSec = Number.POSITIVE_INFINITY;
    for (const { dueSec } of this.#activities) this.#nextDueSec = Math.min(this.#nextDueSec, dueSec);
  }
}
