import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, test } from "vitest";
import { readSweep, type SweepOptions } from "../../src/cli/sweep-options.js";
import { InputError } from "../../src/domain/errors.js";
import { descent, inFolder } from "../cli/descent.js";
import { noOptions, prepared, sortedTable, sweepArguments, undisturbedTable, writeScenario } from "./small-sweep.js";

const SEEDS = 60;

/** Gives a scenario and a place for results. */
const withScenario = (use: (scenario: string, out: string) => Promise<void>) => () =>
  inFolder({}, async (folder) => use(await writeScenario(folder), join(folder, "out")));

async function sweep(scenario: string, out: string, ...more: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await descent([
    "sweep",
    scenario,
    ...sweepArguments(SEEDS),
    "--out",
    out,
    ...more,
  ]);
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  return stdout;
}

describe("the table is the same, to the byte once sorted,", () => {
  let whole = "";
  beforeAll(
    withScenario(async (scenario) => {
      whole = undisturbedTable(prepared(scenario, SEEDS));
    }),
  );

  test.each([1, 2, 4])("with %d threads", (threads) =>
    withScenario(async (scenario, out) => {
      await sweep(scenario, out, "--threads", String(threads));
      expect(await sortedTable(out)).toBe(whole);
    })(),
  );

  test(
    "from shards that were merged",
    withScenario(async (scenario, out) => {
      await Promise.all([sweep(scenario, out, "--shard", "1/3"), sweep(scenario, out, "--shard", "3/3")]);
      const early = await descent(["merge", out]);
      expect(early.exitCode).toBe(1);
      expect(early.stderr).toContain("80 runs are missing; no table of shard 2");
      await sweep(scenario, out, "--shard", "2/3");
      const { stdout } = await descent(["merge", out]);
      expect(stdout).toContain("240 of 240 runs");
      expect(await sortedTable(out)).toBe(whole);
      expect(await sweep(scenario, out)).toContain("240 runs, 0 new");
    }),
  );

  test(
    "from a sweep file",
    withScenario(async (scenario, out) => {
      const file = join(scenario, "..", "sweep.yaml");
      await writeFile(
        file,
        `scenario: small.yaml\nschedulers: [fair-share, round-robin]\nparams: { "nodes[0].cpus": [1, 2] }\nseeds: 1..${SEEDS}\n`,
      );
      expect((await descent(["sweep", file, "--out", out])).exitCode).toBe(0);
      // The path in errors differs, the scenario and so its keys do not.
      expect(await sortedTable(out)).toBe(whole);
    }),
  );
});

test(
  "a larger sweep in the same folder runs only what is new",
  withScenario(async (scenario, out) => {
    await sweep(scenario, out);
    const { stdout } = await descent(["sweep", scenario, ...sweepArguments(SEEDS + 5), "--out", out]);
    expect(stdout).toContain("260 runs, 20 new");
  }),
);

test(
  "Parquet has the rows of the table, numbers as numbers",
  withScenario(async (scenario, out) => {
    await sweep(scenario, out, "--format", "parquet");
    const file = await asyncBufferFromFile(join(out, "runs.parquet"));
    const rows = await parquetReadObjects({ file });
    const csv = (await readFile(join(out, "runs.csv"), "utf8")).trimEnd().split("\n").slice(1);
    expect(
      rows.map((row) => `${row.key},${row.scheduler},${row["nodes[0].cpus"]},${row.seed},${row.makespanSec}`),
    ).toEqual(csv.map((row) => row.split(",").slice(0, 5).join(",")));
    expect(rows[0]?.seed).toBeTypeOf("bigint");
  }),
);

test(
  "a summary compares schedulers seed by seed and draws a report that loads nothing",
  withScenario(async (scenario, out) => {
    await sweep(scenario, out, "--jobs");
    const { stdout } = await descent(["sweep-summary", out, "--report"]);
    expect(stdout).toContain("less fair-share with the same seed");
    expect(stdout).toContain("Best cell (least mean completion time (s))");
    const html = await readFile(join(out, "report.html"), "utf8");
    expect(html).toContain("<svg");
    expect(html).not.toMatch(/<script src|<link|<img|@import|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
    const summary = await readFile(join(out, "summary.csv"), "utf8");
    expect(summary.split("\n")[0]).toContain("completionSec:job-4,completionSec:job-4.low,completionSec:job-4.high");
  }),
);

test(
  "a search spends its budget on the best cells, and all of it is in the table",
  withScenario(async (scenario, out) => {
    const args = ["sweep", scenario, "--param", "nodes[0].cpus=1..9", "--out", out];
    const { stdout } = await descent([...args, "--optimise", "mean_completion", "--budget", "120"]);
    expect(stdout).toContain("9 cells with 6 seeds, then 3 cells with 26 seeds");
    expect(stdout).toContain("Best cell (least mean completion time (s)): fair-share, nodes[0].cpus");
    expect(stdout).toContain("114 runs, 114 new");
  }),
);

test(
  "a dry run counts and estimates, and writes nothing",
  withScenario(async (scenario, out) => {
    const { stdout } = await descent(["sweep", scenario, ...sweepArguments(10), "--out", out, "--dry-run"]);
    expect(stdout).toMatch(/^4 cells x 10 seeds = 40 runs\nestimate: .* on \d+ threads?, at .* ms per run\n$/);
    await expect(readFile(join(out, "runs.csv"))).rejects.toThrow("ENOENT");
  }),
);

describe("one clear line says what is wrong with", () => {
  const cases: readonly (readonly [string, Partial<SweepOptions>, string])[] = [
    ["an impossible path", { param: ["nodes[3].cpus=1,2"] }, "nodes: cannot set entry 3: entries are 0 to 0"],
    ["an unknown field", { param: ["nodes[0].cpu=1,2"] }, "unknown key: cpu; did you mean cpus?"],
    ["a value that is not allowed", { param: ["nodes[0].cpus=1,-2"] }, "must be a finite number more than 0, got -2"],
    ["a path that is given twice", { param: ["nodes[0].cpus=1", "nodes[0].cpus=2"] }, "the same path is given twice"],
    ["an unknown scheduler", { schedulers: "fifoo" }, "unknown scheduler: fifoo; did you mean fifo?"],
    ["an empty grid", { param: ["nodes[0].cpus="] }, "has no values"],
    [
      "a grid of 10^12 cells",
      { param: ["nodes[0].cpus", "nodes[0].speed", "jobs.windowSec"].map((path) => `${path}=1:10000:1`) },
      "a grid of 1000000000000 cells",
    ],
  ];
  test.each(cases)("%s", (_, options, line) =>
    withScenario(async (scenario) => {
      expect(() => readSweep({ ...noOptions, scenario, ...options }, [])).toThrow(line);
      expect(() => readSweep({ ...noOptions, scenario, ...options }, [])).toThrow(InputError);
    })(),
  );

  test.each([
    ["an impossible path", ["--param", "nodes[3].cpus=1,2"], 2, "cannot set entry 3"],
    ["an unreachable Redis", ["--engine", "bullmq", "--redis", "redis://:pw-secret@127.0.0.1:1"], 1, "nothing listens"],
    ["an address that is none", ["--engine", "bullmq", "--redis", "pw-secret@host"], 2, "must be such as redis://"],
  ])("%s, for the user of a terminal", (_, args, code, line) =>
    withScenario(async (scenario, out) => {
      const { exitCode, stdout, stderr } = await descent(["sweep", scenario, ...args, "--out", out]);
      expect(exitCode).toBe(code);
      expect(stdout).toBe("");
      expect(stderr).toMatch(/^descent: .*\n$/);
      expect(stderr).toContain(line);
      expect(stderr).not.toContain("pw-secret");
    })(),
  );

  test(
    "a folder that holds the sweep of another scenario",
    withScenario(async (scenario, out) => {
      await sweep(scenario, out);
      const more = ["--set", "jobs.count=5", "--out", out];
      const { exitCode, stderr } = await descent(["sweep", scenario, ...sweepArguments(3), ...more]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("holds a sweep of another scenario");
    }),
  );
});
