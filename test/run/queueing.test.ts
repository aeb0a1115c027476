import { expect, test } from "vitest";
import { type Interval, meanInterval } from "../../src/metrics/intervals.js";
import { exponential } from "../../src/random/distributions.js";
import type { Rng } from "../../src/random/rng.js";
import { type Queue, type Sojourn, sojourns } from "../support/queue.js";
import { node } from "../support/specs.js";

/*
 * Closed forms of queueing theory, for one node that Poisson arrivals load to rho = lambda E[S] = 0.7, with E[S] = 1 s.
 *
 *   processor sharing (M/G/1-PS):  E[T] = E[S] / (1 - rho) = 1 / 0.3 = 3.3333 s, whatever the distribution of S
 *   first come, first served (M/G/1, Pollaczek-Khinchine):  E[T] = E[S] + rho E[S] (1 + c2) / (2 (1 - rho)),
 *   with c2 = Var[S] / E[S]^2
 *
 * Each is tested against the 99 % confidence interval of the mean over seeds, one mean per seed.
 */
const load = 0.7;
const sharingSec = 1 / (1 - load);
const seeds = Array.from({ length: 15 }, (_, index) => index + 1);

interface Work {
  readonly name: string;
  readonly draw: (rng: Rng) => number;
  /** Squared coefficient of variation. */
  readonly variation: number;
}

// Hyperexponential: 1/5 of the jobs with mean 3, 4/5 with mean 1/2: E = 0.6 + 0.4 = 1, E[S^2] = 2 (9/5 + 4/20) = 4, c2 = 3.
const works: readonly Work[] = [
  { name: "exponential", draw: (rng) => exponential(rng, 1), variation: 1 },
  { name: "hyperexponential", draw: (rng) => exponential(rng, rng() < 0.2 ? 3 : 0.5), variation: 3 },
  { name: "deterministic", draw: () => 1, variation: 0 },
];

const named = works.map((work) => [work.name, work] as const);

const queue = (scheduler: string, work: Work): Queue => ({
  node: node(),
  scheduler,
  arrivalsPerSec: load,
  workCpuSec: work.draw,
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const meanOf = (all: readonly Sojourn[]): number => sum(all.map(({ sojournSec }) => sojournSec)) / all.length;

const meanSojourn = (studied: Queue): Interval =>
  meanInterval(
    seeds.map((seed) => meanOf(sojourns(studied, seed))),
    0.99,
  );

function expectWithin({ estimate, low, high }: Interval, value: number): void {
  expect((high - low) / 2, "the interval is narrow enough to say something").toBeLessThan(0.1 * value);
  expect(value, `in [${low}, ${high}] around ${estimate}`).toBeGreaterThan(low);
  expect(value, `in [${low}, ${high}] around ${estimate}`).toBeLessThan(high);
}

const servedInOrder = ({ variation }: Work): number => 1 + (load * (1 + variation)) / (2 * (1 - load));

test.each(named)("%s work shared fairly has the mean sojourn time of M/G/1-PS", (_name, work) => {
  expectWithin(meanSojourn(queue("fair-share", work)), sharingSec);
});

// 5.67 s for hyperexponential and 2.17 s for deterministic work against 3.33 s: an engine that served in order would fail the
// test above. Only for exponential work do the two disciplines have the same mean.
test.each(named)("%s work served one at a time has the mean sojourn time of Pollaczek and Khinchine", (_name, work) => {
  const interval = meanSojourn(queue("fifo", work));
  expectWithin(interval, servedInOrder(work));
  expect(sharingSec > interval.low && sharingSec < interval.high).toBe(work.variation === 1);
});

// Under sharing a job of work x takes x / (1 - rho) on average.
test("sharing slows long and short jobs down alike", () => {
  const runs = seeds.map((seed) => sojourns(queue("fair-share", works[0]!), seed));
  const slowdown = (isMeant: (job: Sojourn) => boolean): Interval =>
    meanInterval(
      runs.map((all) => {
        const meant = all.filter(isMeant);
        return sum(meant.map((job) => job.sojournSec)) / sum(meant.map((job) => job.workCpuSec));
      }),
      0.99,
    );
  expectWithin(
    slowdown((job) => job.workCpuSec < 0.5),
    sharingSec,
  );
  expectWithin(
    slowdown((job) => job.workCpuSec > 2),
    sharingSec,
  );
});

// Four CPUs, one per job at most, a = 2.8 on average in use: in number of jobs this is M/M/4. Erlang C:
//   1 + 2.8 + 2.8^2/2 + 2.8^3/6 = 11.3787; (2.8^4/24) / (1 - 0.7) = 8.5369; C = 8.5369 / 19.9156 = 0.42865
//   E[T] = 1 + C / (4 - 2.8) = 1.35721 s
test("jobs of at most one CPU on a node of four have the mean sojourn time of Erlang's M/M/4", () => {
  const interval = meanSojourn({
    node: node({ cpus: 4 }),
    scheduler: "fair-share",
    arrivalsPerSec: 2.8,
    workCpuSec: works[0]!.draw,
    cpusMax: 1,
  });
  expectWithin(interval, 1.35721);
});
