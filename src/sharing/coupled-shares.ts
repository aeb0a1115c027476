import { type Activity, type ActivitySpec, type Slot, unitRate } from "./activity.js";
import { fillComponent, openComponent, stillHolds } from "./fill.js";
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
  /** Of these nothing is known: new, or with another limit or weight. */
  readonly #unsolved: Set<Activity> = new Set();
  #nextDueSec = Number.POSITIVE_INFINITY;

  constructor(shared: SharedCpus) {
    this.#shared = shared;
  }

  get nextDueSec(): number {
    return this.#nextDueSec;
  }

  /** One of some activities that is due by `nowSec`, the first begun of them; null: none is. */
  firstDue(nowSec: number, among: { has(activity: Activity): boolean } = this.#activities): Activity | null {
    if (this.#nextDueSec > nowSec) return null;
    for (const activity of this.#activities) if (activity.dueSec <= nowSec && among.has(activity)) return activity;
    return null;
  }

  /** Begins an activity; it gets its rate from the next `solve`. The caller has advanced its resources to `nowSec`. */
  add(spec: ActivitySpec, nowSec: number): Activity {
    const slots: Slot[] = [];
    const phases = Array.from({ length: spec.phases }, () => ({ rate: 0, bottleneck: -1, isFrozen: false }));
    const activity: Activity = {
      ...{ spec, slots, phases, rate: 0, dueSec: Number.POSITIVE_INFINITY, remaining: spec.work, sinceSec: nowSec },
    };
    for (const use of spec.uses) {
      const { resource, owner, most, weight, kappa } = use;
      const position = this.#shared.add(resource, owner, Number.POSITIVE_INFINITY, most, weight, kappa);
      const slot = { ...use, activity, position, need: use.amount, busySec: 0, bookedUnits: 0, unitSec: 0 };
      slots.push(slot);
      this.#slotOf.set(owner, slot);
      const others = this.#slotsOn.get(resource);
      if (others === undefined) this.#slotsOn.set(resource, [slot]);
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

  /** The slot of `owner` has another share; more than 0. */
  setWeight(owner: number, weight: number): void {
    const slot = this.#slotOf.get(owner)!;
    slot.weight = weight;
    this.#shared.setWeight(slot.resource, slot.position, weight);
    this.#unsolved.add(slot.activity);
  }

  remainingAt(activity: Activity, nowSec: number): number {
    return Math.max(0, activity.remaining - activity.rate * (nowSec - activity.sinceSec));
  }

  /** Seconds until `nowSec` that the owner of a slot was at work there; the rest of the time it waited for other parts. */
  busySecAt(slot: Slot, nowSec: number): number {
    const done = slot.activity.spec.work - this.remainingAt(slot.activity, nowSec);
    return slot.busySec + slot.unitSec * (done - slot.bookedUnits);
  }

  /**
   * Gives activities their rates after changes on some resources, before these are solved themselves.
   * @param touch is told each resource that has to be solved as well
   */
  solve(changed: Iterable<number>, nowSec: number, touch: (resource: number) => void): void {
    if (this.#activities.size === 0) return;
    const seeds: number[] = [];
    const held: number[] = [];
    for (const resource of changed) {
      const slots = this.#slotsOn.get(resource);
      if (slots === undefined) continue;
      if (stillHolds(this.#shared, resource, slots, this.#unsolved)) held.push(resource);
      else seeds.push(resource);
    }
    for (const { slots } of this.#unsolved) for (const { resource } of slots) seeds.push(resource);
    this.#unsolved.clear();
    const resources = seeds.length === 0 ? seeds : this.#component(seeds);
    if (resources.length > 0) this.#refill(resources, nowSec, touch);
    for (const list of [held, resources]) {
      for (const resource of list) this.#time(resource, nowSec);
    }
  }

  #refill(resources: readonly number[], nowSec: number, touch: (resource: number) => void): void {
    const before = openComponent(this.#shared, resources, this.#slotsOn);
    fillComponent(this.#shared, resources, this.#slotsOn);
    for (const [activity, rate] of before) {
      activity.rate = unitRate(activity);
      for (const slot of activity.slots) {
        this.#shared.setCap(slot.resource, slot.position, slot.need * activity.rate);
      }
      if (activity.rate === rate) continue;
      activity.remaining = Math.max(0, activity.remaining - rate * (nowSec - activity.sinceSec));
      activity.sinceSec = nowSec;
      activity.dueSec = nowSec + activity.remaining / activity.rate;
      for (const { resource } of activity.slots) touch(resource);
    }
    this.#rank();
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

  /** Books the time of the slots of a resource, and finds how long a unit keeps each owner at work as things are now. */
  #time(resource: number, nowSec: number): void {
    const slots = this.#slotsOn.get(resource)!;
    if (slots[0]!.phase > 0) return;
    // Those that are at work in the same moments: activities that began together stay together.
    for (const { activity, phase, need, position } of slots)
      this.#shared.setCap(resource, position, need * activity.phases[phase]!.rate);
    for (const slot of slots) {
      const done = slot.activity.spec.work - this.remainingAt(slot.activity, nowSec);
      slot.busySec += slot.unitSec * (done - slot.bookedUnits);
      slot.bookedUnits = done;
      slot.unitSec = this.#unitSec(slot);
    }
    for (const { activity, need, position } of slots) this.#shared.setCap(resource, position, need * activity.rate);
  }

  #unitSec({ activity, resource, position, phase, need, most, weight }: Slot): number {
    const { bottleneck, rate } = activity.phases[phase]!;
    if (bottleneck === resource) return 1 / rate;
    const mostHere = Math.min(most, this.#shared.capacityCpus(resource));
    this.#shared.setCap(resource, position, mostHere);
    const pace = this.#shared.pace(resource);
    this.#shared.setCap(resource, position, need * rate);
    return need / (mostHere * pace <= weight ? mostHere : weight / pace);
  }

  #rank(): void {
    this.#nextDueSec = Number.POSITIVE_INFINITY;
    for (const { dueSec } of this.#activities) this.#nextDueSec = Math.min(this.#nextDueSec, dueSec);
  }
}
