import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";
import { descent, inFolder } from "../cli/descent.js";

const scenario = (service: string, nodes = "[{ id: w, cpus: 1, latencyMs: { home: 10 } }]"): string =>
  `name: t\nnodes: ${nodes}\nscheduler: { name: fair-share }\njobs:\n  - { id: s, arrivalSec: 0, service: ${service} }\n`;

const problem = (service: string, nodes?: string): string => {
  try {
    parseScenario(scenario(service, nodes), "t.yaml");
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "none";
};

const asked = (arrivals: string, origin = "null"): string =>
  `{ requestCpuSec: 0.1, streams: [{ origin: ${origin}, arrivals: ${arrivals} }] }`;

test("a mistake in a service is one line that names the place and what is allowed", () => {
  expect(problem(asked("{ kind: poisson, perSec: 1 }"))).toBe(
    "t.yaml: line 5: jobs[0].service.streams[0].arrivals.count: missing: give count or forSec, so that the requests have an end",
  );
  expect(problem(asked("{ kind: poison, perSec: 1 }"))).toMatch(/unknown kind: poison; did you mean poisson\?/);
  expect(problem("{ streams: [{ arrivals: { kind: batches, predictions: [1] } }] }")).toMatch(
    /service\.requestCpuSec: requestCpuSec and predictionCpuSec must not both be 0/,
  );
  expect(problem(asked("{ kind: batches, predictions: [1] }", "hom"))).toMatch(
    /streams\[0\]\.origin: node w has no latency to hom \(latencyMs or a label\), and no network leads there; known: home/,
  );
  expect(problem("{ requestCpuSec: 1, streams: [] }")).toMatch(/streams: must have at least 1 entries/);
  expect(problem(asked("{ kind: batches, predictions: [1] }", "home"))).toBe("none");
});

test("run --requests writes every request while the run goes on, and services.csv agrees with it", async () => {
  const text = scenario(asked("{ kind: poisson, perSec: 5, count: 500 }", "home"));
  await inFolder({ "t.yaml": text }, async (folder) => {
    const args = ["run", "t.yaml", "--quiet", "--out", "out", "--requests", "requests.csv"];
    expect(await descent(args, folder)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    const rowsOf = async (name: string): Promise<Record<string, string>[]> =>
      parse(await readFile(join(folder, name), "utf8"), { columns: true });
    const requests = await rowsOf("requests.csv");
    const [service] = await rowsOf("out/services.csv");
    expect(requests.length).toBe(500);
    const sumSec = requests.reduce((sum, row) => sum + Number(row.responseSec), 0);
    expect(Number(service!.meanSec)).toBe(sumSec / 500);
    const again = await descent(args, folder);
    expect([again.exitCode, again.stderr]).toEqual([
      2,
      "descent: --requests: requests.csv: is there already; give --overwrite to replace it, or another file\n",
    ]);
    expect(existsSync(join(folder, "requests.csv.partial"))).toBe(false);
  });
});

test("without a service there are no requests to write", async () => {
  const result = await descent(["run", "scenarios/zheng-fixed-3.yaml", "--quiet", "--requests", "/nowhere/r.csv"]);
  expect([result.exitCode, result.stderr]).toEqual([
    2,
    "descent: --requests: /nowhere/r.csv: no job of the scenario has a service\n",
  ]);
});
