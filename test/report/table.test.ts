import { describe, expect, it } from "vitest";
import { formatFixed, formatSeconds, formatSignificant } from "../../src/report/format.js";
import { compareTable, runTable } from "../../src/report/table.js";
import { record, threeJobs } from "./sample.js";

describe("runTable", () => {
  it("aligns the jobs under headers with units, then sums the run up", () => {
    const lines = runTable(threeJobs).split("\n");
    expect(lines[1]).toBe("scheduler fair-share; seed 1");
    const header = lines.find((line) => line.startsWith("job "))!;
    const vae = lines.find((line) => line.startsWith("vae "))!;
    expect(header).toContain("completion (s)");
    // Numbers end where their header ends.
    expect(vae.indexOf("393.9") + 5).toBe(header.indexOf("finish (s)") + "finish (s)".length);
    expect(lines).toContain("makespan (s)             393.9");
    expect(lines).toContain("jobs finished           3 of 3");
  });

  it("puts the scheduler's parameters on lines of their own that fit the terminal", () => {
    const params = { alpha: 0.05, intervalSec: 20, beta: "1+1/n", evaluation: "last", normalizeBy: "previous" };
    const run = { ...threeJobs, scheduler: { name: "flowcon", params }, placement: { name: "spread", params: {} } };
    expect(runTable(run, 44).split("\n").slice(1, 5)).toEqual([
      "scheduler flowcon; placement spread; seed 1",
      "  alpha: 0.05, intervalSec: 20, beta: 1+1/n,",
      "  evaluation: last, normalizeBy: previous",
      "",
    ]);
  });

  it("names the jobs that did not finish, and why", () => {
    const stuck = record({ id: "big", startSec: null, node: null, waitReason: "memory: needs 99 GB" });
    expect(runTable({ ...threeJobs, records: [stuck] })).toContain("  big: memory: needs 99 GB\n");
  });

  it("lets no name reach the terminal as a command", () => {
    const table = runTable({ ...threeJobs, records: [record({ id: "\u001b[31mred\nline" })] });
    expect(table).not.toContain("\u001b");
    expect(table).toContain("�[31mred�line");
  });
});

describe("compareTable", () => {
  it("gives each scheduler a column and the change against the first in per cent", () => {
    const faster = {
      ...threeJobs,
      scheduler: { name: "flowcon", params: {} },
      records: threeJobs.records.map((each) =>
        each.id === "mnist-tf"
          ? { ...each, completionSec: 42.3 }
          : { ...each, completionSec: each.completionSec! * 1.1 },
      ),
    };
    const lines = compareTable([threeJobs, faster]).split("\n");
    expect(lines[0]).toBe("completion time  fair-share (s)  flowcon (s)  change (%)");
    expect(lines[2]).toBe("vae                       393.9        433.3       +10.0");
    expect(lines[4]).toBe("mnist-tf                   84.6         42.3       −50.0");
    expect(lines.at(-2)).toBe("makespan                  393.9        393.9         0.0");
  });
});

describe("compareTable of one scheduler with several parameters", () => {
  it("shows under its name only what differs", () => {
    const withAlpha = (alpha: number) => ({
      ...threeJobs,
      scheduler: { name: "flowcon", params: { alpha, intervalSec: 20, variant: "thesis" } },
    });
    const lines = compareTable([threeJobs, withAlpha(0.05), withAlpha(0.1)]).split("\n");
    expect(lines[0]!.split(/ {2,}/)).toEqual([
      "completion time",
      "fair-share (s)",
      "flowcon (s)",
      "change (%)",
      "flowcon (s)",
      "change (%)",
    ]);
    expect(lines[1]!.trim().split(/ {2,}/)).toEqual(["alpha: 0.05", "alpha: 0.1"]);
    expect(lines[2]).toMatch(/^─+/);
  });
});

describe("numbers", () => {
  it.each([
    [formatFixed(1234567.891, 1), "1,234,567.9"],
    [formatFixed(-0.04, 1), "0.0"],
    [formatFixed(-1234, 0), "−1,234"],
    [formatFixed(null, 1), "–"],
    [formatFixed(Number.POSITIVE_INFINITY, 1), "∞"],
    [formatSeconds(0), "0.0"],
    [formatSeconds(1.23456), "1.235"],
    [formatSeconds(393.94), "393.9"],
    [formatSeconds(123456.7), "123,457"],
    [formatSignificant(0.05), "0.05"],
    [formatSignificant(102), "102"],
    [formatSignificant(0.000001234), "1.234e−6"],
  ])("%s is written for people as %s", (text, expected) => {
    expect(text).toBe(expected);
  });
});
