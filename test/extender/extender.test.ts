import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { descent, inFolder } from "../cli/descent.js";
import { faults, serving, wishes } from "./fixture.js";

const ask = promisify(execFile);

const scenario = `
name: three nodes
nodes: [{ id: a, cpus: 8 }, { id: b, cpus: 4 }, { id: c, cpus: 1 }]
jobs:
  - { id: one, arrivalSec: 0, workCpuSec: 1, pod: { labels: { wish: c } } }
  - { id: two, arrivalSec: 0, workCpuSec: 1, pod: { labels: { wish: b } } }
scheduler: { name: extender, weight: 5, httpTimeout: 1s }
`;

interface RunJson {
  readonly extender: object;
  readonly jobs: readonly { readonly node: string }[];
}

const where = (stdout: string): readonly string[] => (JSON.parse(stdout) as RunJson).jobs.map(({ node }) => node);

test("a real extender drives placement, and explain shows its part", () =>
  serving(wishes, (url) =>
    inFolder({ "a.yaml": scenario }, async (folder) => {
      const at = ["--set", `scheduler.urlPrefix=${url}/scheduler`];
      const args = ["run", "a.yaml", ...at, "--out", "out", "--explain", "--format", "json", "--quiet"];
      const { exitCode, stdout } = await descent(args, folder);
      expect(exitCode).toBe(0);
      expect(where(stdout)).toEqual(["c", "b"]);
      expect(JSON.parse(stdout)).toMatchObject({ extender: { followed: 2, outvoted: 0, failed: 0 } });
      const told = await descent(["explain", "out", "one"], folder);
      expect(told.stdout).toContain("one goes to c");
      expect(told.stdout).toMatch(/a is refused by extender\/127\.0\.0\.1:\d+: out of bounds/);
    }),
  ));

test("a slow, broken, half-closed, endless or absent server is an answer like any other, and never a hang", () =>
  serving(faults, async (url) => {
    const urls = [...Object.keys(faults).map((name) => `${url}/${name}`), "http://127.0.0.1:1/x", `${url}/error`];
    const { stdout } = await ask(process.execPath, ["test/extender/ask.js", ...urls]);
    const answers: { answer: object; tookMs: number }[] = JSON.parse(stdout);
    const failed = (problem: string) => ({ kind: "failed", problem });
    expect(answers.map(({ answer }) => answer)).toMatchObject([
      failed("no answer within 1500 ms"),
      failed("the connection was closed before the end of the answer"),
      failed("the connection was closed before the end of the answer"),
      failed("no answer within 1500 ms"),
      { kind: "answer", status: 500, body: "oops" },
      { kind: "answer", status: 302 },
      failed("its answer is longer than 16777216 bytes"),
      failed(expect.stringMatching(/refused|bad port/) as unknown as string),
      { kind: "answer", status: 500 },
    ]);
    for (const { tookMs } of answers) expect(tookMs).toBeLessThan(10_000);
  }));

test("a run with an extender that is away ends with one line, or goes on without it when it is ignorable", () =>
  inFolder({ "a.yaml": scenario }, async (folder) => {
    const away = ["run", "a.yaml", "--format", "json", "--quiet", "--set", "scheduler.urlPrefix=http://127.0.0.1:9"];
    const failed = await descent([...away, "--out", "out"], folder);
    expect(failed).toMatchObject({ exitCode: 1, stdout: "" });
    expect(failed.stderr).toMatch(/^descent: extender at http:\/\/127\.0\.0\.1:9\/filter, job one: [^\n]+\n$/);
    const ignored = await descent([...away, "--set", "scheduler.ignorable=true"], folder);
    expect(ignored.exitCode).toBe(0);
    expect(JSON.parse(ignored.stdout)).toMatchObject({ extender: { followed: 0, outvoted: 0, failed: 2 } });
  }));

test("a sweep refuses it with one line", async () => {
  const args = ["sweep", "scenarios/las.yaml", "--schedulers", "las,extender", "--seeds", "1..2", "--dry-run"];
  const { exitCode, stderr } = await descent(args);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/extender asks a server outside[^\n]+\n$/);
});

test("descent extender serves LAS: it is outvoted over the wire as in process, and stops when told to", async () => {
  const server = spawn(process.execPath, ["dist/cli/main.js", "extender", "--scheduler", "las", "--port", "0"]);
  const [line] = (await once(server.stderr, "data")) as [Buffer];
  const url = /http:\S+(?=;)/.exec(line.toString())![0];
  const wire = `extender:profile=las:weight=10:urlPrefix=${url}/scheduler`;
  const args = ["compare", "scenarios/las-outvoted.yaml", "--schedulers", `las,${wire}`, "--format", "json"];
  const { stdout } = await descent(args);
  const [las, asked]: RunJson[] = JSON.parse(stdout);
  expect(asked!.jobs.map(({ node }) => node)).toEqual(["edge", "cloud"]);
  expect(asked!.jobs).toEqual(las!.jobs);
  expect(asked!.extender).toEqual({ ...las!.extender });
  const bad = await fetch(`${url}/prioritize`, { method: "POST", body: "{" });
  expect([bad.status, await bad.json()]).toEqual([400, { Error: "the body is not JSON" }]);
  server.kill("SIGTERM");
  expect(await once(server, "exit")).toEqual([0, null]);
});
