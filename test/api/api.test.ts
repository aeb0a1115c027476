import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawRun, parseScenario, runSweep, simulate, sweepFindings } from "../../src/index.js";
import { descent, inFolder } from "../cli/descent.js";
import { sweepArguments, writeScenario } from "../sweep/small-sweep.js";

test("a sweep in memory finds what descent sweep and sweep-summary find", () =>
  inFolder({}, async (folder) => {
    const scenario = await writeScenario(folder);
    const out = join(folder, "out");
    await descent(["sweep", scenario, ...sweepArguments(6), "--out", out]);
    const { stdout } = await descent(["sweep-summary", out, "--format", "json"]);
    const { facts: _facts, descentVersion: _version, ...expected } = JSON.parse(stdout);
    const table = runSweep(await readFile(scenario, "utf8"), scenario, {
      schedulers: ["fair-share", "round-robin"],
      params: { "nodes[0].cpus": [1, 2] },
      seeds: "1..6",
    });
    const question = { metric: "meanCompletionSec", baseline: "fair-share" };
    expect(sweepFindings(table, { scenario: "small", runs: 24 }, question)).toEqual(expected);
  }));

test("a mistake in a sweep is told with its place, before anything runs", () => {
  const text =
    "{ name: a, nodes: [{ id: n, cpus: 1 }], jobs: [{ id: j, arrivalSec: 0, workCpuSec: 1 }], scheduler: flowcon }";
  const sweep = () => runSweep(text, "a.yaml", { params: { "scheduler.alfa": [1] } });
  expect(sweep).toThrow(/^a\.yaml: scheduler\.alfa: .*alpha/);
});

test("a chart drawn from a run is the one that descent plot draws from its results", () =>
  inFolder({}, async (folder) => {
    const scenario = await writeScenario(folder);
    const results = join(folder, "results");
    const plot = join(folder, "cpu.svg");
    await descent(["run", scenario, "--out", results, "--quiet"]);
    await descent(["plot", results, "--chart", "cpu", "--out", plot]);
    const result = simulate(parseScenario(await readFile(scenario, "utf8"), scenario));
    const { svg } = await drawRun(result, "cpu");
    expect(svg.trim()).toBe((await readFile(plot, "utf8")).trim());
    await expect(drawRun(result, "cpus")).rejects.toThrow("unknown chart: cpus; known: comparison, cpu, ");
    await expect(drawRun(result, "growth")).rejects.toThrow("growth cannot be drawn: ");
  }));
