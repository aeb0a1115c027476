import { expect, test } from "vitest";
import { descent, inFolder } from "./descent.js";

const scenario = `
name: two nodes
nodes: [{ id: a, cpus: 1, memoryMb: 100 }, { id: b, cpus: 1, memoryMb: 900 }]
jobs: [{ id: big, arrivalSec: 0, workCpuSec: 2, memoryMb: 500 }]
scheduler: kubernetes-default
`;

test("explain tells why a job went where it went, of a run with --explain", () =>
  inFolder({ "a.yaml": scenario }, async (folder) => {
    const run = await descent(["run", "a.yaml", "--out", "out", "--explain", "--quiet"], folder);
    expect(run).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    const { exitCode, stdout } = await descent(["explain", "out", "big"], folder);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("big goes to b");
    expect(stdout).toContain("a is refused by MemoryFit: needs 500 MB, 100 MB free");
    const json = await descent(["explain", "out", "big", "--format", "json"], folder);
    expect(JSON.parse(json.stdout)).toMatchObject([{ job: "big", action: "place", node: "b" }]);
  }));

test("explain says what to do when there are no decisions, or none about the job", () =>
  inFolder({ "a.yaml": scenario }, async (folder) => {
    await descent(["run", "a.yaml", "--out", "plain", "--quiet"], folder);
    expect(await descent(["explain", "plain", "big"], folder)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("descent run <scenario> --report --explain"),
    });
    await descent(["run", "a.yaml", "--out", "out", "--explain", "--quiet"], folder);
    expect(await descent(["explain", "out", "bigg"], folder)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("did you mean big?"),
    });
  }));
