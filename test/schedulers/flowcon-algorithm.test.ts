import { describe, expect, test } from "vitest";
import { ContainerMonitor } from "../../src/schedulers/flowcon/container-monitor.js";
import { computeLimits } from "../../src/schedulers/flowcon/limits.js";
import { nextList } from "../../src/schedulers/flowcon/lists.js";
import type { FlowConParams } from "../../src/schedulers/flowcon/params.js";
import { variants } from "../../src/schedulers/flowcon/variants.js";

const thesis: FlowConParams = { variant: "thesis", observeOnly: false, resource: "cpu", ...variants.thesis };
const authors: FlowConParams = {
  variant: "authors-2019-03",
  observeOnly: false,
  resource: "cpu",
  ...variants["authors-2019-03"],
};

describe("lists (Algorithm 1, lines 4-13)", () => {
  test.each([
    ["NL", 0.04, "WL"],
    ["WL", 0.04, "CL"],
    ["CL", 0.04, "CL"],
    ["NL", 0.05, "NL"],
    ["WL", 0.06, "NL"],
    ["CL", Number.POSITIVE_INFINITY, "NL"],
  ] as const)("a container in %s with growth %d goes to %s at alpha 0.05", (list, growth, next) => {
    expect(nextList(list, growth, 0.05)).toBe(next);
  });
});

describe("limits (Algorithm 1, lines 18-26)", () => {
  test("a new container takes the node and the others keep the lower bound 1 / (beta n)", () => {
    // Two containers, beta 2: 1 / (2 x 2) = 0.25, the limit of VAE at 40 s (fc-23); MNIST-P gets 1 (fc-24).
    const limits = computeLimits(
      [
        { list: "CL", growth: 0.01, limit: 1 },
        { list: "NL", growth: Number.POSITIVE_INFINITY, limit: 1 },
      ],
      thesis,
    );
    expect(limits).toEqual([0.25, 1]);
  });

  test("growth is shared out in proportion, a watched container keeps its limit", () => {
    // Growth 0.6, 0.3, 0.1 of 1.0; the second is in WL and keeps 0.5; the third is raised to 1 / (2 x 3).
    const limits = computeLimits(
      [
        { list: "NL", growth: 0.6, limit: 1 },
        { list: "WL", growth: 0.3, limit: 0.5 },
        { list: "CL", growth: 0.1, limit: 1 },
      ],
      thesis,
    );
    expect(limits[0]).toBeCloseTo(0.6, 12);
    expect(limits[1]).toBe(0.5);
    expect(limits[2]).toBeCloseTo(1 / 6, 12);
  });

  test("the authors' lower bound with n containers is 1 / (n + 1)", () => {
    const limits = computeLimits(
      [
        { list: "CL", growth: 0, limit: 1 },
        { list: "NL", growth: 1, limit: 1 },
      ],
      authors,
    );
    expect(limits[0]).toBeCloseTo(1 / 3, 12);
  });

  test("the incremental rule multiplies the former limit by 1 - ratio or 1 + ratio, within bounds", () => {
    // Ratios 0.25 and 0.75: 0.8 x 0.75 = 0.6 and 0.5 x 1.75 = 0.875.
    const params: FlowConParams = { ...authors, limitRule: "incremental" };
    const limits = computeLimits(
      [
        { list: "CL", growth: 0.25, limit: 0.8 },
        { list: "NL", growth: 0.75, limit: 0.5 },
      ],
      params,
    );
    expect(limits[0]).toBeCloseTo(0.6, 12);
    expect(limits[1]).toBeCloseTo(0.875, 12);
  });
});

describe("growth (Eq. 4.1 and 4.2)", () => {
  test("progress is the change over the previous loss per second, growth that over the mean use", () => {
    // Loss 10 to 8 in 20 s: 0.2 / 20 = 0.01 per second; 10 CPU-seconds in 20 s are 0.5 of the node; growth 0.02.
    const monitor = new ContainerMonitor(thesis, { timeSec: 0, loss: 10, usedSec: 0 });
    const growth = monitor.measure({ timeSec: 20, loss: 8, usedSec: 10 });
    expect(growth.progress).toBeCloseTo(0.01, 12);
    expect(growth.usage).toBeCloseTo(0.5, 12);
    expect(growth.growth).toBeCloseTo(0.02, 12);
  });

  test("a container just arrived grows without bound in the thesis, and not at all in the authors' code", () => {
    const look = { timeSec: 5, loss: 1, usedSec: 0 };
    expect(new ContainerMonitor(thesis, look).measure(look).growth).toBe(Number.POSITIVE_INFINITY);
    expect(new ContainerMonitor(authors, look).measure(look).growth).toBe(0);
  });

  test("a second look at the same moment says the same as the first", () => {
    const monitor = new ContainerMonitor(thesis, { timeSec: 0, loss: 10, usedSec: 0 });
    const look = { timeSec: 20, loss: 8, usedSec: 10 };
    expect(monitor.measure(look)).toEqual(monitor.measure(look));
  });

  test("a flat loss, a loss of zero and a job without a loss have grown nothing", () => {
    for (const loss of [3, 0, null]) {
      const monitor = new ContainerMonitor(thesis, { timeSec: 0, loss, usedSec: 0 });
      expect(monitor.measure({ timeSec: 20, loss, usedSec: 20 }).growth).toBe(0);
    }
  });

  test("the authors' E is the mean of the samples of an interval, and progress needs two intervals", () => {
    // First interval: samples 10, 8, 6, mean 8. Second: 4, 2, mean 3. Largest 10: |3 - 8| / 10 / 30 s = 1/60 per second.
    const monitor = new ContainerMonitor(authors, { timeSec: 0, loss: 10, usedSec: 0 });
    monitor.sample(8);
    expect(monitor.measure({ timeSec: 30, loss: 6, usedSec: 30 }).growth).toBe(0);
    monitor.sample(4);
    const second = monitor.measure({ timeSec: 60, loss: 2, usedSec: 60 });
    expect(second.evaluation).toBe(3);
    expect(second.progress).toBeCloseTo(5 / 10 / 30, 12);
  });

  test("a rising loss counts as progress", () => {
    const monitor = new ContainerMonitor(thesis, { timeSec: 0, loss: 10, usedSec: 0 });
    expect(monitor.measure({ timeSec: 10, loss: 12, usedSec: 10 }).growth).toBeCloseTo(0.02, 12);
  });
});
