import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCharts } from "../../src/report/figures/registry.js";
import { descent, inFolder } from "./descent.js";

const oneLine = (stderr: string): number => stderr.trimEnd().split("\n").length;

describe("descent plot", () => {
  test("draws a chart of a run's results as SVG, PNG and Vega-Lite, the same bytes each time", () =>
    inFolder({}, async (folder) => {
      const out = join(folder, "out");
      await descent([
        "run",
        "scenarios/zheng-fixed-3.yaml",
        "--set",
        "scheduler.name=flowcon",
        "--out",
        out,
        "--quiet",
      ]);
      const plot = (chart: string, file: string) =>
        descent(["plot", out, "--chart", chart, "--out", join(folder, file)]);
      for (const file of ["a.svg", "b.svg", "a.png", "a.vl.json"]) {
        expect(await plot("growth", file)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
      }
      const bytes = (file: string) => readFile(join(folder, file));
      expect((await bytes("a.svg")).toString()).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect((await bytes("a.svg")).equals(await bytes("b.svg"))).toBe(true);
      expect((await bytes("a.png")).subarray(1, 4).toString()).toBe("PNG");
      expect(JSON.parse((await bytes("a.vl.json")).toString()).vconcat).toHaveLength(2);
    }));

  test("puts the completion times of a baseline beside those of the run", () =>
    inFolder({}, async (folder) => {
      const out = join(folder, "out");
      const run = ["run", "scenarios/zheng-fixed-3.yaml", "--set", "scheduler.name=flowcon", "--out", out, "--quiet"];
      expect((await descent([...run, "--baseline", "fair-share"])).exitCode).toBe(0);
      const file = join(folder, "x.vl.json");
      expect(await descent(["plot", out, "--chart", "comparison", "--out", file])).toMatchObject({ exitCode: 0 });
      const [bars] = JSON.parse(await readFile(file, "utf8")).layer;
      // Zheng 6.1.3 without FlowCon: 84.7 s (fc-03); with it the job is faster.
      const ofJob = bars.data.values.filter((bar: { group: string }) => bar.group === "mnist-tf");
      const [before, now] = ofJob.map((bar: { completionSec: number }) => bar.completionSec);
      expect(before).toBeCloseTo(84.7, 0);
      expect(now).toBeLessThan(before);
    }));

  test("lists the charts, and names them when asked for another", async () => {
    const names = runCharts.map((chart) => chart.name);
    const { stdout } = await descent(["plot", "--list"]);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(names);
    const { exitCode, stderr } = await descent(["plot", "nowhere", "--chart", "cpuu", "--out", "x.svg"]);
    expect([exitCode, oneLine(stderr)]).toEqual([2, 1]);
    expect(stderr).toContain(`did you mean cpu? known: ${names.join(", ")}`);
  });

  test.each([
    [
      "a folder that is not there",
      ["nowhere", "--chart", "cpu", "--out", "x.svg"],
      "nowhere: manifest.json: is missing",
    ],
    ["another kind of file", ["nowhere", "--chart", "cpu", "--out", "x.pdf"], "allowed: x.svg, x.png or x.vl.json"],
  ])("refuses %s in one line and writes nothing", (_, args, message) =>
    inFolder({}, async (folder) => {
      const { exitCode, stderr } = await descent(["plot", ...args], folder);
      expect([exitCode, oneLine(stderr)]).toEqual([2, 1]);
      expect(stderr).toContain(message);
    }),
  );
});
