import type { CommandModule } from "yargs";
import { InputError, RunError } from "../domain/errors.js";
import { type RecordResult, record } from "../record/record.js";
import { parsePlan } from "../recording/parse-plan.js";
import type { RecordingPlan } from "../recording/recording.js";
import { parseOverride } from "../scenario/overrides.js";
import { readTextFile } from "../traces/read.js";
import { descentVersion } from "./version.js";

interface RecordCommandOptions {
  readonly plan: string;
  readonly runtime: "docker" | "cgroup";
  readonly out: string;
  readonly scheduler: string | undefined;
  readonly set: readonly string[];
  readonly "engine-socket": string;
  readonly "own-engine": boolean;
  readonly "controller-core": number | undefined;
  readonly quiet: boolean;
}

const largestPlanBytes = 4 * 1024 * 1024;

export const recordCommand: CommandModule<object, RecordCommandOptions> = {
  command: "record <plan>",
  describe: "run real jobs in real containers and record them",
  builder: (yargs) =>
    yargs
      .positional("plan", { type: "string", demandOption: true, describe: "recording.yaml: what to run" })
      .option("runtime", {
        choices: ["docker", "cgroup"] as const,
        default: "docker" as const,
        describe: "containers of a Docker engine, or processes in control groups",
      })
      .option("out", { alias: "o", type: "string", demandOption: true, describe: "folder for the recording" })
      .option("scheduler", { type: "string", describe: "who decides, instead of the plan's" })
      .option("set", {
        type: "string",
        array: true,
        nargs: 1,
        default: [] as string[],
        describe: "replace a value of the plan: path=value, e.g. scheduler.intervalSec=4",
      })
      .option("engine-socket", {
        type: "string",
        default: "/var/run/docker.sock",
        describe: "socket of a Docker engine on this machine",
      })
      .option("own-engine", { type: "boolean", default: false, describe: "start a Docker engine just for this" })
      .option("controller-core", { type: "number", describe: "core that the recorder itself keeps to" })
      .option("quiet", { type: "boolean", default: false, describe: "print nothing but problems" }),
  handler: async (options) => {
    const plan = readPlan(options);
    const result = await record({
      plan,
      planPath: options.plan,
      runtime: options.runtime,
      folder: options.out,
      engineSocket: options["own-engine"] ? null : options["engine-socket"],
      controllerCore: coreOf(options["controller-core"]),
      versions: { descent: descentVersion, node: process.versions.node },
      onInterrupt: (stop) => {
        for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
      },
    });
    if (!options.quiet) process.stdout.write(summary(result));
    for (const problem of result.problems) process.stderr.write(`descent: ${options.out}: ${problem}\n`);
    if (result.outcome !== "complete") throw new RunError(`${options.out}: the recording is ${result.outcome}`);
  },
};

function readPlan({ plan, scheduler, set }: RecordCommandOptions): RecordingPlan {
  const file = readTextFile(plan, largestPlanBytes);
  if (file.kind === "refused") throw new InputError(plan, "", file.problem);
  const choice = scheduler === undefined ? [] : [{ path: "scheduler.name", value: scheduler }];
  return { ...parsePlan(file.text, plan, [...choice, ...set.map(parseOverride)]), recorded: null };
}

function coreOf(core: number | undefined): number | null {
  if (core === undefined || (Number.isInteger(core) && core >= 0)) return core ?? null;
  throw new InputError("--controller-core", "", `must be a core's number, 0 or more, not ${core}`);
}

const summary = ({ jobs }: RecordResult): string =>
  jobs
    .map((job) => {
      const loss = job.loss === null ? "no loss" : `loss ${job.loss}`;
      return `${job.plan.id}: ${job.usage().cpuSec.toFixed(2)} CPU-seconds, step ${job.step ?? "unknown"}, ${loss}\n`;
    })
    .join("");
