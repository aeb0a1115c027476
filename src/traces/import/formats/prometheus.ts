import * as z from "zod";
import { InputError } from "../../../domain/errors.js";
import { BYTES_PER_MB } from "../../../domain/quantity.js";
import type { ImportContext, Importer, ImportFormat } from "../format.js";
import { MeasuredJobs } from "../jobs/measured-jobs.js";
import { ToldUse } from "../jobs/told-use.js";
import { jsonElements } from "../reading/json-elements.js";

export const prometheus: ImportFormat = {
  name: "prometheus",
  title: "Prometheus range queries of cAdvisor's metrics",
  files: "JSON of /api/v1/query_range, one file for each query (CPU, memory)",
  reading:
    "container_cpu_usage_seconds_total is CPU-seconds, and may begin again at 0; series without a name are CPUs in use, as rate() gives. " +
    'container_memory_* are bytes; a container holds the most that was seen. Series of each CPU are added up, unless there is one of all (cpu="total" or no cpu); ' +
    "counters go before rates. Unix seconds.",
  source: "prometheus.io, HTTP API, range queries; cAdvisor's Prometheus metrics",
  create: (context) => createPrometheus(context),
};

const sample = z.tuple([z.number(), z.string()]);

const seriesSchema = z.object({ metric: z.record(z.string(), z.string()), values: z.array(sample) });

type Series = z.infer<typeof seriesSchema>;

const memoryMetrics: readonly string[] = ["container_memory_working_set_bytes", "container_memory_usage_bytes"];

function createPrometheus(context: ImportContext): Importer {
  const jobs = new MeasuredJobs(context);
  const uses = new Map<string, ToldUse>();
  let file = "";

  const addSeries = ({ metric, values }: Series, place: () => string): void => {
    const { notes } = context;
    const { __name__: metricName } = metric;
    const name = containerOf(metric);
    if (name === null) {
      notes.add("dropped", "a cgroup that is no container", place);
      return;
    }
    const samples = values.flatMap(([tSec, text]) =>
      Number.isFinite(Number(text)) ? [[tSec, Number(text)] as const] : [],
    );
    if (samples.length < values.length)
      notes.add("dropped", "a series with samples that are no numbers, such as NaN", place);
    const isCounter = metricName === "container_cpu_usage_seconds_total";
    if (metricName === undefined || isCounter) {
      if (!isCounter) notes.add("assumed", "series without a name are CPUs in use, as rate() gives them", place);
      const use = uses.get(name) ?? new ToldUse(jobs.named(name, place), notes);
      uses.set(name, use);
      use.add({ isCounter, cpu: cpuOf(metric), samples, place });
    } else if (memoryMetrics.includes(metricName)) {
      const job = jobs.named(name, place);
      for (const [tSec, bytes] of samples) {
        job.seen(tSec);
        job.held(bytes / BYTES_PER_MB);
      }
    } else notes.add("unread", `metric ${metricName}`, place);
  };

  return {
    open(name) {
      file = name;
      return jsonElements(name, "$.data.result.*", (value, index) => {
        const parsed = seriesSchema.safeParse(value);
        const place = `series ${index + 1}`;
        if (!parsed.success) {
          const what = "must be a series with metric and values, as query_range gives";
          throw new InputError(name, place, what);
        }
        addSeries(parsed.data, () => `${name} ${place}`);
      });
    },
    finish: () => jobs.finish("Containers as Prometheus saw them.", file),
  };
}

/** null: all CPUs, as cAdvisor's `cpu="total"` and a sum over them say. */
const cpuOf = ({ cpu = "" }: Readonly<Record<string, string>>): string | null =>
  cpu === "" || cpu === "total" ? null : cpu;

/** null: a pod's sandbox, or what holds containers. */
function containerOf({ name, pod, container, id }: Readonly<Record<string, string>>): string | null {
  if (container === "POD") return null;
  if (pod !== undefined && pod !== "") return container ? `${pod}/${container}` : null;
  return name || container || (id?.startsWith("/docker/") ? id.slice("/docker/".length) : null);
}
