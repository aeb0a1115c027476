import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePlan } from "../../src/recording/parse-plan.js";
import { readRecording } from "../../src/recording/read.js";
import { readTextFile } from "../../src/traces/read.js";

const folder = "traces/recorded";
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "plans")
  .map(({ name }) => name);

describe("the committed recordings", () => {
  it("are complete: every container starts, trains to its last step and ends with code 0", () => {
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) {
      const { plan, events, progress } = readRecording(`${folder}/${name}`);
      expect(plan.recorded?.outcome).toBe("complete");
      for (const { id, command } of plan.containers) {
        const own = events.filter(({ container }) => container === id);
        expect(own[0]).toMatchObject({ event: "start" });
        expect(own.at(-1)).toMatchObject({ event: "end", value: 0 });
        expect(progress.findLast(({ container }) => container === id)?.step).toBe(Number(command.at(-1)));
      }
    }
  });

  it("show that loss against step depends on the seed alone, not on company, limits or checkpoints", () => {
    const losses = new Map<string, number | null>();
    let compared = 0;
    for (const name of names) {
      const { plan, progress } = readRecording(`${folder}/${name}`);
      const seeds = new Map(plan.containers.map(({ id, model, seed }) => [id, `${model} ${seed}`]));
      for (const { container, step, loss } of progress) {
        const key = `${seeds.get(container)} ${step}`;
        if (losses.has(key)) compared += 1;
        else losses.set(key, loss);
        expect({ key, loss }).toEqual({ key, loss: losses.get(key) });
      }
    }
    expect(compared).toBeGreaterThan(3000);
  });

  it("never use more CPU than their node has, but for the grain of sampling", () => {
    for (const name of names) {
      const { plan, samples } = readRecording(`${folder}/${name}`);
      const end = Math.max(...samples.map(({ tSec }) => tSec));
      const totals = plan.containers.map(
        ({ id }) => samples.findLast(({ container }) => container === id)?.cpuSec ?? 0,
      );
      expect(totals.reduce((sum, cpuSec) => sum + cpuSec, 0)).toBeLessThan(end * plan.node.cpus + 0.1);
    }
  });

  it("come from plans that are valid", () => {
    for (const name of readdirSync(`${folder}/plans`)) {
      const file = readTextFile(`${folder}/plans/${name}`, 1e6);
      expect(file.kind === "text" ? parsePlan(file.text, name).recorded : file).toBeNull();
    }
  });
});
