/** One container as water-filling sees it. */
export interface Vessel {
  readonly capCpus: number;
  readonly weight: number;
}

/**
 * The slow twin of `fairPace`: weighted max-min fair rates by filling vessels in the order in which their caps bind. A vessel
 * whose fair part of what is left would reach its cap gets its cap; the first that does not ends the caps, and it and all
 * behind it share the rest by weight.
 */
export function waterFilling(vessels: readonly Vessel[], capacityCpus: number): readonly number[] {
  const rates = vessels.map(() => 0);
  const order = vessels.map((_, index) => index).sort((a, b) => level(vessels[a]!) - level(vessels[b]!));
  let leftCpus = capacityCpus;
  for (const [place, index] of order.entries()) {
    const { capCpus, weight } = vessels[index]!;
    // Summed anew: taking a large weight off a sum leaves few digits of the small ones.
    const leftWeight = order.slice(place).reduce((sum, each) => sum + vessels[each]!.weight, 0);
    const rate = Math.min(capCpus, (leftCpus * weight) / leftWeight);
    rates[index] = rate;
    leftCpus -= rate;
  }
  return rates;
}

/** CPUs per weight at which the cap binds. */
const level = ({ capCpus, weight }: Vessel): number => capCpus / weight;
