import { cap, stride, weight } from "./slots.js";

/**
 * Solves weighted max-min fairness under caps: container i gets min(cap_i, weight_i / pace) CPUs, and they sum to the
 * smaller of `capacityCpus` and the sum of the caps. Returns the pace: the seconds in which a container of weight 1 that is
 * not at its cap gets one CPU-second; 0 when every container is at its cap.
 *
 * Newton's method on the concave, piecewise linear sum(min(cap_i, weight_i / pace)) = capacity. From anywhere, one step
 * leads to a pace that gives no more than there is; every further step gives the others more, so containers only join the
 * capped ones, and the steps end when none joins. Begun at the pace of the last solution, that takes two passes most often.
 * The pace is computed from the final set alone, in order of position.
 *
 * @param begin where the first container's values begin in `values`
 * @param end where the last one's end
 * @param guess a pace to begin with, 0 or more
 */
export function fairPace(
  values: Float64Array,
  begin: number,
  end: number,
  capacityCpus: number,
  guess: number,
): number {
  let pace = guess;
  let cappedBefore = -1;
  for (let steps = 0; ; steps += 1) {
    let capped = 0;
    let cappedSum = 0;
    let freeWeight = 0;
    for (let at = begin; at < end; at += stride) {
      if (values[at + cap]! * pace <= values[at + weight]!) {
        capped += 1;
        cappedSum += values[at + cap]!;
      } else {
        freeWeight += values[at + weight]!;
      }
    }
    const leftCpus = capacityCpus - cappedSum;
    if (freeWeight === 0 && leftCpus >= 0) return 0;
    // Where a cap equals the fair share, rounding can make containers leave the capped ones again: then the present pace is
    // the answer. The first step alone may rightly do so, from a guess that gives too much.
    if (steps > 1 ? capped <= cappedBefore : capped === cappedBefore) return pace;
    cappedBefore = capped;
    if (freeWeight === 0 || leftCpus <= 0) {
      // The guess gives away more than there is before the others get anything: begin where no cap binds.
      if (steps > 0) return pace;
      pace = weightSum(values, begin, end) / capacityCpus;
      cappedBefore = 0;
    } else {
      pace = freeWeight / leftCpus;
    }
  }
}

function weightSum(values: Float64Array, begin: number, end: number): number {
  let sum = 0;
  for (let at = begin; at < end; at += stride) sum += values[at + weight]!;
  return sum;
}
