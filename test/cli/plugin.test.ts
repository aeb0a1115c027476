import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { descent, folderWith, type Outcome } from "./descent.js";

/** The one that came last gets all it can: a weight of 1000 for it, of 1 for the others. */
const newestFirst = `export default [{
  name: "newest-first",
  kind: "node",
  triggers: ["start"],
  create: () => ({
    decide({ node, job }, view) {
      return view.containers(node).map((each) => ({ kind: "weigh", job: each, weight: each === job ? 1000 : 1 }));
    },
  }),
}];
`;

const scenario = `name: own
nodes: [{ id: w, cpus: 1 }]
jobs:
  - { id: a, arrivalSec: 0, workCpuSec: 1001 }
  - { id: b, arrivalSec: 0, workCpuSec: 1000 }
scheduler: { name: newest-first }
`;

describe("descent --plugin", () => {
  let folder: string;
  let removeFolder: () => Promise<void>;
  let ran: Outcome;
  const run = (...args: readonly string[]): Promise<Outcome> => descent(args, folder);
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const sweep = (...args: readonly string[]): Promise<Outcome> =>
    run(
      "sweep",
      "own.yaml",
      "--schedulers",
      "newest-first,fair-share",
      "--plugin",
      "own.js",
      "--out",
      "swept",
      ...args,
    );

  beforeAll(async () => {
    const made = await folderWith({ "own.yaml": scenario, "own.js": newestFirst });
    folder = made.folder;
    removeFolder = made.remove;
    ran = await run(
      "run",
      "own.yaml",
      "--plugin",
      "own.js",
      "--out",
      "out",
      "--format",
      "json",
      "--baseline",
      "fair-share",
    );
  });
  afterAll(() => removeFolder());

  it("lets a scenario name a scheduler of one's own, and results say which program that was", () => {
    expect(ran.stderr).not.toContain("descent:");
    expect(ran.exitCode).toBe(0);
    // b has 1000 of 1001 shares and ends at 1001 s; a did 1 CPU-second by then, and has 1000 left.
    const { jobs } = JSON.parse(ran.stdout) as { jobs: readonly { id: string; finishSec: number }[] };
    expect(jobs.map(({ id, finishSec }) => [id, finishSec])).toEqual([
      ["a", 2001],
      ["b", 1001],
    ]);
    const manifest = JSON.parse(read("out/manifest.json"));
    expect(manifest.scheduler).toEqual({ name: "newest-first" });
    const sha256 = createHash("sha256").update(newestFirst).digest("hex");
    expect(manifest.plugins).toEqual([{ file: "own.js", sha256, schedulers: ["newest-first"] }]);
    expect(manifest.command).toBe("descent run own.yaml --plugin own.js --baseline fair-share");
    expect(read("out/report.html")).toContain(sha256);
  });

  it("sweeps it on threads, and refuses to go on once the program has changed, or on other machines", async () => {
    expect((await sweep("--seeds", "1..3", "--threads", "2")).exitCode).toBe(0);
    // Makespan 2001 s and mean completion (2001 + 1001) / 2, on every thread.
    const rows = read("swept/runs.csv").split("\n");
    expect(rows.filter((row) => row.includes(",newest-first,") && row.includes(",2001,1501,"))).toHaveLength(3);
    expect(JSON.parse(read("swept/sweep.json"))).toMatchObject({
      command: "descent sweep own.yaml --plugin own.js --schedulers newest-first,fair-share --seeds 1..3",
      plugins: [{ file: "own.js" }],
    });
    await writeFile(join(folder, "own.js"), `${newestFirst}// changed\n`);
    const table = read("swept/runs.csv");
    const { exitCode, stderr } = await sweep("--seeds", "1..4");
    expect(`${exitCode} ${stderr}`).toBe(
      "2 descent: swept/sweep.json: this folder holds a sweep with other --plugin files, or with these before a change: give another --out\n",
    );
    expect(read("swept/runs.csv")).toBe(table);
    expect((await sweep("--engine", "bullmq")).stderr).toBe(
      "descent: --plugin: own.js: is not sent to workers of --engine bullmq; use --engine local\n",
    );
  });

  it("says in one line what is wrong with a module, and writes nothing", async () => {
    await writeFile(join(folder, "taken.js"), newestFirst.replace("newest-first", "fifo"));
    const before = await readdir(folder);
    const { exitCode, stderr } = await run("run", "own.yaml", "--plugin", "taken.js", "--out", "nothing");
    expect(`${exitCode} ${stderr}`).toBe("2 descent: scheduler: fifo: is the name of a registered scheduler\n");
    expect(await readdir(folder)).toEqual(before);
  });
});

it("runs the module of the documentation, which prints what the page says", async () => {
  const page = readFileSync("docs/own-scheduler.md", "utf8");
  const section = page.slice(page.indexOf("## On the command line"));
  const [, code] = /^```js\n([\s\S]*?)^```$/m.exec(section) ?? [];
  const [, command, printed] = /^```text\n\$ descent (.*)\n([\s\S]*?)^```$/m.exec(section) ?? [];
  // Inside the package, where zod is.
  const { folder, remove } = await folderWith({ "capped.js": code! }, resolve("dist"));
  try {
    const file = join(folder, "capped.js");
    const { stdout } = await descent(command!.split(" ").map((word) => (word === "capped.js" ? file : word)));
    expect(stdout).toBe(printed);
  } finally {
    await remove();
  }
});
