import fc from "fast-check";
import { expect, test } from "vitest";
import type { Activity } from "../../src/sharing/activity.js";
import { CoupledShares } from "../../src/sharing/coupled-shares.js";
import { SharedCpus } from "../../src/sharing/shared-cpus.js";
import { progressiveFilling } from "../reference/progressive-filling.js";
import { expectClose, magnitudes } from "../support/numbers.js";
import { anyUse, type Drawn, onePart, type Put, World } from "./world.js";

interface Case {
  readonly capacities: readonly number[];
  /** What a weight on a resource is counted in: only the ratios on one resource matter. */
  readonly weightUnits: readonly number[];
  readonly activities: readonly Drawn[];
  /** One resource each, beside the activities. */
  readonly containers: readonly Put[];
}

const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const resource = fc.nat(count - 1);
  const cap = fc.oneof(fc.constant(Number.POSITIVE_INFINITY), magnitudes(-2, 2));
  return fc.record({
    capacities: fc.array(magnitudes(-1, 2), { minLength: count, maxLength: count }),
    weightUnits: fc.array(magnitudes(-1, 2), { minLength: count, maxLength: count }),
    activities: fc.array(
      fc.record({
        weight: magnitudes(-1, 1),
        cap,
        amounts: fc
          .array(fc.tuple(resource, magnitudes(-2, 2)), { minLength: 1, maxLength: 5 })
          .map((pairs) => new Map(pairs)),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    containers: fc.array(fc.record({ resource, weight: magnitudes(-1, 1), cap: magnitudes(-2, 2) }), { maxLength: 8 }),
  });
});

const expected = ({ capacities, activities, containers }: Case): readonly number[] =>
  progressiveFilling(
    [
      ...activities,
      ...containers.map(({ resource, weight, cap }) => ({ weight, cap, amounts: new Map([[resource, 1]]) })),
    ],
    capacities,
  );

const scale = ({ capacities }: Case): number => Math.max(...capacities);

test("activities and containers get the rates of the slow twin, in whatever order they come and whoever was there", () => {
  fc.assert(
    fc.property(cases, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (drawn, passing) => {
      const world = new World(drawn);
      const passers: Activity[] = [];
      const activities = drawn.activities.map((each, index) => {
        if (passing[index]) passers.push(world.begin(each));
        return world.begin(each);
      });
      const owners = drawn.containers.map((each) => world.put(each));
      for (const passer of passers) world.end(passer);
      const rates = [
        ...activities.map(({ rate }) => rate),
        ...owners.map((owner, index) => world.rate(drawn.containers[index]!.resource, owner)),
      ];
      for (const [index, rate] of expected(drawn).entries()) expectClose(rates[index]!, rate, 1e-9);
    }),
    { numRuns: 1000 },
  );
});

test("no resource gives more than it has, and each activity is at its cap or on a used-up resource, among the fastest", () => {
  fc.assert(
    fc.property(cases, (drawn) => {
      const world = new World(drawn);
      for (const each of drawn.containers) world.put(each);
      const activities = drawn.activities.map((each) => world.begin(each));
      for (const [resource, capacity] of drawn.capacities.entries())
        expect(world.shared.usedCpus(resource)).toBeLessThanOrEqual(capacity * (1 + 1e-12));
      for (const [index, { rate }] of activities.entries()) {
        const { cap, weight, amounts } = drawn.activities[index]!;
        const isHeld = [...amounts.keys()].some((resource) => {
          const used = world.shared.usedCpus(resource) >= drawn.capacities[resource]! * (1 - 1e-9);
          const others = activities.filter((_, at) => drawn.activities[at]!.amounts.has(resource));
          const fastest = Math.max(
            ...others.map((other) => other.rate / drawn.activities[activities.indexOf(other)]!.weight),
          );
          return used && rate / weight >= fastest * (1 - 1e-9);
        });
        expect(isHeld || rate >= cap * (1 - 1e-12)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("the order in which activities begin changes no rate", () => {
  fc.assert(
    fc.property(cases, (drawn) => {
      const forth = new World(drawn);
      const back = new World(drawn);
      const rates = drawn.activities.map((each) => forth.begin(each));
      const others = drawn.activities.toReversed().map((each) => back.begin(each));
      for (const [index, other] of others.toReversed().entries())
        expectClose(other.rate, rates[index]!.rate, 1e-9, scale(drawn));
    }),
    { numRuns: 200 },
  );
});

// Two nodes of 1 and 2 CPUs, a job that needs 1 CPU of each for each unit, and a container on the small node. By level the
// job's weight is 1 and the container's 1: half a CPU each, and the other node is half idle. When the container has left,
// the job makes 1 unit per second.
test("a job on two nodes runs at the rate of the one that holds it back", () => {
  const world = new World({ capacities: [1, 2], weightUnits: [1, 1] });
  const activity = world.begin({
    weight: 1,
    cap: Number.POSITIVE_INFINITY,
    amounts: new Map([
      [0, 1],
      [1, 1],
    ]),
  });
  expect(activity.rate).toBe(1);
  const owner = world.put({ resource: 0, weight: 1, cap: 1 });
  expect(activity.rate).toBe(0.5);
  expect(world.rate(0, owner)).toBe(0.5);
  expect(world.shared.usedCpus(1)).toBe(0.5);
});

// Its work of 10 units at 2 units per second ends at 5 s; then it is gone and nothing is due.
test("an activity ends when its work is done", () => {
  const shared = new SharedCpus([2], [1]);
  const coupled = new CoupledShares(shared);
  const uses = [{ ...anyUse, resource: 0, owner: 1, amount: 1, most: 2, weight: 1 }];
  const activity = coupled.add({ ...onePart, work: 10, cap: 10, uses }, 0);
  coupled.solve([0], 0, () => {});
  expect(coupled.nextDueSec).toBe(5);
  expect(coupled.firstDue(4)).toBeNull();
  expect(coupled.firstDue(5)).toBe(activity);
  coupled.remove(activity, () => {});
  expect(coupled.nextDueSec).toBe(Number.POSITIVE_INFINITY);
});

// A unit takes 1 s on the one CPU that it may use, and 1 s of exchange after it: half a unit per second, half a CPU.
test("a step that exchanges after it computes takes the sum of both", () => {
  const shared = new SharedCpus([4], [1]);
  const coupled = new CoupledShares(shared);
  const uses = [{ ...anyUse, resource: 0, owner: 1, amount: 1, most: 1, weight: 1 }];
  const activity = coupled.add({ ...onePart, work: 10, cap: Number.POSITIVE_INFINITY, serialSec: 1, uses }, 0);
  coupled.solve([0], 0, () => {});
  shared.solve(0);
  expect(activity.rate).toBe(0.5);
  expect(shared.usedCpus(0)).toBe(0.5);
});
