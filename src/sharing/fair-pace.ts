import { cap, stride, weight } from "./slots.js";

/**
 * Solves weighted max-min fairness under caps: container i gets min(cap_i, weight_i / pace) CPUs, and they sum to the
 * smaller of `capacityCpus` and the sum of the caps. Returns the pace: the seconds in which a container of weight 1 that is
 * not at its cap gets one CPU-second; 0 when every container is at its cap.
 *
 * Newton's method on the concave, piecewise linear sum(min(cap_i, weight_i / pace)) = capacity, from the pace at which no
 * cap binds. Every step gives the others more, so containers only join the capped ones, and the steps end when none joins:
 * two or three passes over the containers, at most n. The pace is computed from the final set alone, in order of position.
 *
 * @param begin where the first container's values begin in `values`
 * @param end where the last one's end
 */
export function fairPace(values: Float64Array, begin: number, end: number, capacityCpus: number): number {
  let capSum = 0;
  let weightSum = 0;
  for (let at = begin; at < end; at += stride) {
    capSum += values[at + cap]!;
    weightSum += values[at + weight]!;
  }
  if (capSum <= capacityCpus) return 0;
  let pace = weightSum / capacityCpus;
  let cappedBefore = 0;
  for (;;) {
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
    // Where a cap equals the fair share, rounding can make containers leave the capped ones again, put the last free one at
    // its cap, or leave nothing for it: then the present pace is the answer.
    if (capped <= cappedBefore || freeWeight === 0 || leftCpus <= 0) return pace;
    cappedBefore = capped;
    pace = freeWeight / leftCpus;
  }
}
