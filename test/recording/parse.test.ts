import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRecording, recordingFiles } from "../../src/recording/parse.js";
import { parsePlan } from "../../src/recording/parse-plan.js";
import { readRecording } from "../../src/recording/read.js";

const plan = `format: descent-recording/1
name: one job
node: { cpus: 1 }
containers:
  - { id: a, model: m, command: [train] }
`;
const events = "tSec,container,event,value\n0,a,start,\n";
const none = { plan, events, samples: null, progress: null, host: null };
const parse = (texts: object) => parseRecording({ ...none, ...texts }, (file) => recordingFiles[file]);
const killed = `${plan}recorded: { runtime: docker, startedAt: "2026-01-01T00:00:00Z", outcome: running }\n`;

describe("a recording", () => {
  it("is read from its folder, rows in order of time", () => {
    const recording = readRecording("test/recording/two-jobs");
    expect(recording.plan.containers.map(({ id, model, seed }) => ({ id, model, seed }))).toEqual([
      { id: "long", model: "a", seed: 1 },
      { id: "short", model: "b", seed: 2 },
    ]);
    expect(recording.events.at(-1)).toEqual({ tSec: 7.75, container: "long", event: "end", value: 0 });
    expect(recording.samples).toHaveLength(13);
    expect(recording.progress[2]).toEqual({ tSec: 3, container: "short", step: 5, loss: 0.9, cpuSec: 0.5 });
    expect(recording.host[3]).toEqual({ tSec: 4, core: 1, busySec: 4, stealSec: 0.01, probeSec: null });
  });

  it("may have columns in another order, unknown ones, and rows that are not sorted", () => {
    const samples = "cpuSec,note,container,tSec\n2,x,a,2\n1,,a,1\n";
    expect(parse({ samples }).samples).toEqual([
      { tSec: 1, container: "a", cpuSec: 1, throttledSec: null, memoryMb: null },
      { tSec: 2, container: "a", cpuSec: 2, throttledSec: null, memoryMb: null },
    ]);
  });

  it("may lack every table but the events", () => {
    expect(parse({}).progress).toEqual([]);
    expect(() => readRecording("test/recording")).toThrow("test/recording/recording.yaml");
  });

  it("loses no whole row when its recorder is killed anywhere in a table", () => {
    const samples = "tSec,container,cpuSec\n1,a,0.5\n2,a,1.25\n3,a,2\n";
    fc.assert(
      fc.property(fc.nat(samples.length), (length) => {
        const cut = samples.slice(0, length);
        const whole = Math.max(0, cut.split("\n").length - 2);
        expect(parse({ plan: killed, samples: cut }).samples).toHaveLength(whole);
      }),
    );
  });

  it.each([
    ["an unknown container", { samples: "tSec,container,cpuSec\n1,b,1\n" }, "samples.csv: line 2: container: unknown"],
    [
      "an unknown event",
      { events: "tSec,container,event\n1,a,stop\n" },
      "events.csv: line 2: event: unknown event: stop",
    ],
    ["a limit of nothing", { events: "tSec,container,event,value\n1,a,limit,0\n" }, "more than 0"],
    ["a time before the beginning", { events: "tSec,container,event\n-1,a,start\n" }, "must be 0 or more, got -1"],
    ["a word for a number", { host: "tSec,core,busySec\n1,0,much\n" }, "host.csv: line 2: busySec: must be a finite"],
    ["a missing column", { progress: "tSec,container\n1,a\n" }, "progress.csv: line 1: missing column: step"],
    ["a short row", { samples: "tSec,container,cpuSec\n1,a\n" }, "samples.csv: line 2: has 2 cells"],
  ])("is refused in one line for %s", (_, texts, message) => {
    expect(() => parse(texts)).toThrow(message);
  });
});

describe("a plan", () => {
  it("is a recording without results, its changes in order of time", () => {
    const changes = "[{ kind: resume, atSec: 3 }, { kind: pause, atSec: 2 }]";
    const { recorded, scheduler, containers } = parsePlan(plan.replace("[train]", `[train], changes: ${changes}`), "p");
    expect(recorded).toBeNull();
    expect(scheduler.name).toBe("fair-share");
    expect(containers[0]?.changes.map(({ kind }) => kind)).toEqual(["pause", "resume"]);
  });

  it("takes another scheduler from outside, with its parameters", () => {
    const overrides = [
      { path: "scheduler", value: "flowcon" },
      { path: "scheduler.intervalSec", value: 4 },
    ];
    expect(parsePlan(plan, "p", overrides).scheduler).toMatchObject({ name: "flowcon", params: { intervalSec: 4 } });
  });

  it.each([
    ["format: descent-recording/1", "format: v2", "line 1: format: must be descent-recording/1"],
    ["cpus: 1", "cpus: 0", "line 3: node.cpus: must be a finite number more than 0"],
    ["id: a", "id: a/b", "containers[0].id: must consist of letters"],
    ["[train]", "[]", "containers[0].command"],
    ["[train]", "[train], changes: [{ kind: stop, atSec: 1 }]", "containers[0].changes[0]"],
    ["containers:", "progressPattern: 'loss=(?<loss>.*)'\ncontainers:", "progressPattern: must have a group (?<step>"],
    ["containers:", "progressPattern: '('\ncontainers:", "progressPattern: not a regular expression"],
    ["containers:", "scheduler: flowcom\ncontainers:", "unknown scheduler: flowcom; did you mean flowcon?"],
    ["containers:", "containers:\n  - { id: a, model: m, command: [x] }", "containers[1].id: duplicate id: a"],
  ])("with %s replaced by %s is refused in one line", (from, to, message) => {
    expect(() => parsePlan(plan.replace(from, to), "plan.yaml")).toThrow(message);
  });
});
