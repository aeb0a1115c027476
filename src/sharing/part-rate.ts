import type { Slot } from "./activity.js";

/** Rate that the resource of a slot gives its part, at a pace of the resource. */
export function shareOf({ weight, need, resource }: Slot, paces: ReadonlyMap<number, number>): number {
  return need === 0 ? Number.POSITIVE_INFINITY : weight / (paces.get(resource)! * need);
}

/** The same, or where parts go on side by side, the rate that it lets the unit have. */
export function partRate(slot: Slot, paces: ReadonlyMap<number, number>): number {
  const { spec } = slot.activity;
  const share = shareOf(slot, paces);
  return spec.overlap && slot.phase === spec.phases - 1 ? 1 / (1 / share + spec.serialSec) : share;
}
