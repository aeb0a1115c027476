import { z } from "zod";
import { InputError } from "../../domain/errors.js";
import type { GrowthList, GrowthRow } from "../../domain/growth.js";
import type { NodeEnergy } from "../../domain/power.js";
import type { CpuStep, JobOutcome } from "../../domain/record.js";
import type { SchedulerLabel } from "../../domain/result.js";
import type { LossRow } from "../../metrics/losses.js";
import type { BaselineData, NodeData, RunData } from "../run-data.js";
import { csvRows } from "./csv-rows.js";
import { jobOutcomes } from "./jobs.js";
import { parseMoves } from "./moves.js";
import { responsesOf, servicesOf } from "./services.js";

/** Reads a result file by its name; null: there is none. */
export type ReadResult = (name: string) => string | null;

const schedulerSchema = z
  .looseObject({ name: z.string() })
  .transform(({ name, ...params }): SchedulerLabel => ({ name, params }));

const manifestSchema = z.looseObject({
  formatVersion: z.literal(1),
  scenario: z.string(),
  seed: z.number(),
  scheduler: schedulerSchema,
  placement: schedulerSchema.nullable(),
});

/**
 * A run as its result files hold it. Gives what `runData` gave when they were written.
 *
 * @param folder how the folder is called, for errors
 * @throws InputError when a file is missing or cannot be understood
 */
export function readRun(folder: string, read: ReadResult): RunData {
  const text = (name: string): string => {
    const found = read(name);
    if (found !== null) return found;
    throw new InputError(folder, name, "is missing; results are written by: descent run <scenario> --report");
  };
  const optional = <T>(name: string, parse: (file: string, text: string) => readonly T[]): readonly T[] => {
    const found = read(name);
    return found === null ? [] : parse(`${folder}/${name}`, found);
  };
  const { scenario, seed, scheduler, placement } = manifestOf(folder, text("manifest.json"));
  const nodes = nodesOf(`${folder}/nodes.csv`, text("nodes.csv"));
  const moves = optional("moves.csv", parseMoves);
  const baseline = optional("baseline.csv", (file, csv) => [baselineOf(file, csv)]);
  return {
    scenario,
    seed,
    scheduler,
    placement,
    nodes,
    records: jobOutcomes(`${folder}/jobs.csv`, text("jobs.csv"), moves),
    timeline: timelineOf(`${folder}/timeline.csv`, text("timeline.csv")),
    losses: optional("losses.csv", lossesOf),
    growth: optional("growth.csv", growthOf),
    energy: optional("energy.csv", energyOf),
    serviceSummaries: optional("services.csv", servicesOf),
    responses: optional("responses.csv", responsesOf),
    baseline: baseline[0] ?? null,
  };
}

function manifestOf(folder: string, text: string): z.infer<typeof manifestSchema> {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new InputError(folder, "manifest.json", "is not the manifest of a run");
  }
}

const nodesOf = (file: string, text: string): readonly NodeData[] =>
  csvRows(file, text, ["id", "cpus", "reservedCpus", "memoryMb", "location"]).map((row) => ({
    id: row.text("id"),
    cpus: row.number("cpus"),
    reservedCpus: row.number("reservedCpus"),
    memoryMb: row.numberOrNull("memoryMb"),
    location: row.textOrNull("location"),
  }));

const timelineOf = (file: string, text: string): readonly CpuStep[] =>
  csvRows(file, text, ["timeSec", "node", "job", "cpus"]).map((row) => ({
    timeSec: row.number("timeSec"),
    node: row.text("node"),
    job: row.text("job"),
    cpus: row.number("cpus"),
  }));

const lossesOf = (file: string, text: string): readonly LossRow[] =>
  csvRows(file, text, ["timeSec", "job", "progress", "loss"]).map((row) => ({
    timeSec: row.number("timeSec"),
    job: row.text("job"),
    progress: row.number("progress"),
    loss: row.number("loss"),
  }));

const growthOf = (file: string, text: string): readonly GrowthRow[] =>
  csvRows(file, text, ["timeSec", "node", "job", "list", "growth", "limit"]).map((row) => ({
    timeSec: row.number("timeSec"),
    node: row.text("node"),
    job: row.text("job"),
    list: row.text("list") as GrowthList,
    evaluation: row.numberOrNull("evaluation"),
    progress: row.numberOrNull("progress"),
    usage: row.numberOrNull("usage"),
    growth: row.number("growth"),
    limit: row.number("limit"),
  }));

const energyOf = (file: string, text: string): readonly NodeEnergy[] =>
  csvRows(file, text, ["node", "energyJoules", "onSec"]).map((row) => ({
    node: row.text("node"),
    energyJoules: row.number("energyJoules"),
    onSec: row.number("onSec"),
  }));

function baselineOf(file: string, text: string): BaselineData {
  const [first] = csvRows(file, text, ["scheduler"]);
  const records: readonly JobOutcome[] = jobOutcomes(file, text, []);
  return { scheduler: { name: first?.text("scheduler") ?? "baseline", params: {} }, records };
}
