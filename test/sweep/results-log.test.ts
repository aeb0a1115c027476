import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { lockFolder } from "../../src/sweep/store/lock.js";
import { ResultsLog } from "../../src/sweep/store/results-log.js";
import { RUNS_FILE } from "../../src/sweep/store/sweep-file.js";
import { inFolder } from "../cli/descent.js";
import { prepared, sortedTable, undisturbedRows, undisturbedTable, writeScenario } from "./small-sweep.js";

const withTable = (
  use: (folder: string, rows: readonly string[], columns: readonly string[], whole: string) => Promise<void>,
) =>
  inFolder({}, async (folder) => {
    const sweep = prepared(await writeScenario(folder), 5);
    await use(folder, undisturbedRows(sweep), sweep.columns, undisturbedTable(sweep));
  });

async function addAll(folder: string, rows: readonly string[], columns: readonly string[]): Promise<ResultsLog> {
  const log = await ResultsLog.open(join(folder, RUNS_FILE), columns);
  await log.append(`${rows.join("\n")}\n`);
  await log.close();
  return log;
}

test("a table cut off at any byte is continued to the same table", () =>
  withTable(async (folder, rows, columns, whole) => {
    const path = join(folder, RUNS_FILE);
    await addAll(folder, rows, columns);
    const full = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(full.length), async (size) => {
        await writeFile(path, full);
        await truncate(path, size);
        await addAll(folder, rows, columns);
        expect(await sortedTable(folder)).toBe(whole);
      }),
      { numRuns: 60 },
    );
  }));

test("damage in the middle costs the rows that it hits and no others", () =>
  withTable(async (folder, rows, columns, whole) => {
    const path = join(folder, RUNS_FILE);
    await addAll(folder, rows, columns);
    const full = await readFile(path);
    const begin = full.indexOf("\n") + 1;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: begin, max: full.length - 2 }),
        fc.integer({ min: 1, max: 200 }),
        async (at, length) => {
          // What a file system leaves where it grew a file but had no time to write.
          await writeFile(path, Buffer.from(full).fill(0, at, Math.min(at + length, full.length)));
          const log = await ResultsLog.open(path, columns);
          const kept = log.done.count;
          await log.close();
          // Rows are over 80 bytes, so 200 bytes touch at most four.
          expect(kept).toBeGreaterThanOrEqual(rows.length - 4);
          await addAll(folder, rows, columns);
          expect(await sortedTable(folder)).toBe(whole);
        },
      ),
      { numRuns: 40 },
    );
  }));

test("rows that come twice are written once, and twice written ones are dropped", () =>
  withTable(async (folder, rows, columns, whole) => {
    const path = join(folder, RUNS_FILE);
    await addAll(folder, [...rows, ...rows.slice(3)], columns);
    expect(await sortedTable(folder)).toBe(whole);
    await writeFile(path, `${await readFile(path, "utf8")}${rows[0]}\n`);
    const log = await ResultsLog.open(path, columns);
    expect(log.droppedBytes).toBe(Buffer.byteLength(rows[0]!) + 1);
    await log.close();
    expect(await sortedTable(folder)).toBe(whole);
  }));

test("a table with other columns is refused and left alone", () =>
  withTable(async (folder, rows, columns) => {
    await addAll(folder, rows, columns);
    const before = await readFile(join(folder, RUNS_FILE), "utf8");
    await expect(ResultsLog.open(join(folder, RUNS_FILE), [...columns, "more"])).rejects.toThrow("other columns");
    expect(await readFile(join(folder, RUNS_FILE), "utf8")).toBe(before);
  }));

test("a folder is one process's, unless that process is gone", () =>
  inFolder({}, async (folder) => {
    const path = join(folder, "sweep.lock");
    // Process 1 always runs.
    const { hostname } = await import("node:os");
    await writeFile(path, JSON.stringify({ pid: 1, host: hostname() }));
    await expect(lockFolder(path)).rejects.toThrow("process 1 writes to this folder");
    // Above the largest number a process can have.
    await writeFile(path, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
    const unlock = await lockFolder(path);
    await unlock();
  }));
