import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { descent, inFolder } from "./descent.js";

const scenario = `
name: two jobs
nodes: [{ id: w, cpus: 1 }]
jobs:
  - { id: a, arrivalSec: 0, workCpuSec: 2, loss: { kind: exponential, initial: 2, final: 0.1, rate: 5 } }
  - { id: b, arrivalSec: 1, workCpuSec: 3 }
scheduler: fair-share
`;

/** Every file of a result directory with its bytes. */
const contents = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(folder)).toSorted();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
};

const write = (folder: string, ...args: string[]) => descent(["run", "a.yaml", "--out", "out", ...args], folder);

describe.concurrent("the results of a run", () => {
  test("are six files, the same bytes from another process, and never silently replaced", () =>
    inFolder({ "a.yaml": scenario }, async (folder) => {
      const out = join(folder, "out");
      const first = await write(folder);
      expect([first.exitCode, first.stderr]).toEqual([0, ""]);
      const before = await contents(out);
      const expected = ["manifest.json", "jobs.csv", "timeline.csv", "losses.csv", "summary.json", "report.html"];
      expect([...before.keys()]).toEqual(expect.arrayContaining(expected));

      const again = await write(folder);
      expect(again.exitCode).toBe(0);
      expect(again.stdout).toContain("unchanged");
      const elsewhere = await descent(["run", "a.yaml", "--out", "other", "--quiet"], folder);
      expect(elsewhere).toEqual({ exitCode: 0, stdout: "", stderr: "" });
      expect(await contents(join(folder, "other"))).toEqual(before);

      const different = await write(folder, "--set", "jobs[0].workCpuSec=4", "--quiet");
      expect([different.exitCode, different.stderr.trimEnd().split("\n").length]).toEqual([2, 1]);
      expect(different.stderr).toContain("--overwrite");
      expect(await contents(out)).toEqual(before);

      const replaced = await write(folder, "--set", "jobs[0].workCpuSec=4", "--overwrite");
      expect(replaced.exitCode).toBe(0);
      expect(await contents(out)).not.toEqual(before);
      expect((await readdir(folder)).toSorted()).toEqual(["a.yaml", "other", "out"]);
    }));

  // a alone until 1 s, then both at a half: a has 1 left, ends at 3 s; b has 2 left then, ends alone at 5 s.
  test("hold the exact times of every change", () =>
    inFolder({ "a.yaml": scenario }, async (folder) => {
      await write(folder);
      const timeline = await readFile(join(folder, "out", "timeline.csv"), "utf8");
      const rows = timeline.trimEnd().split("\n").slice(1);
      expect(rows.map((row) => row.split(",").slice(0, 4).join(" "))).toEqual([
        "0 w a 1",
        "1 w a 0.5",
        "1 w b 0.5",
        "3 w a 0",
        "3 w b 1",
        "5 w b 0",
      ]);
    }));

  test("of a run that cannot finish are written, and the run fails with one line and exit code 1", () =>
    inFolder({ "a.yaml": `${scenario}failures: [{ node: w, atSec: 2 }]\n` }, async (folder) => {
      const { exitCode, stderr } = await write(folder, "--quiet");
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^descent: 2 of 2 jobs never finished, the first is a.*\n$/);
      expect(await readdir(join(folder, "out"))).toContain("jobs.csv");
    }));
});
