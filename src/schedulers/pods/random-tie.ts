import type { Rng } from "../../random/rng.js";

/** Position of one of the largest of the first `count` numbers, each of them equally likely; -1 when there is none. */
export function randomLargest(numbers: Float64Array, count: number, rng: Rng): number {
  let best = -1;
  let ties = 0;
  for (let position = 0; position < count; position += 1) {
    if (best === -1 || numbers[position]! > numbers[best]!) {
      best = position;
      ties = 1;
    } else if (numbers[position] === numbers[best]) ties += 1;
  }
  if (ties < 2) return best;
  let left = Math.floor(rng() * ties);
  for (let position = best; ; position += 1) {
    if (numbers[position] !== numbers[best]) continue;
    if (left === 0) return position;
    left -= 1;
  }
}
