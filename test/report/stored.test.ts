import { describe, expect, it } from "vitest";
import { resultFiles } from "../../src/report/result-files.js";
import { runData } from "../../src/report/run-data.js";
import { readRun } from "../../src/report/stored/read-run.js";
import { simulate } from "../../src/run/simulate.js";
import { loadScenario } from "../../src/scenario/load.js";
import { parseOverride } from "../../src/scenario/overrides.js";
import { context } from "./sample.js";

const written = async (path: string, ...set: string[]) => {
  const result = simulate(loadScenario(path, set.map(parseOverride)));
  const files = await resultFiles(result, context, { report: false });
  const texts = new Map(files.map(({ name, content }) => [name, content]));
  return { result, texts };
};

describe("results read back", () => {
  it.each([
    ["growth", "scenarios/zheng-fixed-3.yaml", "scheduler.name=flowcon"],
    ["migrations", "scenarios/specon-cluster.yaml", "seed=3"],
    ["restarts", "scenarios/failing-nodes.yaml", "seed=1"],
    ["energy", "scenarios/energy-aware.yaml", "seed=1"],
    ["response times", "scenarios/prediction-service.yaml", "seed=1"],
  ])("hold every number that charts are drawn from, with %s", async (_, path, set) => {
    const { result, texts } = await written(path, set);
    const data = runData(result);
    const read = readRun("out", (name) => texts.get(name) ?? null);
    const { scenario, seed, losses, growth, energy, serviceSummaries, responses, baseline } = data;
    expect({ ...read, scheduler: read.scheduler.name, placement: read.placement?.name ?? null }).toEqual({
      scenario,
      seed,
      losses,
      growth,
      energy,
      serviceSummaries,
      responses,
      baseline,
      scheduler: data.scheduler.name,
      placement: data.placement?.name ?? null,
      nodes: data.nodes.map(({ id, cpus, reservedCpus, memoryMb, location }) => ({
        id,
        cpus,
        reservedCpus,
        memoryMb,
        location,
      })),
      records: result.records.map(({ loss: __, ...record }) => record),
      timeline: data.timeline.map(({ timeSec, node, job, cpus }) => ({ timeSec, node, job, cpus })),
    });
  });

  it("say in one line which file is missing, which column, and which value is no number", async () => {
    const { texts } = await written("scenarios/zheng-fixed-3.yaml");
    const readWith = (name: string, text: string | null) => () =>
      readRun("out", (each) => (each === name ? text : (texts.get(each) ?? null)));
    expect(readWith("manifest.json", null)).toThrow(/^out: manifest.json: is missing/);
    expect(readWith("manifest.json", "{}")).toThrow("out: manifest.json: is not the manifest of a run");
    expect(readWith("jobs.csv", "id,model\na,b\n")).toThrow("out/jobs.csv: line 1: the column arrivalSec is missing");
    expect(readWith("timeline.csv", "timeSec,node,job,cpus\n0,w,a,many\n")).toThrow(
      'out/timeline.csv: row 2: cpus must be a number, not "many"',
    );
  });
});
