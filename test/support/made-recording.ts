import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { NamedRecording } from "../../src/calibrate/observed.js";
import type { TimelineRow } from "../../src/domain/record.js";
import { createCurve } from "../../src/loss/create-curve.js";
import { timelineByJob } from "../../src/metrics/timeline-by-job.js";
import { parseRecording, type RecordingTexts, recordingFiles } from "../../src/recording/parse.js";
import { simulate } from "../../src/run/simulate.js";
import { parseScenarioValue } from "../../src/scenario/parse.js";
import type { ReplayedChange } from "../../src/schedulers/replay.js";

/** The truth about a made job: what calibration is to find. */
export interface MadeModel {
  readonly startUpCpuSec: number;
  readonly cpuSecPerStep: number;
  readonly steps: number;
  readonly reportSteps: number;
  readonly cpusMax: number | null;
  readonly contention: number;
  /** Loss over step / steps. */
  readonly loss: { readonly initial: number; readonly final: number; readonly rate: number };
}

export interface MadeRun {
  readonly name: string;
  readonly models: Readonly<Record<string, MadeModel>>;
  readonly containers: readonly {
    readonly id: string;
    readonly model: string;
    readonly startSec?: number;
    readonly weight?: number;
  }[];
  readonly cpus?: number;
  /** Of this run: 1.1 needs a tenth less CPU for the same work. */
  readonly speed?: number;
  readonly processor?: string;
  readonly probeSec?: number;
  readonly changes?: readonly ReplayedChange[];
  /** CPUs that somebody else takes all the time, whom only `host.csv` shows. */
  readonly othersCpus?: number;
  readonly startedAt?: string;
  /** Given: FlowCon with these parameters decides, and not the changes. */
  readonly flowCon?: Readonly<Record<string, unknown>>;
}

export const workOf = ({ startUpCpuSec, cpuSecPerStep, steps }: MadeModel): number =>
  startUpCpuSec + cpuSecPerStep * steps;

const ghost = "ghost";

/** A simulated run, written as if it had been recorded: sampled every half second. */
function madeTexts(run: MadeRun): RecordingTexts {
  const { name, containers, cpus = 1, speed = 1, changes = [], flowCon = null, othersCpus = 0 } = run;
  const ghostChanges: readonly ReplayedChange[] = [{ kind: "limit", atSec: 0, job: ghost, cpus: othersCpus }];
  const scheduler =
    flowCon === null
      ? { name: "replay", changes: othersCpus > 0 ? [...ghostChanges, ...changes] : changes }
      : { name: "flowcon", ...flowCon };
  const jobs = containers.map(({ id, model, startSec = 0, weight = 1 }) => {
    const truth = run.models[model]!;
    const startUp = (truth.startUpCpuSec + truth.cpuSecPerStep * truth.reportSteps) / workOf(truth);
    return {
      id,
      arrivalSec: startSec,
      workCpuSec: workOf(truth),
      cpusMax: truth.cpusMax,
      contention: truth.contention,
      weight,
      loss: {
        kind: "exponential",
        ...truth.loss,
        startUp,
        reportEvery: truth.reportSteps / (truth.steps - truth.reportSteps),
      },
    };
  });
  const haunted = othersCpus > 0 ? [...jobs, { id: ghost, arrivalSec: 0, workCpuSec: 1000, weight: 1e6 }] : jobs;
  const scenario = parseScenarioValue(
    { name, nodes: [{ id: "node", cpus, speed }], jobs: haunted, scheduler },
    name,
    () => {
      throw new Error("no traces");
    },
  );
  const result = simulate(scenario);
  const endSec = Math.max(...result.records.flatMap(({ id, finishSec }) => (id === ghost ? [] : finishSec!)));
  const rows = timelineByJob(result.timeline);
  const limits = result.growth.map(({ timeSec, job, limit }) => ({
    kind: "limit" as const,
    atSec: timeSec,
    job,
    cpus: limit * cpus,
  }));
  const busy = Array.from({ length: Math.ceil(endSec / 2) + 1 }, (_, index) => {
    const used = [...rows.values()].reduce((sum, each) => sum + cpuAt(each, 2 * index), 0);
    return `${2 * index},0,${used},0,`;
  });
  const done = flowCon === null ? changes : limits;
  const samples: string[] = [];
  const progress: string[] = [];
  const events: string[] = [];
  for (const record of result.records) {
    if (record.id === ghost) continue;
    const { id, model } = containers.find((each) => each.id === record.id)!;
    const truth = run.models[model]!;
    const own = rows.get(id)!;
    const [startSec, finishSec] = [record.startSec!, record.finishSec!];
    for (let tSec = Math.ceil(startSec * 2 + 1e-9) / 2; tSec < finishSec; tSec += 0.5)
      samples.push(`${tSec},${id},${cpuAt(own, tSec)},,100`);
    samples.push(`${finishSec},${id},${cpuAt(own, finishSec)},,100`);
    const curve = createCurve({ kind: "exponential", ...truth.loss });
    for (let step = truth.reportSteps; step <= truth.steps; step += truth.reportSteps) {
      const tSec = timeOf(own, truth.startUpCpuSec + truth.cpuSecPerStep * step, finishSec);
      progress.push(`${tSec},${id},${step},${curve.at(step / truth.steps)},${cpuAt(own, tSec)}`);
    }
    events.push(`${startSec},${id},start,`, `${finishSec},${id},end,0`);
    for (const change of done) {
      if (change.job !== id || change.atSec < startSec || change.atSec >= finishSec) continue;
      const value = change.kind === "limit" ? change.cpus : change.kind === "weight" ? change.weight : "";
      events.push(`${change.atSec},${id},${change.kind},${value}`);
    }
  }
  const host = Array.from(
    { length: 9 },
    (_, probe) => `${probe},0,,,${(run.probeSec ?? 0.01) * (1 + (probe - 4) / 100)}`,
  );
  return {
    plan: stringify(planOf(run, scheduler)),
    events: `tSec,container,event,value\n${events.join("\n")}\n`,
    samples: `tSec,container,cpuSec,throttledSec,memoryMb\n${samples.join("\n")}\n`,
    progress: `tSec,container,step,loss,cpuSec\n${progress.join("\n")}\n`,
    host: `tSec,core,busySec,stealSec,probeSec\n${[...host, ...busy].join("\n")}\n`,
  };
}

function planOf(run: MadeRun, scheduler: object): object {
  return {
    format: "descent-recording/1",
    name: run.name.replace(/-\d+$/, ""),
    node: { cpus: run.cpus ?? 1 },
    scheduler: run.flowCon === undefined ? "fair-share" : scheduler,
    containers: run.containers.map(({ id, model, startSec = 0, weight = 1 }) => ({
      id,
      model,
      command: ["train"],
      startSec,
      weight,
    })),
    recorded: {
      runtime: "made",
      startedAt: run.startedAt ?? "2026-01-01T00:00:00Z",
      outcome: "complete",
      host: { processor: run.processor ?? "made" },
    },
  };
}

export const madeRecording = (run: MadeRun): NamedRecording => ({
  name: run.name,
  sha256: Buffer.from(run.name.padEnd(32, "_").slice(0, 32)).toString("hex"),
  recording: parseRecording(madeTexts(run), (file) => `${run.name}/${recordingFiles[file]}`),
});

/** Writes a made run as a recording's folder, and returns its path. */
export function writeMade(parent: string, run: MadeRun): string {
  const folder = join(parent, run.name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(madeTexts(run))) {
    if (text !== null) writeFileSync(join(folder, recordingFiles[file as keyof RecordingTexts]), text);
  }
  return folder;
}

function cpuAt(rows: readonly TimelineRow[], tSec: number): number {
  return rows.reduce((sum, { timeSec, cpus }, index) => {
    const untilSec = Math.min(tSec, rows[index + 1]?.timeSec ?? tSec);
    return sum + cpus * Math.max(0, untilSec - timeSec);
  }, 0);
}

function timeOf(rows: readonly TimelineRow[], workCpuSec: number, finishSec: number): number {
  const row = rows.findLast((each) => each.workCpuSec <= workCpuSec)!;
  return row.workRate === 0
    ? finishSec
    : Math.min(finishSec, row.timeSec + (workCpuSec - row.workCpuSec) / row.workRate);
}
