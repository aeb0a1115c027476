import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readSweep, type SweepOptions } from "../../src/cli/sweep-options.js";
import { plannedCell } from "../../src/sweep/plan/plan.js";
import type { PreparedSweep } from "../../src/sweep/prepare.js";
import { headerText } from "../../src/sweep/row.js";
import { createTaskRunner } from "../../src/sweep/run-task.js";
import { RUNS_FILE } from "../../src/sweep/store/sweep-file.js";

/** Four random jobs under two schedulers: a run takes a fraction of a millisecond. */
const scenarioText = `
name: small
nodes: [{ id: w, cpus: 2, count: 2, contention: 0.05 }]
jobs:
  kind: random
  count: 4
  windowSec: 20
  mix: [{ workCpuSec: 30 }, { workCpuSec: 55, cpusMax: 1 }]
scheduler: fair-share
`;

/** 2 x 2 cells, of which one field is text. */
export const sweepArguments = (seeds: number): readonly string[] => [
  "--schedulers",
  "fair-share,round-robin",
  "--param",
  "nodes[0].cpus=1,2",
  "--seeds",
  `1..${seeds}`,
];

export const noOptions: Omit<SweepOptions, "scenario"> = {
  set: [],
  param: [],
  schedulers: undefined,
  seeds: undefined,
  sample: undefined,
  sampleSeed: undefined,
  jobs: false,
  plugin: [],
};

export const prepared = (scenario: string, seeds: number): PreparedSweep =>
  readSweep(
    {
      ...noOptions,
      scenario,
      param: ["nodes[0].cpus=1,2"],
      schedulers: "fair-share,round-robin",
      seeds: `1..${seeds}`,
    },
    [],
  );

export async function writeScenario(folder: string): Promise<string> {
  const path = join(folder, "small.yaml");
  await writeFile(path, scenarioText);
  return path;
}

/** Every row of a sweep, computed here one after the other: what an undisturbed run must leave. */
export function undisturbedRows({ plan, setup }: PreparedSweep): readonly string[] {
  const runTask = createTaskRunner(setup, [], () => 0);
  return Array.from({ length: plan.cells.count }, (_, index) => {
    const outcome = runTask({ id: "all", parts: [{ ...plannedCell(plan, index), seeds: plan.seeds }] });
    if (outcome.kind === "failed") throw new Error(outcome.message);
    return outcome.rows.trimEnd().split("\n");
  }).flat();
}

export const undisturbedTable = (sweep: PreparedSweep): string => sorted(sweep.columns, undisturbedRows(sweep));

/** The header, then the rows sorted by their keys. */
const sorted = (columns: readonly string[], rows: readonly string[]): string =>
  `${headerText(columns)}${rows.toSorted().join("\n")}\n`;

/** The table of a folder as bytes, but for the order of its rows. */
export async function sortedTable(folder: string): Promise<string> {
  const [header, ...rows] = (await readFile(join(folder, RUNS_FILE), "utf8")).trimEnd().split("\n");
  return `${header}\n${rows.toSorted().join("\n")}\n`;
}
