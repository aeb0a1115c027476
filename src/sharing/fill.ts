import { type Activity, type Slot, soughtRate, unitRate } from "./activity.js";
import { partRate, shareOf } from "./part-rate.js";
import { settlePaces } from "./settle.js";
import type { SharedCpus } from "./shared-cpus.js";

type SlotsOn = ReadonlyMap<number, readonly Slot[]>;

/**
 * Whether the present rates are still max-min fair after a change on one resource. They are when it held nobody back and
 * still lets everybody have its rate: every activity then has the bottleneck that it had. That is the usual case, and costs
 * no more than solving the resource.
 * @param unsolved activities that have no rates yet
 */
export function stillHolds(
  shared: SharedCpus,
  resource: number,
  slots: readonly Slot[],
  unsolved: ReadonlySet<Activity>,
): boolean {
  for (const slot of slots) {
    const { activity, phase } = slot;
    const { bottleneck, rate } = activity.phases[phase]!;
    if (bottleneck === resource || unsolved.has(activity) || needOf(shared, slot) !== slot.need) return false;
    shared.setCap(resource, slot.position, slot.need * (activity.spec.overlap ? activity.rate : rate));
  }
  const pace = shared.pace(resource);
  const holds = slots.every(
    (slot) => shared.cap(resource, slot.position) * pace <= shared.weight(resource, slot.position),
  );
  for (const { position, need, activity } of slots) shared.setCap(resource, position, need * activity.rate);
  return holds;
}

/** All resources that share an activity with the given ones, directly or over others, in order. */
export function componentOf(seeds: readonly number[], slotsOn: SlotsOn): readonly number[] {
  const resources = new Set(seeds);
  const seen = new Set<Activity>();
  for (const resource of resources) {
    for (const { activity } of slotsOn.get(resource) ?? []) {
      if (seen.has(activity)) continue;
      seen.add(activity);
      for (const slot of activity.slots) resources.add(slot.resource);
    }
  }
  return [...resources].filter((resource) => slotsOn.has(resource)).sort((a, b) => a - b);
}

/** Frees all activities of some resources; returns them with the rates that they had. */
export function openComponent(
  shared: SharedCpus,
  resources: readonly number[],
  slotsOn: SlotsOn,
): ReadonlyMap<Activity, number> {
  const before = new Map<Activity, number>();
  for (const resource of resources) {
    for (const slot of slotsOn.get(resource)!) {
      slot.need = needOf(shared, slot);
      before.set(slot.activity, slot.activity.rate);
    }
  }
  for (const activity of before.keys()) {
    for (const phase of activity.phases) {
      phase.rate = activity.spec.cap;
      phase.bottleneck = -1;
      phase.isFrozen = false;
    }
    for (const slot of activity.slots) {
      const phase = activity.phases[slot.phase]!;
      phase.rate = Math.min(phase.rate, Math.min(slot.most, shared.capacityCpus(slot.resource)) / slot.need);
    }
    activity.rate = unitRate(activity);
  }
  return before;
}

/**
 * Progressive filling, from bottleneck to bottleneck: a resource that holds all its activities back more than any other does
 * freezes them at what it gives them. What they leave elsewhere lets others only have more, so these rates are final.
 */
export function fillComponent(shared: SharedCpus, resources: readonly number[], slotsOn: SlotsOn): void {
  const paces = new Map<number, number>();
  const open = new Set(resources);
  for (const resource of resources) paces.set(resource, paceOf(shared, resource, slotsOn.get(resource)!));
  for (;;) {
    let first = -1;
    let most = 0;
    for (const resource of open) {
      const use = paces.get(resource)! * shared.capacityCpus(resource);
      if (use <= most) continue;
      first = resource;
      most = use;
    }
    // Nothing more is used up: all others have their own limits already.
    if (first === -1) return;
    let bottleneck = bottleneckFrom(first, paces, slotsOn);
    if (bottleneck === -1) {
      if (settlePaces(shared, slotsOn, open, paces)) {
        freezeAll(open, paces, slotsOn);
        return;
      }
      for (const resource of open) paces.set(resource, paceOf(shared, resource, slotsOn.get(resource)!));
      bottleneck = first;
    }
    open.delete(bottleneck);
    const stale = new Set<number>();
    for (const { activity, phase } of slotsOn.get(bottleneck)!) {
      if (activity.phases[phase]!.isFrozen || !freeze(activity, phase, paces)) continue;
      for (const { resource } of activity.slots) if (open.has(resource)) stale.add(resource);
    }
    for (const resource of stale) {
      const slots = slotsOn.get(resource)!;
      const isFound = slots.every(({ activity, phase }) => activity.phases[phase]!.isFrozen);
      if (isFound) open.delete(resource);
      else paces.set(resource, paceOf(shared, resource, slots));
    }
  }
}

/**
 * Goes on from a resource to one that holds one of its activities back more, until none does.
 * @returns -1: the way leads round in a circle, as it may where the ratios of need to weight differ from job to job
 */
function bottleneckFrom(first: number, paces: ReadonlyMap<number, number>, slotsOn: SlotsOn): number {
  const seen = new Set<number>();
  let resource = first;
  for (;;) {
    seen.add(resource);
    const next = tighterThan(resource, paces, slotsOn.get(resource)!);
    if (next === -1) return resource;
    if (seen.has(next)) return -1;
    resource = next;
  }
}

/** A resource that holds an activity of `resource` back more than that and its own limits do; -1: there is none. */
function tighterThan(resource: number, paces: ReadonlyMap<number, number>, slots: readonly Slot[]): number {
  for (const slot of slots) {
    const { activity, phase } = slot;
    if (activity.phases[phase]!.isFrozen) continue;
    let least = Math.min(soughtRate(slot), partRate(slot, paces));
    let at = resource;
    for (const other of activity.slots) {
      // Parts that go on one after another are found each for itself.
      if (other.phase !== phase && !activity.spec.overlap) continue;
      const rate = partRate(other, paces);
      if (rate >= least) continue;
      least = rate;
      at = other.resource;
    }
    if (at !== resource) return at;
  }
  return -1;
}

function freezeAll(resources: Iterable<number>, paces: ReadonlyMap<number, number>, slotsOn: SlotsOn): void {
  for (const resource of resources)
    for (const { activity, phase } of slotsOn.get(resource)!)
      if (!activity.phases[phase]!.isFrozen) freeze(activity, phase, paces);
}

/** Gives a part of an activity its rate. @returns whether that is less than its own limits let it have */
function freeze(activity: Activity, index: number, paces: ReadonlyMap<number, number>): boolean {
  const phase = activity.phases[index]!;
  const before = activity.rate;
  phase.isFrozen = true;
  for (const slot of activity.slots) {
    if (slot.phase !== index) continue;
    const share = shareOf(slot, paces);
    if (share >= phase.rate) continue;
    phase.rate = share;
    phase.bottleneck = slot.resource;
  }
  activity.rate = unitRate(activity);
  return phase.bottleneck !== -1 || activity.rate !== before || activity.phases.length > 1;
}

function paceOf(shared: SharedCpus, resource: number, slots: readonly Slot[]): number {
  for (const slot of slots) shared.setCap(resource, slot.position, slot.need * soughtRate(slot));
  return shared.pace(resource);
}

/** Of the resource, for each unit, with the neighbours and the speed of now. */
export function needOf(shared: SharedCpus, { amount, kappa, resource }: Slot): number {
  return (amount * (1 + kappa * shared.rivals(resource))) / shared.speed(resource);
}
