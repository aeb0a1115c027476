import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fitLibrary } from "../../src/calibrate/fit-library.js";
import { libraryYaml } from "../../src/calibrate/library-yaml.js";
import type { LayerName, Validation } from "../../src/domain/validation.js";
import { validate } from "../../src/validate/validate.js";
import { descent, inFolder } from "../cli/descent.js";
import { type MadeModel, type MadeRun, madeRecording, writeMade } from "../support/made-recording.js";

/** Names, sizes and losses that have nothing to do with the recordings of this repository. */
const ant: MadeModel = {
  startUpCpuSec: 1,
  cpuSecPerStep: 0.02,
  steps: 450,
  reportSteps: 10,
  cpusMax: 1,
  contention: 0.1,
  loss: { initial: 9, final: 1, rate: 5 },
};
const bee: MadeModel = { ...ant, steps: 250, contention: 0.05, loss: { initial: 1, final: 0.1, rate: 9 } };
const models = { ant, bee };
const alone = ["ant", "bee"].flatMap((model) => [
  madeRecording({ name: `alone-${model}`, models, containers: [{ id: "only", model }] }),
]);
const together: MadeRun = {
  name: "together-1",
  models,
  containers: [
    { id: "queen", model: "ant" },
    { id: "drone", model: "bee", startSec: 2.25 },
  ],
};
const library = fitLibrary([...alone, madeRecording({ ...together, name: "together-0" })], "test");
const held = (...runs: readonly MadeRun[]): Validation => validate(runs.map(madeRecording), library, "models.yaml");
const layer = ({ counted }: Validation, name: LayerName) => counted.find((each) => each.layer === name)!;

describe("recordings that obey the model", () => {
  const changes = [
    { kind: "limit", atSec: 3, job: "queen", cpus: 0.2 },
    { kind: "weight", atSec: 5, job: "drone", weight: 3 },
    { kind: "pause", atSec: 6, job: "drone" },
    { kind: "resume", atSec: 8.5, job: "drone" },
    { kind: "limit", atSec: 9, job: "queen", cpus: 0.9 },
  ] as const;
  const validation = held(
    { ...together, name: "changed-1", changes: [...changes] },
    { ...together, name: "together-2" },
  );

  it("are met by every layer, whatever limits, weights and pauses did meanwhile", () => {
    for (const name of ["sharing", "untold", "speed"] as const) {
      const { completion, makespan, loss, cpuDistance } = layer(validation, name);
      // A second of rest beside a pause, and samples each half second, leave some thousandths.
      expect(completion.worst, name).toBeLessThan(name === "speed" ? 0.05 : 0.005);
      expect(makespan.worst, name).toBeLessThan(0.005);
      expect(loss!.mean, name).toBeLessThan(0.03);
      expect(cpuDistance.worst, name).toBeLessThan(0.03);
    }
    expect(layer(validation, "contention").completion.worst).toBeLessThan(0.02);
    expect(layer(validation, "contention").loss!.mean).toBeLessThan(0.05);
  });

  it("are missed by as much as contention costs where the model does not know of it", () => {
    // queen: 10 CPU-seconds of work, drone: 6 from 2.25 s on, kappa 0.1 and 0.05 with one neighbour. Told nothing of it,
    // 2.25 s alone, then half a core each: drone ends at 2.25 + 12 = 14.25, queen at 16. In truth drone needs 6.3:
    // 2.25 + 12.6 = 14.85; by then queen has 2.25 + 6.3 / 1.1 = 7.977, and ends at 14.85 + 2.023 = 16.873.
    const solo = validation.jobs.filter((each) => each.recording === "together-2" && each.layer === "solo");
    expect(solo.map(({ job, recordedSec }) => [job, recordedSec.toFixed(2)])).toEqual([
      ["queen", "16.87"],
      ["drone", "12.60"],
    ]);
    expect(solo[0]!.error).toBeCloseTo(16 / 16.873 - 1, 3);
    expect(solo[1]!.error).toBeCloseTo(12 / 12.6 - 1, 3);
  });
});

describe("the noise floor", () => {
  it("is what one recording of a plan says of another", () => {
    const [slow, fast] = [0.8, 1.25].map((speed, i) => ({
      name: `job-${i}`,
      models,
      speed,
      containers: [{ id: "x", model: "ant" }],
    }));
    const validation = held(slow!, fast!);
    // 10 CPU-seconds at 0.8 take 12.5 s, at 1.25 8 s: errors 8 / 12.5 - 1 = -0.36 and 12.5 / 8 - 1 = 0.5625, mean 0.461
    expect(layer(validation, "repeat").completion).toMatchObject({
      count: 2,
      worst: expect.closeTo(0.5625, 6),
      mean: expect.closeTo(0.46125, 6),
    });
    expect(layer(validation, "repeat").makespan.mean).toBeCloseTo(0.46125, 6);
    // One factor for the run knows how fast its host was.
    expect(layer(validation, "speed").completion.worst).toBeLessThan(0.005);
  });
});

describe("which recordings count", () => {
  it("not those that others disturbed, which the sharing layer meets all the same once it is told of them", () => {
    const free = { ant: { ...ant, contention: 0 }, bee: { ...bee, contention: 0 } };
    const validation = held(
      { ...together, name: "shared", models: free, othersCpus: 0.3 },
      { ...together, name: "quiet" },
    );
    expect(validation.recordings.map(({ name, kind }) => [name, kind])).toEqual([
      ["shared", "disturbed"],
      ["quiet", "counted"],
    ]);
    expect(validation.recordings[0]!.reason).toBe("others took 30 % of the node; at most 10 % counts");
    expect(layer(validation, "sharing").completion.count).toBe(2);
    expect(validation.withDisturbed!.find((each) => each.layer === "sharing")!.completion).toMatchObject({ count: 4 });
    const errors = (name: LayerName) =>
      validation.jobs
        .filter((each) => each.recording === "shared" && each.layer === name)
        .map(({ error }) => Math.abs(error));
    expect(Math.max(...errors("sharing"))).toBeLessThan(0.01);
    // Of 1 CPU 0.7 are left: without knowing, each end comes 30 % too early.
    for (const error of errors("untold")) expect(error).toBeCloseTo(0.3, 2);
  });

  it("not those that the models were fitted on, by content and not by name; and none at all is an error", () => {
    const fitted = madeRecording({ ...together, name: "together-0" });
    const renamed = { ...fitted, name: "another name" };
    const { recordings } = validate(
      [renamed, madeRecording({ ...together, name: "together-3" })],
      library,
      "models.yaml",
    );
    expect(recordings.map(({ kind }) => kind)).toEqual(["fitted", "counted"]);
    expect(() => validate([fitted, ...alone], library, "models.yaml")).toThrow(
      /^models\.yaml: nothing is left to judge \(together-0: the models were fitted on it; /,
    );
  });

  it("not those with a container that did not run to its end", () => {
    const made = madeRecording({ ...together, name: "killed" });
    const events = made.recording.events.map((row) =>
      row.event === "end" && row.container === "drone" ? { ...row, value: 137 } : row,
    );
    const killed = { ...made, recording: { ...made.recording, events } };
    const { recordings } = validate(
      [killed, madeRecording({ ...together, name: "together-4" })],
      library,
      "models.yaml",
    );
    expect(recordings[0]).toMatchObject({ kind: "left out", reason: "drone: it ended with exit code 137" });
  });

  it("those of a machine that the models do not know, by its probes", () => {
    const validation = held({ ...together, name: "elsewhere", processor: "other", speed: 2, probeSec: 0.005 });
    expect(layer(validation, "contention").completion.worst).toBeLessThan(0.02);
  });
});

describe("schedulers in pairs", () => {
  it("save in simulation what they saved when recorded, if the models are true", () => {
    const flowCon = { intervalSec: 2, alpha: 0.05 };
    const runs = [0.97, 1, 1.03].flatMap((speed, i) => [
      { ...together, name: `fair-${i}`, speed, startedAt: `2026-01-01T00:0${i}:00Z` },
      { ...together, name: `flowcon-${i}`, speed: 2 - speed, flowCon, startedAt: `2026-01-01T00:0${i}:30Z` },
    ]);
    const [comparison, ...others] = held(...runs).comparisons;
    expect(others).toEqual([]);
    expect(comparison).toMatchObject({
      scheduler: "flowcon thesis",
      pairs: [0, 1, 2].map((i) => [`fair-${i}`, `flowcon-${i}`]),
    });
    expect(comparison!.advantages.map(({ of }) => of)).toEqual(["queen", "drone", "makespan"]);
    for (const { isWithin, hasRightSign } of comparison!.advantages) {
      expect(isWithin).toBe(true);
      expect(hasRightSign).not.toBe(false);
    }
  });
});

describe("descent validate", () => {
  it("prints and writes what it found about recordings that nobody here made", async () => {
    await inFolder({ "models.yaml": libraryYaml(library) }, async (folder) => {
      const path = writeMade(folder, { ...together, name: "theirs" });
      const [models, out] = [`${folder}/models.yaml`, `${folder}/out`];
      const table = await descent(["validate", path, "--models", models, "--out", out]);
      expect(table).toMatchObject({ exitCode: 0, stderr: `written: ${out}\n` });
      expect(table.stdout).toMatch(/\nsharing +2 +0\.\d\d /);
      expect(table.stdout).toContain("1 of 1 recordings count");
      for (const file of ["validation.json", "job-errors.csv", "run-errors.csv", "timelines.csv", "report.html"]) {
        expect(existsSync(`${out}/${file}`), file).toBe(true);
      }
      expect(readFileSync(`${out}/job-errors.csv`, "utf8")).toMatch(
        /^recording,layer,predictedBy,job,model,recordedSec,predictedSec,error,lossError\ntheirs,sharing,,queen,ant,/,
      );
      const strange = writeMade(folder, {
        name: "strange",
        models: { cat: ant },
        containers: [{ id: "c", model: "cat" }],
      });
      const refusals = [
        [[strange, "--models", models], "strange: c: no model cat in the library; known: ant, bee\n"],
        [[path, "--models", `${folder}/none.yaml`], /^descent: --models: .*no such file\n$/],
      ] as const;
      for (const [args, problem] of refusals) {
        const refused = await descent(["validate", ...args]);
        expect(refused).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringMatching(problem) });
        expect(refused.stderr.trim().split("\n")).toHaveLength(1);
      }
    });
  });
});
