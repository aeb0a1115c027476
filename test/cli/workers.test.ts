import { describe, expect, test } from "vitest";
import { descent, inFolder } from "./descent.js";

const scenario = "scenarios/workers.yaml";

describe.concurrent("descent workers", () => {
  test("says how many workers pay off, and from which work on one more does", async () => {
    const { exitCode, stdout } = await descent(["workers", scenario, "--max", "4"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("mnist, work 20 CPU-s: 3 workers pay off, 12.7 s");
    expect(stdout).toMatch(/3 +12\.7 +1\.74 +57\.9 % +24\n/);
  });

  test("prints the same as JSON and as CSV, for the work that --set gives", async () => {
    const args = ["workers", scenario, "--max", "2", "--set", "jobs[0].workCpuSec=5", "--format"];
    const [json, csv] = await Promise.all([descent([...args, "json"]), descent([...args, "csv"])]);
    expect(JSON.parse(json.stdout)).toEqual({
      job: "mnist",
      workCpuSec: 5,
      counts: [
        { workers: 1, completionSec: 7, speedUp: 1, nextPaysFromCpuSec: 4 },
        { workers: 2, completionSec: 6.5, speedUp: 7 / 6.5, nextPaysFromCpuSec: 12 },
      ],
      best: 2,
    });
    expect(csv.stdout).toBe(
      `job,workers,completionSec,speedUp,nextPaysFromCpuSec\nmnist,1,7,1,4\nmnist,2,6.5,${7 / 6.5},12\n`,
    );
  });

  test("names what is wrong with the question in one line", async () => {
    const job = (id: string, more = "") => `  - {id: ${id}, arrivalSec: 0, workCpuSec: 1${more}}\n`;
    const head = "name: x\nnodes: [{id: n, cpus: 1}]\nscheduler: fair-share\njobs:\n";
    const files = {
      "none.yaml": head + job("a"),
      "two.yaml": head + job("a") + job("b", ", distributed: {workers: 2}") + job("c", ", distributed: {workers: 2}"),
    };
    await inFolder(files, async (folder) => {
      const told = async (...args: string[]): Promise<string> => {
        const { exitCode, stdout, stderr } = await descent(["workers", ...args], folder);
        expect([exitCode, stdout]).toEqual([2, ""]);
        return stderr;
      };
      expect(await told("none.yaml")).toContain("no job is distributed");
      expect(await told("two.yaml")).toBe("descent: --job: is missing; distributed jobs are b, c\n");
      expect(await told("two.yaml", "--job", "a")).toBe("descent: --job: a: is not distributed\n");
      expect(await told("two.yaml", "--job", "bb")).toContain("unknown job");
      expect(await told("two.yaml", "--job", "b", "--max", "0")).toContain("--max: must be an integer from 1 to 10000");
    });
  });
});
