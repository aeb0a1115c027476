import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromFragment, toFragment } from "../../src/playground/share/share.js";
import { schedulerNames } from "../../src/playground/study/schedulers.js";
import { firstSettings, JOBS_MAX, type Settings } from "../../src/playground/study/settings.js";

const scheduler = fc.constantFrom(...schedulerNames);

const settings: fc.Arbitrary<Settings> = fc.record({
  example: fc.constant("random-10"),
  text: fc.option(fc.string({ unit: "grapheme" })),
  left: scheduler,
  right: scheduler,
  alpha: fc.option(fc.double({ min: 0, max: 1000, noNaN: true }).map((value) => value + 0)),
  intervalSec: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
  jobs: fc.option(fc.integer({ min: 1, max: JOBS_MAX })),
  seed: fc.option(fc.nat()),
});

describe("the address of a study", () => {
  it("brings any settings back, whatever the scenario's letters", () => {
    fc.assert(
      fc.property(settings, (given) => {
        expect(fromFragment(toFragment(given))).toEqual(given);
      }),
    );
  });

  it("holds only letters that an address may hold", () => {
    expect(toFragment({ ...firstSettings, text: "name: ü < & ? 🚀" })).toMatch(/^#s=[\w-]+$/);
  });

  it("is refused as a whole when anything in it is not allowed", () => {
    const fragment = (value: unknown): string => toFragment(value as Settings);
    const good = { ...firstSettings };
    expect(fromFragment(fragment(good))).not.toBeNull();
    for (const bad of [
      { ...good, left: "no-such-scheduler" },
      { ...good, jobs: JOBS_MAX + 1 },
      { ...good, jobs: 1.5 },
      { ...good, alpha: "0.1" },
      { ...good, seed: -1 },
      { ...good, extra: 1 },
      { ...good, example: null, text: null },
      [],
    ]) {
      expect(fromFragment(fragment(bad)), JSON.stringify(bad)).toBeNull();
    }
  });

  it("is refused when it is damaged", () => {
    const whole = toFragment(firstSettings);
    expect(fromFragment(whole.slice(0, -5))).toBeNull();
    expect(fromFragment("#s=%%%")).toBeNull();
    expect(fromFragment("#elsewhere")).toBeNull();
    expect(fromFragment("")).toBeNull();
  });
});
