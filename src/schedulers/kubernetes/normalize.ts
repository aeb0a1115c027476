import { scoreMax } from "./scorer.js";

/** Scales the first `count` numbers, 0 or more, so that the largest becomes 100; whole numbers, as Kubernetes has them. */
export function normalize(scores: Float64Array, count: number): void {
  const largest = maxOf(scores, count);
  if (largest === 0) return;
  for (let index = 0; index < count; index += 1) scores[index] = Math.floor((scores[index]! * scoreMax) / largest);
}

/** The same turned round: 0 becomes 100 and the largest becomes 0. */
export function normalizeReversed(scores: Float64Array, count: number): void {
  const largest = maxOf(scores, count);
  for (let index = 0; index < count; index += 1) {
    scores[index] = largest === 0 ? scoreMax : scoreMax - Math.floor((scores[index]! * scoreMax) / largest);
  }
}

function maxOf(numbers: Float64Array, count: number): number {
  let largest = 0;
  for (let index = 0; index < count; index += 1) largest = Math.max(largest, numbers[index]!);
  return largest;
}
