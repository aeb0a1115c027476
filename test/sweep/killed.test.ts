import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createStreams } from "../../src/random/streams.js";
import { RUNS_FILE } from "../../src/sweep/store/sweep-file.js";
import { inFolder } from "../cli/descent.js";
import { pause, start, startWithFullDisk, until } from "./process.js";
import { prepared, sortedTable, sweepArguments, undisturbedTable, writeScenario } from "./small-sweep.js";

const SEEDS = 1500;
const KILLS = 8;

const bytesOf = (folder: string): Promise<number> =>
  stat(join(folder, RUNS_FILE)).then(
    ({ size }) => size,
    () => 0,
  );

test("a sweep that is killed again and again ends with the table of an undisturbed one", { timeout: 180_000 }, () =>
  inFolder({}, async (folder) => {
    const scenario = await writeScenario(folder);
    const out = join(folder, "out");
    const args = ["sweep", scenario, ...sweepArguments(SEEDS), "--out", out, "--threads", "2"];
    const rng = createStreams(Date.now()).get("kills");
    let kills = 0;
    for (; kills < KILLS; kills++) {
      const before = await bytesOf(out);
      const running = start(args);
      // Half of the kills come at any moment of the start, half while rows are written.
      if (kills % 2 === 0) await pause(600 * rng());
      else {
        const grown = until(async () => (await bytesOf(out)) > before + 1).catch(() => {});
        await Promise.race([grown, running.ended]);
        await pause(60 * rng());
      }
      running.child.kill("SIGKILL");
      if ((await running.ended) === 0) break;
    }
    expect(kills).toBeGreaterThan(1);
    expect(await start(args).ended).toBe(0);
    expect(await sortedTable(out)).toBe(undisturbedTable(prepared(scenario, SEEDS)));
  }),
);

test("Ctrl-C leaves a table that the same command continues", () =>
  inFolder({}, async (folder) => {
    const scenario = await writeScenario(folder);
    const out = join(folder, "out");
    const args = ["sweep", scenario, ...sweepArguments(20_000), "--out", out, "--threads", "2"];
    const running = start(args);
    await until(async () => (await bytesOf(out)) > 1000);
    running.child.kill("SIGINT");
    expect(await running.ended).toBe(130);
    expect(running.output()).toMatch(/^stopped: \d+ of 80000 runs are in .*; the same command continues\n$/);
    // A smaller sweep of the same cells finds its runs among those of the larger one.
    const smaller = start(["sweep", scenario, ...sweepArguments(3), "--out", out]);
    expect(await smaller.ended).toBe(0);
    expect(smaller.output()).toContain("runs.csv: 12 runs, ");
  }));

test("a full disk is one clear line, and what was written stays", () =>
  inFolder({}, async (folder) => {
    const scenario = await writeScenario(folder);
    const out = join(folder, "out");
    const args = ["sweep", scenario, ...sweepArguments(600), "--out", out, "--threads", "1"];
    const running = startWithFullDisk(args, 64);
    expect(await running.ended).toBe(1);
    expect(running.output()).toMatch(/^descent: .*runs\.csv: the disk is full .*give the same command again\n$/);
    const bytes = await bytesOf(out);
    expect(bytes).toBeGreaterThan(60_000);
    const again = start(args);
    expect(await again.ended).toBe(0);
    expect(again.output()).not.toContain(" 2400 new");
    expect(await sortedTable(out)).toBe(undisturbedTable(prepared(scenario, 600)));
  }));
