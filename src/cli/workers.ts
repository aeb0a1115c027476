import type { CommandModule } from "yargs";
import { closest } from "../domain/closest.js";
import { InputError } from "../domain/errors.js";
import { workersCsv, workersTable } from "../report/workers.js";
import { answerWorkers, type WorkerAnswer } from "../run/worker-counts.js";
import { loadPlugins } from "../scenario/load-plugins.js";
import type { Scenario } from "../scenario/scenario.js";
import { readScenario, type ScenarioOptions, scenarioOptions } from "./scenario-options.js";

interface WorkersOptions extends ScenarioOptions {
  readonly job: string | undefined;
  readonly max: number;
  readonly format: "table" | "json" | "csv";
}

/** The most workers of any job; `distributed` allows no more. */
const most = 10_000;

export const workersCommand: CommandModule<object, WorkersOptions> = {
  command: "workers <scenario>",
  describe:
    "how many workers pay off: simulate a distributed job with 1, 2, 3 ... workers, and find from which work on more do",
  builder: (yargs) =>
    scenarioOptions(yargs)
      .option("job", { type: "string", describe: "id of the distributed job; needed when there are several" })
      .option("max", { type: "number", default: 16, describe: `the most workers to try (1 to ${most})` })
      .option("format", {
        choices: ["table", "json", "csv"] as const,
        default: "table" as const,
        describe: "what to print",
      }),
  handler: async (options) => {
    const { max } = options;
    if (!(Number.isSafeInteger(max) && max >= 1 && max <= most)) {
      throw new InputError("--max", "", `must be an integer from 1 to ${most}, not ${max}`);
    }
    const scenario = readScenario(options, await loadPlugins(options.plugin));
    const job = chosenJob(scenario, options);
    process.stdout.write(`${render(answerWorkers(scenario, job, max), options.format).trimEnd()}\n`);
  },
};

function chosenJob({ jobs }: Scenario, { scenario: file, job }: WorkersOptions): string {
  if (jobs.kind !== "fixed") throw new InputError(file, "jobs", "must be a list of jobs, one of them distributed");
  const ids = jobs.jobs.filter(({ distributed }) => distributed !== null).map(({ id }) => id);
  const [only] = ids;
  if (only === undefined) throw new InputError(file, "jobs", "no job is distributed; give one the key distributed");
  if (job === undefined) {
    if (ids.length === 1) return only;
    throw new InputError("--job", "", `is missing; distributed jobs are ${ids.slice(0, 20).join(", ")}`);
  }
  if (ids.includes(job)) return job;
  if (jobs.jobs.some(({ id }) => id === job)) throw new InputError("--job", job, "is not distributed");
  const guess = closest(job, ids);
  throw new InputError("--job", job, `unknown job${guess === null ? "" : `; did you mean ${guess}?`}`);
}

function render(answer: WorkerAnswer, format: WorkersOptions["format"]): string {
  if (format === "json") return JSON.stringify(answer, null, 2);
  return format === "csv" ? workersCsv(answer) : workersTable(answer);
}
