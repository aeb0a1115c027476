/**
 * The loss after `fraction` of the whole change from `initial` to `final`: exactly `initial` at 0, exactly `final` at 1, and
 * never outside the two.
 */
export function blend(initial: number, final: number, fraction: number): number {
  // Two products, not `initial + (final - initial) * fraction`, which misses `final` by a rounding error.
  const loss = initial * (1 - fraction) + final * fraction;
  return Math.min(Math.max(initial, final), Math.max(Math.min(initial, final), loss));
}
