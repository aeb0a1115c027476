import { readdir, truncate } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { descent, inFolder } from "./descent.js";

const good = `
name: bad input
nodes: [{ id: w, cpus: 1, memoryMb: 1000 }]
jobs: [{ id: a, arrivalSec: 0, workCpuSec: 1 }]
scheduler: { name: fair-share }
`;

/** The good scenario with one thing replaced. */
const but = (part: string, other: string): string => {
  expect(good).toContain(part);
  return good.replace(part, other);
};

const withTrace = but("[{ id: a, arrivalSec: 0, workCpuSec: 1 }]", "{ kind: trace, file: jobs.csv }");

/** Each alias repeats the former ten times: 10^9 copies of one word, from half a kilobyte. */
const aliasBomb = [
  "a0: &a0 [bomb, bomb, bomb, bomb, bomb, bomb, bomb, bomb, bomb, bomb]",
  ...Array.from(
    { length: 9 },
    (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(10).slice(0, -2)}]`,
  ),
].join("\n");

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** What the line must say: the file, the place, the problem, what is allowed. */
  readonly says: readonly string[];
}

const scenario = (name: string, text: string, ...says: string[]): Case => ({
  name,
  files: { "bad.yaml": text },
  says: ["bad.yaml", ...says],
});

const trace = (name: string, text: string, ...says: string[]): Case => ({
  name,
  files: { "bad.yaml": withTrace, "jobs.csv": text },
  says: ["jobs.csv", ...says],
});

const option = (name: string, args: readonly string[], ...says: string[]): Case => ({
  name,
  files: { "bad.yaml": good },
  args,
  says,
});

const cases: readonly Case[] = [
  scenario("an unknown key", but("cpus: 1,", "cpu: 1,"), "line 3", "nodes[0]", "unknown key: cpu", "cpus"),
  scenario("a wrong type", but("cpus: 1,", "cpus: many,"), "nodes[0].cpus", "must be a finite number", "many"),
  scenario("NaN", but("workCpuSec: 1", "workCpuSec: .nan"), "jobs[0].workCpuSec", "must be a finite number", "NaN"),
  scenario("negative work", but("workCpuSec: 1", "workCpuSec: -1"), "jobs[0].workCpuSec", "more than 0", "-1"),
  scenario(
    "two jobs of one id",
    but("workCpuSec: 1 }]", "workCpuSec: 1 }, { id: a, arrivalSec: 1, workCpuSec: 1 }]"),
    "jobs[1].id",
    "duplicate",
    "a",
  ),
  scenario(
    "an unknown model",
    but("workCpuSec: 1", "model: vea-pytorch"),
    "jobs[0].model",
    "did you mean vae-pytorch?",
  ),
  scenario("an unknown scheduler", but("fair-share", "fifoo"), "scheduler", "fifoo", "did you mean fifo?", "known:"),
  scenario("an unknown node", but("workCpuSec: 1", "workCpuSec: 1, node: v"), "jobs[0].node", "unknown node: v", "w"),
  scenario("an alias bomb", aliasBomb, "aliases"),
  scenario(
    "a trace outside the scenario's folder",
    but("[{ id: a, arrivalSec: 0, workCpuSec: 1 }]", "{ kind: trace, file: ../../etc/passwd }"),
    "jobs.file",
    "leaves the scenario's folder",
  ),
  trace("a trace without a required column", "id,arrivalSec\na,0\n", "missing column: workCpuSec"),
  trace("a trace with a broken quote", 'id,arrivalSec,workCpuSec\n"a,0,1\n', "line"),
  option("--set without a value", ["--set", "seed"], "--set", "path=value"),
  option("--set of an unknown path", ["--set", "nodes[0].cpu=2"], "nodes[0]", "unknown key: cpu"),
  option("a seed that is no integer", ["--seed", "1.5"], "--seed", "integer"),
  option("an unknown option", ["--sed", "1"], "sed", "--help"),
];

/*
 * What each parser refuses is tested where the parser is. Here: that a user who runs the command meets one line, for each kind
 * of bad input.
 */
describe.concurrent("bad input", () => {
  test.each(cases.map((each) => [each.name, each] as const))(
    "%s is one clear line, exit code 2, and nothing is written",
    (_name, { files, args = [], says }) =>
      inFolder(files, async (folder) => {
        const { exitCode, stdout, stderr } = await descent(["run", "bad.yaml", "--out", "out", ...args], folder);
        expect(stderr).toMatch(/^descent: [^\n]+\n$/);
        for (const part of says) expect(stderr).toContain(part);
        expect([exitCode, stdout]).toEqual([2, ""]);
        expect(stderr.length).toBeLessThan(1000);
        expect((await readdir(folder)).toSorted()).toEqual(Object.keys(files).toSorted());
      }),
  );

  test("a scenario that is not there is one clear line", () =>
    inFolder({}, async (folder) => {
      const { exitCode, stderr } = await descent(["run", "none.yaml"], folder);
      expect([exitCode, stderr]).toEqual([2, "descent: none.yaml: cannot read none.yaml: no such file\n"]);
    }));

  test("a scenario of 100 MB is refused before it is read", () =>
    inFolder({ "bad.yaml": good }, async (folder) => {
      await truncate(join(folder, "bad.yaml"), 100 * 1024 * 1024);
      const { exitCode, stderr } = await descent(["run", "bad.yaml"], folder);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^descent: bad\.yaml: .*too large[^\n]*\n$/);
    }));

  test("no command at all is one clear line", async () => {
    const { exitCode, stderr } = await descent([]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^descent: [^\n]*command[^\n]*\n$/);
  });

  test("an unknown scheduler among those to compare is one clear line", async () => {
    const args = ["compare", "scenarios/zheng-fixed-3.yaml", "--schedulers", "fifo,fair-shaer"];
    const { exitCode, stderr, stdout } = await descent(args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^descent: [^\n]*fair-shaer[^\n]*did you mean fair-share\?[^\n]*\n$/);
  });
});
