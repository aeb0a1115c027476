/** An activity as progressive filling sees it: amounts by resource, for each unit of progress. */
export interface Filled {
  readonly weight: number;
  readonly cap: number;
  readonly amounts: ReadonlyMap<number, number>;
}

/** The slow twin of CoupledShares, as textbooks have it: all rates rise together until a resource or a cap stops some. */
export function progressiveFilling(all: readonly Filled[], capacities: readonly number[]): readonly number[] {
  const rates = all.map(() => 0);
  const isFrozen = all.map(() => false);
  while (isFrozen.includes(false)) {
    let level = Number.POSITIVE_INFINITY;
    let stopped: readonly number[] = [];
    const consider = (its: number, stops: readonly number[]): void => {
      if (its >= level) return;
      level = its;
      stopped = stops;
    };
    for (const [index, { cap, weight }] of all.entries()) if (!isFrozen[index]) consider(cap / weight, [index]);
    for (const [resource, capacity] of capacities.entries()) {
      let frozen = 0;
      let rising = 0;
      const users: number[] = [];
      for (const [index, { amounts, weight }] of all.entries()) {
        const amount = amounts.get(resource) ?? 0;
        if (amount === 0) continue;
        if (isFrozen[index]) frozen += amount * rates[index]!;
        else {
          rising += amount * weight;
          users.push(index);
        }
      }
      if (users.length > 0) consider(Math.max(0, capacity - frozen) / rising, users);
    }
    for (const index of stopped) {
      rates[index] = all[index]!.weight * level;
      isFrozen[index] = true;
    }
  }
  return rates;
}
