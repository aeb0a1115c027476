import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { descent, inFolder } from "./descent.js";

const fixtures = resolve("test/traces/import/fixtures");
const openb = ["openb-nodes.csv", "openb-pods.csv"].map((name) => join(fixtures, name));

describe("descent import", () => {
  it("makes a scenario that runs, and tells what happened to the rows", () =>
    inFolder({}, async (folder) => {
      const made = await descent(["import", "openb", ...openb, "-o", "made/x.yaml", "--assume-sec", "60"], folder);
      expect(made).toMatchObject({ exitCode: 0, stderr: "" });
      expect(made.stdout).toContain("openb: 9 jobs on 3 nodes\n");
      expect(made.stdout).toContain("dropped         1  id was there before; first: ");
      expect(readdirSync(join(folder, "made")).toSorted()).toEqual(["x.jobs.csv", "x.recorded.csv", "x.yaml"]);
      const waits = await descent(["run", "made/x.yaml", "--quiet", "--recorded", "made/x.recorded.csv"], folder);
      // Seven pods have a recorded wait: 10, 1, 0, 5, 5, 2, 1; the mean is 24 / 7. In the run p-4, which comes at 150 s and
      // asks for all eight GPUs of a node, waits until p-0 has left it at 100 + 290 s; nobody else waits: 240 / 7.
      expect(waits.stdout).toMatch(/7 jobs with a recorded wait +simulated +recorded/);
      expect(waits.stdout).toMatch(/mean wait \(s\) +34\.3 +3\.4/);
      const run = await descent(["run", "made/x.yaml", "--format", "json"], folder);
      expect(run.exitCode).toBe(0);
      expect(JSON.parse(run.stdout)).toMatchObject({ jobsSubmitted: 9, jobsFinished: 9 });
    }));

  it("reads .gz, and replaces nothing unless told", () =>
    inFolder({ "x.jobs.csv": "mine" }, async (folder) => {
      const packed = join(folder, "a.csv.gz");
      const { writeFile } = await import("node:fs/promises");
      await writeFile(packed, gzipSync(readFileSync(join(fixtures, "elasticflow.csv"))));
      const refused = await descent(["import", "elasticflow", "a.csv.gz", "-o", "x.yaml"], folder);
      expect(refused.exitCode).toBe(2);
      expect(refused.stderr).toBe(
        "descent: x.jobs.csv: is there already; give --overwrite to replace it, or another --out\n",
      );
      expect(
        (await descent(["import", "elasticflow", "a.csv.gz", "-o", "x.yaml", "--overwrite"], folder)).exitCode,
      ).toBe(0);
      expect((await descent(["run", "x.yaml", "--quiet"], folder)).exitCode).toBe(0);
    }));

  it.each([
    [
      ["import", "opnb", "a.csv", "-o", "x.yaml"],
      "command line: format: unknown format: opnb; did you mean openb? known: openb, ",
    ],
    [["import", "openb", "-o", "x.yaml"], "command line: no files; openb takes openb_node_list_*.csv"],
    [["import", "openb", "a.csv"], "command line: --out: missing: say which scenario to write (*.yaml)"],
    [["import", "openb", "a.csv", "-o", "x.txt"], "command line: --out: must name a scenario (*.yaml), got x.txt"],
    [["import", "openb", "none.csv", "-o", "x.yaml"], "none.csv: cannot be read: no such file"],
    [
      ["import", "swf", "a.csv", "-o", "x.yaml", "--max-jobs", "0"],
      "command line: --max-jobs: must be a number more than 0, got 0",
    ],
    [["import", "swf", "a.csv", "-o", "x.yaml"], "a.csv: line 2: field 1 is x; must be 18 numbers"],
  ])("%j is one line, and leaves nothing behind", (args, message) =>
    inFolder({ "a.csv": "1 0 0 10 1 -1 -1 1 -1 -1 1 1 1 1 -1 1 -1 -1\nx\n" }, async (folder) => {
      const { exitCode, stdout, stderr } = await descent(args, folder);
      expect([exitCode, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(`descent: ${message}`);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(readdirSync(folder)).toEqual(["a.csv"]);
    }),
  );

  it.each([
    // prepare first, then both trainers on the node that the constraint's label was given to, never on the manager.
    [
      "compose",
      {
        prepare: ["node-1", "node-2", "node-3", "store-1"],
        "train-1": ["node-2"],
        "train-2": ["node-2"],
        db: ["store-1"],
      },
    ],
    // The GPU node is tainted and cpu-2 is cordoned: only the TFJob's workers tolerate the first, nobody the second.
    [
      "kubernetes",
      {
        trainer: ["cpu-1"],
        "sweep-1": ["cpu-1"],
        "mnist-worker-1": ["gpu-1"],
        "mnist-worker-2": ["gpu-1"],
        "mnist-ps": ["cpu-1"],
      },
    ],
  ])("%s: the imported scenario runs, and every placement keeps its constraints", (format, allowed) =>
    inFolder({}, async (folder) => {
      const made = await descent(["import", format, join(fixtures, `${format}.yaml`), "-o", "x.yaml"], folder);
      expect(made).toMatchObject({ exitCode: 0, stderr: "" });
      const run = await descent(["run", "x.yaml", "--format", "csv"], folder);
      const [header, ...rows] = run.stdout
        .trim()
        .split("\n")
        .map((line) => line.split(","));
      const nodes = new Map(rows.map((row) => [row[header!.indexOf("id")], row[header!.indexOf("node")]]));
      for (const [id, ids] of Object.entries(allowed)) expect(ids).toContain(nodes.get(id));
      expect(rows.every((row) => row[header!.indexOf("finishSec")] !== "")).toBe(true);
    }),
  );

  it(
    "reads a file that is larger than the memory it may use",
    () =>
      inFolder({}, async (folder) => {
        // 100 MB through a heap of 64 MB: a file that is kept, or a loss for each line, would end it.
        const file = openSync(join(folder, "run.log"), "w");
        for (let block = 0; block < 100; block += 1) {
          const lines = Array.from({ length: 10_000 }, (_, index) => {
            const step = block * 10_000 + index + 1;
            return `:::MLLOG {"time_ms":${1.6e12 + step},"key":"train_loss","value":${1 / step},"metadata":{"step_num":${step}}}\n`;
          });
          writeSync(file, lines.join(""));
        }
        closeSync(file);
        expect(statSync(join(folder, "run.log")).size).toBeGreaterThan(90e6);
        const args = [
          "--max-old-space-size=64",
          resolve("dist/cli/main.js"),
          "import",
          "mlperf",
          "run.log",
          "-o",
          "x.yaml",
        ];
        const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
        expect(status).toBe(0);
        expect(stdout).toContain("mlperf: 1 job on 1 node");
      }),
    60_000,
  );

  it("lists the formats", async () => {
    const { stdout, exitCode } = await descent(["import"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("swf: Standard Workload Format");
    expect(existsSync("x.yaml")).toBe(false);
  });
});
