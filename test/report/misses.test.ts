import { describe, expect, it } from "vitest";
import { missSize, missTable } from "../../src/report/reproduction/misses.js";
import { outcome, reproduction } from "./reproduction-sample.js";

const missed = (id: string, value: string, unit: string, difference: number | null) =>
  outcome({ id, value, unit }, { difference, verdict: "missed" });

describe("missSize", () => {
  it.each([
    // 50 s of 200 s.
    ["a share of the published value", "200", "s", -50, 0.25],
    // 5 points, whatever the percentage is.
    ["a hundredth of the points of a percentage", "1", "%", 5, 0.05],
    ["the difference itself where nothing was published to divide by", "0", "jobs", 3, 3],
    ["nothing for a range", "1..4", "%", null, null],
  ])("is %s", (_, value, unit, difference, size) => {
    expect(missSize(missed("a", value, unit, difference))).toBe(size);
  });
});

describe("missTable", () => {
  it("lists the largest first, links each to its row, and leaves out what was met", () => {
    const outcomes = [
      missed("range", "1..4", "%", null),
      missed("small", "100", "s", 20),
      missed("large", "100", "s", -90),
      outcome({ id: "met" }, { verdict: "reproduced" }),
    ];
    const html = missTable([{ name: "one", page: "one/report.html", reproduction: { ...reproduction, outcomes } }]);
    const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]);
    expect(links).toEqual(["large", "small", "range"].map((id) => `one/report.html#claim-${id}`));
  });
});
