import fc from "fast-check";
import { expect, test } from "vitest";
import { quantile } from "../../src/metrics/quantile.js";
import { allResponses, responseNumbers } from "../../src/metrics/responses.js";
import { ResponseHistogram } from "../../src/service/response-histogram.js";
import { ResponsesOverTime } from "../../src/service/responses-over-time.js";
import { run } from "../support/run.js";
import { poisson, requestsOf, server, service, stream } from "../support/services.js";
import { node } from "../support/specs.js";

const values = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });

const sampleOf = (all: readonly number[], exactMax: number) => {
  const histogram = new ResponseHistogram(0.005, exactMax);
  for (const value of all) histogram.add(value);
  return histogram.sample();
};

test("percentiles are exact while all values are kept, and then within half a per cent of the value of their rank", () => {
  fc.assert(
    fc.property(values, (all) => {
      const sorted = all.toSorted((a, b) => a - b);
      const exact = responseNumbers(sampleOf(all, 200));
      const rough = responseNumbers(sampleOf(all, 0));
      for (const [name, probability] of [
        ["p50Sec", 0.5],
        ["p95Sec", 0.95],
        ["p99Sec", 0.99],
      ] as const) {
        expect(exact[name]).toBe(quantile(sorted, probability));
        const ranked = sorted[Math.floor((all.length - 1) * probability)]!;
        expect(Math.abs(rough[name]! - ranked)).toBeLessThanOrEqual(0.005001 * ranked);
      }
      expect(rough.maxSec).toBe(Math.max(...all));
      expect(rough.meanSec).toBe(exact.meanSec);
    }),
    { numRuns: 200 },
  );
});

test("one value more than are kept turns percentiles into those of buckets", () => {
  expect(sampleOf([1, 2, 3], 3).values).toEqual(Float64Array.of(1, 2, 3));
  expect(sampleOf([1, 2, 3, 4], 3).values).toBeNull();
});

test("bins over time hold every response once, however long it goes on, and are at most 128", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 5, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 300 }), (times) => {
      const overTime = new ResponsesOverTime(5);
      for (const sentSec of times) overTime.add(sentSec, 1);
      const bins = overTime.bins();
      expect(bins.length).toBeLessThanOrEqual(128);
      for (const { fromSec, toSec, sample } of bins)
        expect(sample.count).toBe(times.filter((sentSec) => fromSec <= sentSec && sentSec < toSec).length);
      expect(bins.reduce((sum, { sample }) => sum + sample.count, 0)).toBe(times.length);
    }),
    { numRuns: 60 },
  );
});

test("a service's numbers are those of its requests, and those of all services are those of all requests", () => {
  const jobs = ["a", "b"].map((id, index) =>
    server(id, service({ work: "exponential", streams: [stream({ arrivals: poisson(3 + index, 400) })] }), {
      node: id,
    }),
  );
  const setup = { nodes: [node({ id: "a" }), node({ id: "b" })], jobs };
  const { services } = run(setup);
  const rows = requestsOf(setup);
  const numbers = (all: readonly number[]) => [all.reduce((sum, each) => sum + each, 0), Math.max(...all)];
  for (const { service: id, responses, answered } of services!) {
    const own = rows.filter((row) => row.service === id).map((row) => row.responseSec!);
    expect(answered).toBe(own.length);
    expect([responses.sumSec, responses.maxSec]).toEqual(numbers(own));
  }
  const all = rows.map((row) => row.responseSec!).toSorted((a, b) => a - b);
  expect(allResponses(services!)!.p95Sec).toBe(quantile(all, 0.95));
});
