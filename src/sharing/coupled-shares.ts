import { type Activity, type ActivitySpec, newSlot, type Slot, unitRate } from "./activity.js";
import { componentOf, fillComponent, needOf, openComponent, stillHolds } from "./fill.js";
import type { SharedCpus } from "./shared-cpus.js";

/** Resources that have changed, each once. */
interface Changed {
  readonly length: number;
  at(index: number): number | undefined;
}

/**
 * Activities that use several resources of SharedCpus at one common rate, beside the containers that use one: weighted
 * max-min fair by progressive filling. README.md has the equations. Without activities it costs nothing.
 */
export class CoupledShares {
  readonly #shared: SharedCpus;
  /** By resource. */
  readonly #slotsOn: Map<number, Slot[]> = new Map();
  readonly #slotOf: Map<number, Slot> = new Map();
  readonly #activities: Set<Activity> = new Set();
  /** Of these nothing is known: new, or with another limit or weight. */
  readonly #unsolved: Set<Activity> = new Set();
  #nextDueSec = Number.POSITIVE_INFINITY;

  constructor(shared: SharedCpus) {
    this.#shared = shared;
  }

  /** Whether anything goes on. */
  get isBusy(): boolean {
    return this.#activities.size > 0;
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
      ...{ spec, slots, phases, sharedSlots: 0, rate: 0 },
      ...{ dueSec: Number.POSITIVE_INFINITY, remaining: spec.work, sinceSec: nowSec },
    };
    for (const use of spec.uses) {
      const { resource, owner, most, weight, kappa } = use;
      const position = this.#shared.add(resource, owner, Number.POSITIVE_INFINITY, most, weight, kappa);
      const slot = newSlot(use, activity, position);
      slots.push(slot);
      this.#slotOf.set(owner, slot);
      const others = this.#slotsOn.get(resource);
      if (others === undefined) this.#slotsOn.set(resource, [slot]);
      else {
        if (others.length === 1) others[0]!.activity.sharedSlots += 1;
        activity.sharedSlots += 1;
        others.push(slot);
      }
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
      else if (others.length === 1) this.#becomesAlone(others[0]!.activity);
      if (owner === -1) continue;
      this.moved(owner, slot.position);
      moved(owner, slot.position);
    }
    this.#activities.delete(activity);
    this.#unsolved.delete(activity);
    this.#rank();
  }

  #becomesAlone(activity: Activity): void {
    activity.sharedSlots -= 1;
    if (activity.sharedSlots === 0) this.#unsolved.add(activity);
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
    if (done <= slot.bookedUnits) return slot.busySec;
    return slot.busySec + (done - slot.bookedUnits) / slot.ownRate;
  }

  /**
   * Gives activities their rates after changes on some resources, before these are solved themselves.
   * @param changed may grow by those that `touch` is told of
   * @param touch is told each resource that has to be solved as well
   */
  solve(changed: Changed, nowSec: number, touch: (resource: number) => void): void {
    let shared: number[] | null = null;
    for (let index = 0, count = changed.length; index < count; index += 1) {
      const resource = changed.at(index)!;
      const slots = this.#slotsOn.get(resource);
      if (slots === undefined) continue;
      if (slots[0]!.activity.sharedSlots === 0) this.#changedAlone(slots[0]!, nowSec, touch);
      else if (shared === null) shared = [resource];
      else shared.push(resource);
    }
    if (shared !== null || this.#unsolved.size > 0) this.#solveShared(shared ?? [], nowSec, touch);
  }

  #solveShared(changed: readonly number[], nowSec: number, touch: (resource: number) => void): void {
    const seeds: number[] = [];
    const held: number[] = [];
    for (const resource of changed) {
      if (stillHolds(this.#shared, resource, this.#slotsOn.get(resource)!, this.#unsolved)) held.push(resource);
      else seeds.push(resource);
    }
    for (const { slots } of this.#unsolved) for (const { resource } of slots) seeds.push(resource);
    this.#unsolved.clear();
    const resources = seeds.length === 0 ? seeds : componentOf(seeds, this.#slotsOn);
    if (resources.length > 0) this.#refill(resources, nowSec, touch);
    for (const resource of held) this.#time(resource, nowSec);
    for (const resource of resources) this.#time(resource, nowSec);
  }

  #refill(resources: readonly number[], nowSec: number, touch: (resource: number) => void): void {
    const before = openComponent(this.#shared, resources, this.#slotsOn);
    fillComponent(this.#shared, resources, this.#slotsOn);
    for (const [activity, rate] of before) this.#setRate(activity, rate, nowSec, touch);
    this.#rank();
  }

  /**
   * The usual case: a resource of an activity that shares none with another has changed. What its other resources let it make
   * is known and has not changed, so its rate is the least of them.
   */
  #changedAlone(slot: Slot, nowSec: number, touch: (resource: number) => void): void {
    const { activity, resource, position } = slot;
    if (this.#unsolved.size > 0 && this.#unsolved.has(activity)) return;
    this.#book(slot, nowSec);
    slot.need = needOf(this.#shared, slot);
    slot.ownRate = this.#ownRate(slot);
    this.#shared.setCap(resource, position, slot.need * activity.rate);
    const phase = activity.phases[slot.phase]!;
    if (phase.bottleneck !== resource && slot.ownRate >= phase.rate) return;
    phase.rate = activity.spec.cap;
    phase.bottleneck = -1;
    for (const each of activity.slots) {
      if (each.phase !== slot.phase || each.ownRate >= phase.rate) continue;
      phase.rate = each.ownRate;
      phase.bottleneck = each.resource;
    }
    const before = activity.rate;
    activity.rate = unitRate(activity);
    if (activity.rate === before) return;
    this.#setRate(activity, before, nowSec, touch);
    this.#rank();
  }

  #setRate(activity: Activity, before: number, nowSec: number, touch: (resource: number) => void): void {
    const { slots, rate } = activity;
    for (const { resource, position, need } of slots) this.#shared.setCap(resource, position, need * rate);
    if (rate === before) return;
    activity.remaining = Math.max(0, activity.remaining - before * (nowSec - activity.sinceSec));
    activity.sinceSec = nowSec;
    activity.dueSec = nowSec + activity.remaining / rate;
    for (const { resource } of slots) touch(resource);
  }

  /** Books the time of the slots of a resource, and finds how fast it alone would let each go as things are now. */
  #time(resource: number, nowSec: number): void {
    const slots = this.#slotsOn.get(resource)!;
    if (slots[0]!.phase > 0 && slots[0]!.activity.sharedSlots > 0) return;
    // Those that are at work in the same moments: activities that began together stay together.
    for (const { activity, phase, need, position } of slots)
      this.#shared.setCap(resource, position, need * activity.phases[phase]!.rate);
    for (const slot of slots) {
      this.#book(slot, nowSec);
      const { bottleneck, rate } = slot.activity.phases[slot.phase]!;
      slot.ownRate = bottleneck === resource ? rate : this.#ownRate(slot);
      this.#shared.setCap(resource, slot.position, slot.need * rate);
    }
    for (const { activity, need, position } of slots) this.#shared.setCap(resource, position, need * activity.rate);
  }

  #book(slot: Slot, nowSec: number): void {
    const { activity } = slot;
    const done = activity.spec.work - this.remainingAt(activity, nowSec);
    if (done > slot.bookedUnits) slot.busySec += (done - slot.bookedUnits) / slot.ownRate;
    slot.bookedUnits = done;
  }

  /** Leaves the cap of the slot at the most that it may use. */
  #ownRate({ resource, position, need, most, weight }: Slot): number {
    if (need === 0) return Number.POSITIVE_INFINITY;
    const mostHere = Math.min(most, this.#shared.capacityCpus(resource));
    this.#shared.setCap(resource, position, mostHere);
    const pace = this.#shared.pace(resource);
    return mostHere * pace <= weight ? mostHere / need : weight / (pace * need);
  }

  #rank(): void {
    this.#nextDueSec = Number.POSITIVE_INFINITY;
    for (const { dueSec } of this.#activities) this.#nextDueSec = Math.min(this.#nextDueSec, dueSec);
  }
}
