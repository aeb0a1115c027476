import { describe, expect, test } from "vitest";
import { descent } from "./descent.js";

const scenario = "scenarios/zheng-fixed-3.yaml";

interface Job {
  readonly id: string;
  readonly completionSec: number;
}

const fieldsOfARun = ["scenario", "seed", "scheduler", "makespanSec", "meanCompletionSec", "jobs"];
const fieldsOfAJob = ["id", "arrivalSec", "startSec", "finishSec", "completionSec", "node", "cpuSec", "lossFinal"];

describe.concurrent("descent run", () => {
  // Zheng 6.1.3 without FlowCon: 394.0, 240.5 and 84.7 s (fc-01 to fc-04).
  test("gives the published completion times of the three-job schedule within 1 %", async () => {
    const args = ["run", scenario, "--set", "scheduler.name=fair-share", "--format", "json"];
    const { exitCode, stdout, stderr } = await descent(args);
    expect([exitCode, stderr]).toEqual([0, ""]);
    const run = JSON.parse(stdout);
    expect(Object.keys(run)).toEqual(expect.arrayContaining(fieldsOfARun));
    expect(Object.keys(run.jobs[0])).toEqual(expect.arrayContaining(fieldsOfAJob));
    expect(run.scheduler.name).toBe("fair-share");
    const completion = new Map(run.jobs.map((job: Job) => [job.id, job.completionSec]));
    for (const [id, published] of [["vae", 394] as const, ["mnist-pt", 240.5] as const, ["mnist-tf", 84.7] as const])
      expect(Math.abs(Number(completion.get(id)) / published - 1), id).toBeLessThan(0.01);
  });

  // One CPU, one job at a time, 394 s of work in all: never idle, whatever the order.
  test("takes another scheduler from --set and reports it", async () => {
    const { stdout } = await descent(["run", scenario, "--set", "scheduler=fifo", "--format", "json", "--quiet"]);
    const run = JSON.parse(stdout);
    expect(run.scheduler).toEqual({ name: "fifo" });
    expect(run.makespanSec).toBeCloseTo(394, 0);
  });

  test("prints jobs as CSV with one row for each", async () => {
    const { exitCode, stdout } = await descent(["run", scenario, "--format", "csv"]);
    const rows = stdout.trimEnd().split("\n");
    expect(exitCode).toBe(0);
    expect(rows[0]).toMatch(/^id,model,arrivalSec,startSec,finishSec,completionSec,/);
    expect(rows.slice(1).map((row) => row.split(",")[0])).toEqual(["vae", "mnist-pt", "mnist-tf"]);
  });

  test("prints a table for people unless told otherwise, and nothing when quiet", async () => {
    const [table, quiet] = await Promise.all([descent(["run", scenario]), descent(["run", scenario, "--quiet"])]);
    for (const id of ["vae", "mnist-pt", "mnist-tf"]) expect(table.stdout).toContain(id);
    expect(quiet).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  test("draws other jobs for another seed, and the same for the same", async () => {
    const run = (seed: string) => descent(["run", "scenarios/random-10.yaml", "--seed", seed, "--format", "json"]);
    const [one, again, other] = await Promise.all([run("5"), run("5"), run("6")]);
    expect(one.exitCode).toBe(0);
    expect(again.stdout).toBe(one.stdout);
    expect(JSON.parse(other.stdout).jobs).not.toEqual(JSON.parse(one.stdout).jobs);
    expect(JSON.parse(one.stdout).seed).toBe(5);
  });
});
