import { describe, expect, test } from "vitest";
import { schedulerPlugins } from "../../src/schedulers/registry.js";
import { descent } from "./descent.js";

const scenario = "scenarios/zheng-fixed-3.yaml";

describe.concurrent("the other commands", () => {
  test("compare prints one result for each scheduler, in the order asked for", async () => {
    const args = ["compare", scenario, "--schedulers", "fifo,fair-share", "--format", "json"];
    const { exitCode, stdout } = await descent(args);
    expect(exitCode).toBe(0);
    const runs: { scheduler: { name: string }; jobs: object[] }[] = JSON.parse(stdout);
    expect(runs.map((run) => [run.scheduler.name, run.jobs.length])).toEqual([
      ["fifo", 3],
      ["fair-share", 3],
    ]);
  });

  test("schedulers lists every scheduler with its parameters", async () => {
    const { stdout } = await descent(["schedulers", "--format", "json"]);
    const list: { name: string; params: { name: string }[] }[] = JSON.parse(stdout);
    expect(list.map((each) => [each.name, each.params.map((param) => param.name)])).toEqual(
      schedulerPlugins.map((plugin) => [plugin.name, Object.keys(plugin.params.shape)]),
    );
  });

  test("models lists the built-in models with their sources", async () => {
    const { exitCode, stdout } = await descent(["models"]);
    expect(exitCode).toBe(0);
    for (const word of ["vae-pytorch", "CPU-seconds", "6.1.3"]) expect(stdout).toContain(word);
  });

  test("schema prints a JSON Schema that knows every scheduler", async () => {
    const { exitCode, stdout } = await descent(["schema"]);
    expect(exitCode).toBe(0);
    const schema = JSON.parse(stdout);
    expect(schema.required).toEqual(expect.arrayContaining(["name", "nodes", "jobs", "scheduler"]));
    for (const { name } of schedulerPlugins) expect(stdout).toContain(`"${name}"`);
  });

  test("--help names the commands", async () => {
    const { exitCode, stdout } = await descent(["--help"]);
    expect(exitCode).toBe(0);
    for (const command of ["run", "compare", "schedulers", "models", "schema"]) expect(stdout).toContain(command);
  });
});
