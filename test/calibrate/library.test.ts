import { appendFileSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fitLibrary } from "../../src/calibrate/fit-library.js";
import { libraryYaml } from "../../src/calibrate/library-yaml.js";
import { readRecordings } from "../../src/cli/read-recordings.js";
import { createCurve } from "../../src/loss/create-curve.js";
import { historiesOf } from "../../src/recording/history.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { parseModelLibrary } from "../../src/scenario/parse-library.js";
import { descent, inFolder } from "../cli/descent.js";
import { type MadeModel, madeRecording, workOf, writeMade } from "../support/made-recording.js";

const tortoise: MadeModel = {
  startUpCpuSec: 2,
  cpuSecPerStep: 0.02,
  steps: 500,
  reportSteps: 10,
  cpusMax: 1,
  contention: 0.08,
  loss: { initial: 4, final: 0.5, rate: 6 },
};
const hare: MadeModel = {
  ...tortoise,
  steps: 200,
  cpuSecPerStep: 0.03,
  contention: 0.2,
  loss: { initial: 2, final: 1, rate: 3 },
};
const models = { tortoise, hare };
const speeds = [0.98, 1, 1.02];

/** Alone three times each, on hosts a little slower and faster; together on one core, and on four. */
const recordings = [
  ...speeds.flatMap((speed, i) =>
    ["tortoise", "hare"].map((model) =>
      madeRecording({ name: `alone-${model}-${i}`, models, speed, containers: [{ id: "x", model }] }),
    ),
  ),
  ...speeds.map((speed, i) =>
    madeRecording({
      name: `both-${i}`,
      models,
      speed,
      containers: [
        { id: "first", model: "tortoise" },
        { id: "second", model: "hare", startSec: 1 },
      ],
    }),
  ),
  madeRecording({ name: "wide-0", models, cpus: 4, containers: [{ id: "first", model: "tortoise" }] }),
];
const library = fitLibrary(recordings, "test");

describe("calibration recovers what recordings were made with", () => {
  it.each(Object.entries(models))("work, start-up, step, threads and contention of %s", (name, truth) => {
    const { fit, ...model } = library.models[name]!;
    // A host of speed s needs 1/s of the CPU-seconds: the mean over 0.98, 1, 1.02 is 1.00027 times the work.
    expect(model.workCpuSec / workOf(truth)).toBeCloseTo(1, 2);
    expect(fit.workCpuSec.low).toBeLessThan(workOf(truth));
    expect(fit.workCpuSec.high).toBeGreaterThan(workOf(truth));
    expect(fit.cpuSecPerStep.estimate / truth.cpuSecPerStep).toBeCloseTo(1, 2);
    expect(fit.startUpCpuSec.estimate / truth.startUpCpuSec).toBeCloseTo(1, 1);
    expect(Math.abs(model.contention! - truth.contention)).toBeLessThan(0.01);
    expect(fit.contention!.low).toBeLessThan(truth.contention);
    expect(fit.contention!.high).toBeGreaterThan(truth.contention);
    expect(fit.steps).toBe(truth.steps);
  });

  it("the threads of a job that had room on a wide node, and nothing about those of one that never had", () => {
    expect(library.models.tortoise!.cpusMax).toBe(1);
    expect(library.models.hare!.cpusMax).toBeNull();
  });

  it("the loss over the work, with a narrow interval where there is no noise", () => {
    const { loss, fit } = library.models.tortoise!;
    expect(fit.loss).toMatchObject({ refusal: null, seeds: 1 });
    expect(fit.loss!.crossValidatedError).toBeLessThan(1e-4);
    for (const { estimate, low, high } of Object.values(fit.loss!.parameters)) {
      expect((high! - low!) / estimate).toBeLessThan(1e-3);
    }
    const [fitted, truth] = [createCurve(loss!), createCurve({ kind: "exponential", ...tortoise.loss })];
    // Step s ends at work 2 + 0.02 s of 12.
    for (const step of [10, 50, 100, 250, 500]) {
      expect(fitted.at((2 + 0.02 * step) / 12) / truth.at(step / 500)).toBeCloseTo(1, 2);
    }
    // Start-up and 10 steps before the first report: (2 + 0.2) / 12.
    expect(loss!.startUp).toBeCloseTo(2.2 / 12, 2);
  });

  it("the speed of another machine, from its probes", () => {
    const other = madeRecording({
      name: "other",
      models,
      processor: "fast",
      probeSec: 0.005,
      speed: 2,
      containers: [{ id: "x", model: "hare" }],
    });
    const { nodes } = fitLibrary([...recordings, other], "test");
    expect(nodes.map(({ host, speed }) => [host, speed])).toEqual([
      ["processor made", 1],
      ["processor fast", 2],
    ]);
  });
});

describe("a model library", () => {
  it("is the same text whatever order the recordings come in, and reads back", () => {
    const text = libraryYaml(library);
    expect(libraryYaml(fitLibrary(recordings.toReversed(), "test"))).toBe(text);
    const read = parseModelLibrary(text, "models.yaml");
    expect(read.recordings).toEqual(library.recordings);
    expect(read.models.hare!.workCpuSec).toBeCloseTo(library.models.hare!.workCpuSec, 4);
  });

  it("gives scenarios its models, and says so where a name is taken or unknown", () => {
    const readTrace = (path: string) => ({ kind: "text" as const, path, text: libraryYaml(library) });
    const scenario = (more: string) =>
      parseScenario(
        `name: a\nmodelLibrary: models.yaml\nnodes: [{ id: n, cpus: 1 }]\nscheduler: fair-share\n${more}`,
        "a.yaml",
        { readTrace },
      );
    const { jobs } = scenario("jobs: [{ id: j, arrivalSec: 0, model: hare }]");
    expect(jobs).toMatchObject({
      jobs: [{ cpusMax: null, contention: expect.closeTo(0.2, 1), loss: { kind: expect.any(String) } }],
    });
    expect(() =>
      scenario("models: { hare: { workCpuSec: 1 } }\njobs: [{ id: j, arrivalSec: 0, model: hare }]"),
    ).toThrow("models.hare: modelLibrary has a model of that name");
    expect(() => scenario("jobs: [{ id: j, arrivalSec: 0, model: har }]")).toThrow(
      "unknown model: har; did you mean hare?",
    );
  });

  it.each([
    ["format: other", "models.yaml: line 1: format: must be descent-models/1"],
    ["format: descent-models/1\nmodel: {}", "unknown key: model; did you mean models?"],
  ])("that is not one is refused in one line: %j", (text, problem) => {
    expect(() => parseModelLibrary(text, "models.yaml")).toThrow(problem);
  });
});

describe("what a recording says of a container", () => {
  it("goes on, at its last rate or its limit, from the last sample to an end that nobody could sample", () => {
    const made = madeRecording({ name: "cut", models, containers: [{ id: "x", model: "hare" }] });
    const { samples, events } = made.recording;
    // 8 CPU-seconds alone on one CPU; the row at the end repeats the one before, as of a container that is gone.
    const stale = samples.map((row) => (row.tSec === 8 ? { ...row, cpuSec: 7.5 } : row));
    const cpuSecOf = (limits: typeof events) =>
      historiesOf({
        ...made.recording,
        samples: stale,
        events: [...limits, ...events].toSorted((a, b) => a.tSec - b.tSec),
      }).whole[0]!.cpuSec;
    expect(cpuSecOf([])).toBeCloseTo(8, 9);
    // Limited to a quarter just before the end: 7.5 + 0.25 x 0.5
    expect(cpuSecOf([{ tSec: 7.9, container: "x", event: "limit", value: 0.25 }])).toBeCloseTo(7.625, 9);
  });
});

describe("a container that tells nothing about a whole job", () => {
  const { recording } = madeRecording({ name: "good", models, containers: [{ id: "x", model: "hare" }] });
  const { events, samples } = recording;
  it.each([
    ["it never started", { events: events.slice(1) }],
    ["it had not ended when the recording did", { events: events.slice(0, 1) }],
    ["it ended with exit code 137", { events: [events[0]!, { ...events[1]!, value: 137 }] }],
    ["it was lost", { events: [events[0]!, { ...events[1]!, value: null }] }],
    ["it was sampled less than twice", { samples: samples.slice(0, 1) }],
    [
      "its total of CPU-seconds falls at 2 s",
      { samples: samples.map((row) => (row.tSec === 2 ? { ...row, cpuSec: 1 } : row)) },
    ],
    // 8 s long, a sample each half second; the plan says 1 s, so 4 s may be missing.
    ["its samples end 5.0 s before it does", { samples: samples.filter(({ tSec }) => tSec <= 3) }],
  ])("is left out: %s", (reason, broken) => {
    expect(historiesOf({ ...recording, ...broken })).toEqual({ whole: [], leftOut: [{ container: "x", reason }] });
  });
});

describe("a recording on disk", () => {
  it("is known by what was measured, wherever it lies and however it is described", async () => {
    await inFolder({}, async (folder) => {
      const made = { models, containers: [{ id: "x", model: "hare" }] };
      const [first, copy, other] = ["first", "copy", "other"].map((name) => writeMade(folder, { ...made, name }));
      appendFileSync(`${copy}/recording.yaml`, "description: the same once more\n");
      appendFileSync(`${other}/samples.csv`, "8.5,x,8,,\n");
      const hashOf = (path: string): string => readRecordings([path])[0]!.sha256;
      expect(hashOf(copy!)).toBe(hashOf(first!));
      expect(hashOf(other!)).not.toBe(hashOf(first!));
      expect(readRecordings([first!, copy!, `${first}/.`, other!])).toHaveLength(2);
    });
  });
});

describe("descent calibrate", () => {
  it("writes the library and prints it as a table, and says in one line what it cannot read", async () => {
    await inFolder({}, async (folder) => {
      const path = writeMade(folder, { name: "a", models, containers: [{ id: "x", model: "hare" }] });
      const out = `${folder}/models.yaml`;
      const fitted = await descent(["calibrate", path, "-o", out]);
      expect(fitted).toMatchObject({ exitCode: 0, stderr: "" });
      expect(fitted.stdout).toMatch(/hare +1 \+ 0 +8\.00/);
      expect(parseModelLibrary(readFileSync(out, "utf8"), out).recordings.map(({ name }) => name)).toEqual(["a"]);
      expect(await descent(["calibrate", `${folder}/none`])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringMatching(/^.*none\/recording\.yaml: .*no such file\n$/),
      });
    });
  });
});
