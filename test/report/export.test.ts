import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openMetrics } from "../../src/report/export/open-metrics.js";
import { traceEvents } from "../../src/report/export/trace-events.js";
import { runData } from "../../src/report/run-data.js";
import { simulate } from "../../src/run/simulate.js";
import { loadScenario } from "../../src/scenario/load.js";
import { threeJobs } from "./sample.js";

const base = { name: z.string(), pid: z.int().min(0), tid: z.int().min(0) };
const timed = { ...base, ts: z.number().min(0) };

/** The parts of the Trace Event format that we write: phases with the fields that the format asks of each. */
const traceFile = z.strictObject({
  displayTimeUnit: z.enum(["ms", "ns"]),
  traceEvents: z.array(
    z.discriminatedUnion("ph", [
      z.strictObject({
        ...base,
        name: z.enum(["process_name", "thread_name"]),
        ph: z.literal("M"),
        args: z.strictObject({ name: z.string() }),
      }),
      z.strictObject({
        ...timed,
        ph: z.literal("X"),
        cat: z.string(),
        dur: z.number().min(0),
        args: z.record(z.string(), z.unknown()),
      }),
      z.strictObject({ ...timed, ph: z.literal("C"), args: z.record(z.string(), z.number()) }),
      z.strictObject({ ...timed, ph: z.literal("s"), cat: z.string(), id: z.int() }),
      z.strictObject({ ...timed, ph: z.literal("f"), cat: z.string(), id: z.int(), bp: z.literal("e") }),
    ]),
  ),
});

describe("the trace of a run", () => {
  it.each(["scenarios/specon-cluster.yaml", "scenarios/zheng-fixed-3.yaml", "scenarios/failing-nodes.yaml"])(
    "keeps to the Trace Event format, and its CPU counters sum to what jobs.csv says: %s",
    (path) => {
      const data = runData(simulate(loadScenario(path)));
      const { traceEvents: events } = traceFile.parse(JSON.parse(JSON.stringify(traceEvents(data))));
      const slices = events.filter((event) => event.ph === "X" && event.cat === "container");
      expect(new Set(slices.map((event) => event.name)).size).toBe(data.records.length);
      for (const [index, record] of data.records.entries()) {
        const own = events.filter((event) => event.tid === index + 1);
        const counters = own.filter((event) => event.ph === "C" && event.pid > 0);
        let cpuSec = 0;
        for (const pid of new Set(counters.map((event) => event.pid))) {
          const steps = counters.filter((event) => event.pid === pid);
          for (const [at, step] of steps.entries()) {
            const untilUs = "ts" in (steps[at + 1] ?? {}) ? (steps[at + 1] as { ts: number }).ts : null;
            if (untilUs !== null && step.ph === "C") cpuSec += (step.args.cpus! * (untilUs - step.ts)) / 1e6;
          }
        }
        expect(cpuSec, record.id).toBeCloseTo(record.cpuSec, 4);
      }
    },
  );

  it("joins the two stays of a migration by an arrow", () => {
    const data = runData(simulate(loadScenario("scenarios/specon-cluster.yaml")));
    const moves = data.records.flatMap((record) => record.moves).length;
    const { traceEvents: events } = traceEvents(data);
    expect(moves).toBeGreaterThan(0);
    expect(events.filter(({ ph }) => ph === "s")).toHaveLength(moves);
    expect(events.filter(({ ph }) => ph === "f")).toHaveLength(moves);
  });
});

const sample = /^([a-z_]+)\{((?:[a-z]+="(?:[^"\\\n]|\\[\\"n])*",?)*)\} (\S+)(?: (\S+))?$/;

describe("the OpenMetrics text of a run", () => {
  const hostile = 'a"b\\c\nd{}#';
  const text = openMetrics(
    runData({
      ...threeJobs,
      records: threeJobs.records.map((record, index) => (index === 0 ? { ...record, model: hostile } : record)),
    }),
  );

  it("has families with type, unit and help before their samples, and ends with # EOF", () => {
    const lines = text.split("\n");
    expect(lines.slice(-2)).toEqual(["# EOF", ""]);
    let family = "";
    for (const line of lines.slice(0, -2)) {
      const meta = /^# (TYPE|UNIT|HELP) (\S+) (.+)$/.exec(line);
      if (meta?.[1] === "TYPE") family = meta[2]!;
      if (meta?.[1] === "UNIT") expect(family.endsWith(`_${meta[3]}`)).toBe(true);
      const name = meta?.[2] ?? sample.exec(line)?.[1];
      expect(name, line).toBe(family);
      if (meta === null) expect(Number.isFinite(Number(sample.exec(line)![3]))).toBe(true);
    }
  });

  it("escapes quotes, backslashes and line feeds in labels", () => {
    expect(text).toContain(String.raw`model="a\"b\\c\nd{}#"`);
  });

  // Table of the sample: vae ends at 393.9 s, mnist-tf needs 84.6 s.
  it("has the numbers of jobs.csv, and times that grow within a series", () => {
    expect(text).toContain('descent_job_completion_seconds{job="mnist-tf",model="mnist-tensorflow"} 84.6\n');
    expect(text).toMatch(/descent_makespan_seconds\{[^}]*\} 393\.9\n/);
    expect(text).toContain('descent_container_cpus{node="r320",job="vae"} 0.5 40\n');
    const times = [...text.matchAll(/^descent_container_cpus\{node="r320",job="vae"\} \S+ (\S+)$/gm)].map(([, time]) =>
      Number(time),
    );
    expect(times).toEqual([0, 40, 80, 164.6, 280.4, 393.9]);
  });
});
