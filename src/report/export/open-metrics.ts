import { jobsJson } from "../../metrics/jobs-json.js";
import { summarize } from "../../metrics/summary.js";
import type { RunData } from "../run-data.js";

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number | null;
  /** Simulated time; null: it holds for the whole run. */
  readonly timeSec?: number;
}

interface Family {
  readonly name: string;
  readonly unit: string | null;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/**
 * A run as OpenMetrics 1.0 text: gauges with a type, a unit and a help line each, times in simulated seconds from 0. Values
 * that a run does not have (a job that never finished) have no sample.
 */
export function openMetrics(data: RunData): string {
  return `${families(data).map(familyText).join("")}# EOF\n`;
}

function families(data: RunData): readonly Family[] {
  const jobs = jobsJson(data.records);
  const summary = summarize(data);
  const run = { scenario: data.scenario, scheduler: data.scheduler.name, seed: String(data.seed) };
  const ofRun = (value: number | null): readonly Sample[] => [{ labels: run, value }];
  const ofJobs = (value: (job: (typeof jobs)[number]) => number | null): readonly Sample[] =>
    jobs.map((job) => ({ labels: { job: job.id, model: job.model ?? "" }, value: value(job) }));
  const seconds = (name: string, help: string, samples: readonly Sample[]): Family => ({
    name: `descent_${name}_seconds`,
    unit: "seconds",
    help,
    samples,
  });
  return [
    seconds("makespan", "Last finish less first arrival.", ofRun(summary.makespanSec)),
    seconds("mean_completion", "Mean completion time of the finished jobs.", ofRun(summary.meanCompletionSec)),
    seconds(
      "job_completion",
      "Finish less arrival.",
      ofJobs((job) => job.completionSec),
    ),
    seconds(
      "job_wait",
      "Start less arrival.",
      ofJobs((job) => job.waitSec),
    ),
    seconds(
      "job_cpu",
      "CPU-seconds used.",
      ofJobs((job) => job.cpuSec),
    ),
    {
      name: "descent_container_cpus",
      unit: "cpus",
      help: "CPUs that a container uses from the time of the sample on.",
      samples: inOrder(data.timeline, ({ node, job, cpus, timeSec }) => ({
        labels: { node, job },
        value: cpus,
        timeSec,
      })),
    },
    {
      name: "descent_job_loss",
      unit: null,
      help: "True loss of a job.",
      samples: inOrder(data.losses, ({ job, loss, timeSec }) => ({ labels: { job }, value: loss, timeSec })),
    },
  ];
}

/** The samples of one series stand together and times grow; of several at one moment the last holds. */
function inOrder<Row>(rows: readonly Row[], sample: (row: Row) => Sample): readonly Sample[] {
  const series = new Map<string, Sample[]>();
  for (const row of rows) {
    const one = sample(row);
    const key = JSON.stringify(one.labels);
    const known = series.get(key) ?? [];
    series.set(key, known);
    if (known.at(-1)?.timeSec === one.timeSec) known.pop();
    known.push(one);
  }
  return [...series.values()].flat();
}

function familyText({ name, unit, help, samples }: Family): string {
  const lines = samples.filter(({ value }) => value !== null).map((sample) => sampleText(name, sample));
  const unitLine = unit === null ? "" : `# UNIT ${name} ${unit}\n`;
  return `# TYPE ${name} gauge\n${unitLine}# HELP ${name} ${help}\n${lines.join("")}`;
}

function sampleText(name: string, { labels, value, timeSec }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}{${pairs.join(",")}} ${numberText(value!)}${timeSec === undefined ? "" : ` ${timeSec}`}\n`;
}

const escaped = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');

function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
}
