import type { Slot } from "./activity.js";
import { soughtRate } from "./activity.js";
import { partRate } from "./part-rate.js";
import type { SharedCpus } from "./shared-cpus.js";

/** Relative; a pace is a sum of a few thousand numbers at most. */
const tolerance = 1e-13;

/** Nearly all settle within fifty; what goes to and fro by then is damped. */
const undampedRounds = 50;
const mostRounds = 500;

/**
 * Finds the paces of resources none of which holds all its activities back most: one after another is solved with what the
 * others let its activities take, until none changes any more.
 * @param paces of these resources, to begin with; gets what was found
 * @returns whether they have settled
 */
export function settlePaces(
  shared: SharedCpus,
  slotsOn: ReadonlyMap<number, readonly Slot[]>,
  resources: Iterable<number>,
  paces: Map<number, number>,
): boolean {
  for (let round = 0; round < mostRounds; round += 1) {
    let isSettled = true;
    for (const resource of resources) {
      for (const slot of slotsOn.get(resource)!)
        shared.setCap(resource, slot.position, slot.need * limitElsewhere(slot, paces));
      const before = paces.get(resource)!;
      const pace = shared.pace(resource);
      if (Math.abs(pace - before) > tolerance * pace) isSettled = false;
      const isDamped = round >= undampedRounds && before > 0 && pace > 0;
      paces.set(resource, isDamped ? Math.sqrt(before * pace) : pace);
    }
    if (isSettled) return true;
  }
  return false;
}

/** Rate that all but the resource of a slot let it have. */
function limitElsewhere(slot: Slot, paces: ReadonlyMap<number, number>): number {
  const { activity, phase } = slot;
  let limit = soughtRate(slot);
  if (activity.phases[phase]!.isFrozen) return limit;
  for (const other of activity.slots) {
    if (other === slot || (other.phase !== phase && !activity.spec.overlap)) continue;
    limit = Math.min(limit, partRate(other, paces));
  }
  return limit;
}
