import fc from "fast-check";
import { expect, test } from "vitest";
import { fairPace } from "../../src/sharing/fair-pace.js";
import { cap, stride, weight } from "../../src/sharing/slots.js";
import { type Vessel, waterFilling } from "../reference/water-filling.js";
import { expectClose, magnitudes, sixtyFourths } from "../support/numbers.js";

/** The rates that the pace stands for. */
function fairRates(vessels: readonly Vessel[], capacityCpus: number, guess = 0): readonly number[] {
  const values = new Float64Array(vessels.length * stride);
  for (const [index, vessel] of vessels.entries()) {
    values[index * stride + cap] = vessel.capCpus;
    values[index * stride + weight] = vessel.weight;
  }
  const pace = fairPace(values, 0, values.length, capacityCpus, guess);
  return vessels.map((vessel) => (pace === 0 ? vessel.capCpus : Math.min(vessel.capCpus, vessel.weight / pace)));
}

const vessels = (capCpus: fc.Arbitrary<number>, weights: fc.Arbitrary<number>): fc.Arbitrary<Vessel[]> =>
  fc.array(fc.record({ capCpus, weight: weights }), { minLength: 1, maxLength: 60 });

test("it gives the rates of its slow twin to 1e-12", () => {
  const input = fc.tuple(vessels(sixtyFourths(0.02, 8), sixtyFourths(0.02, 4)), sixtyFourths(0.02, 64));
  fc.assert(
    fc.property(input, ([all, capacityCpus]) => {
      const expected = waterFilling(all, capacityCpus);
      for (const [index, rate] of fairRates(all, capacityCpus).entries()) expectClose(rate, expected[index]!, 1e-12);
    }),
    { numRuns: 1000 },
  );
});

test("over nine orders of magnitude it gives the rates of its slow twin to 1e-12 of the node", () => {
  const input = fc.tuple(vessels(magnitudes(-6, 3), magnitudes(-6, 3)), magnitudes(-6, 3));
  fc.assert(
    fc.property(input, ([all, capacityCpus]) => {
      const expected = waterFilling(all, capacityCpus);
      for (const [index, rate] of fairRates(all, capacityCpus).entries())
        expectClose(rate, expected[index]!, 1e-12, capacityCpus);
    }),
    { numRuns: 1000 },
  );
});

test("any guess leads to the same rates", () => {
  const input = fc.tuple(
    vessels(sixtyFourths(0.02, 8), sixtyFourths(0.02, 4)),
    sixtyFourths(0.02, 64),
    magnitudes(-6, 6),
  );
  fc.assert(
    fc.property(input, ([all, capacityCpus, guess]) => {
      const expected = fairRates(all, capacityCpus);
      for (const [index, rate] of fairRates(all, capacityCpus, guess).entries())
        expectClose(rate, expected[index]!, 1e-12);
    }),
    { numRuns: 1000 },
  );
});

/** Caps that are the fair share itself, or one rounding away: whether they bind is decided by rounding alone. */
const atTheEdge = fc
  .tuple(
    fc.array(fc.tuple(magnitudes(-3, 3), fc.constantFrom(0, 1, -1, 0.5)), { minLength: 1, maxLength: 40 }),
    magnitudes(-2, 2),
  )
  .map(([drawn, capacityCpus]): [Vessel[], number] => {
    const total = drawn.reduce((sum, [share]) => sum + share, 0);
    const all = drawn.map(([share, off]) => ({
      capCpus: ((capacityCpus * share) / total) * (Math.abs(off) === 1 ? 1 + off * Number.EPSILON : 1 + off),
      weight: share,
    }));
    return [all, capacityCpus];
  });

test("caps that equal the fair share to the last digit or two make no difference", () => {
  fc.assert(
    fc.property(atTheEdge, ([all, capacityCpus]) => {
      const expected = waterFilling(all, capacityCpus);
      for (const [index, rate] of fairRates(all, capacityCpus).entries())
        expectClose(rate, expected[index]!, 1e-12, capacityCpus);
    }),
    { numRuns: 1000 },
  );
});

test("the node is used up unless every container is at its cap", () => {
  const input = fc.tuple(vessels(magnitudes(-2, 2), magnitudes(-2, 2)), magnitudes(-2, 2));
  fc.assert(
    fc.property(input, ([all, capacityCpus]) => {
      const used = fairRates(all, capacityCpus).reduce((sum, rate) => sum + rate, 0);
      const asked = all.reduce((sum, vessel) => sum + vessel.capCpus, 0);
      expectClose(used, Math.min(capacityCpus, asked), 1e-12);
    }),
  );
});

// Capacity 4, equal weights: a fair quarter is 1. The cap 0.4 binds and leaves 3.6 for three, 1.2 each: the cap 1.1 binds
// too and leaves 2.5 for two, 1.25 each.
test("a cap that binds only after another one did is found", () => {
  const caps = [10, 0.4, 1.1, 10].map((capCpus) => ({ capCpus, weight: 1 }));
  const expected = [1.25, 0.4, 1.1, 1.25];
  for (const [index, rate] of fairRates(caps, 4).entries()) expectClose(rate, expected[index]!, 1e-15);
});

// Weights 1, 2, 3 on 3 CPUs: half a CPU per weight.
test("without caps a node is divided by weight", () => {
  const byWeight = [1, 2, 3].map((share) => ({ capCpus: 3, weight: share }));
  expect(fairRates(byWeight, 3)).toEqual([0.5, 1, 1.5]);
});

test("containers whose caps fit into the node together all get their cap", () => {
  const fitting = [0.25, 0.5, 0.25].map((capCpus, index) => ({ capCpus, weight: index + 1 }));
  expect(fairRates(fitting, 1)).toEqual([0.25, 0.5, 0.25]);
});
