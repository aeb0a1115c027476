import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Docker from "dockerode";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRecording } from "../../src/recording/read.js";

const canRun = process.getuid?.() === 0 && existsSync("/usr/sbin/dockerd");
if (!canRun) process.stderr.write("skipped: tests of the recorder need root and Debian's docker.io\n");

const main = resolve("dist/cli/main.js");

/** Prints a step and its loss every tenth of a second, for `seconds`. */
const training = (seconds: number): string =>
  `i=0; while [ $i -lt ${seconds * 10} ]; do i=$((i+1)); echo step=$i loss=0.$((1000-i)); sleep 0.1; done`;

const planOf = (scripts: readonly string[]): string => `format: descent-recording/1
name: a test
node: { cpus: 1 }
sampleSec: 0.2
containers:
${scripts.map((script, index) => `  - { id: job-${index}, model: m, command: [sh, -c, '${script}'] }`).join("\n")}
`;

interface Recorder {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

let folder = "";
let out = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "record-"));
  out = join(folder, "out");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function recorder(scripts: readonly string[], options: readonly string[]): Recorder {
  writeFileSync(join(folder, "plan.yaml"), planOf(scripts));
  const child = spawn(process.execPath, [main, "record", join(folder, "plan.yaml"), "-o", out, ...options]);
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  return { child, ended: new Promise((done) => child.on("close", (code) => done({ code, stderr }))) };
}

async function until(holds: () => boolean | Promise<boolean>, what: string, limitMs = 15_000): Promise<void> {
  for (const begin = Date.now(); !(await holds()); await sleep(50)) {
    if (Date.now() - begin > limitMs) throw new Error(`never: ${what}`);
  }
}

/** Processes that a recorder started, by its mark. */
const marked = (owner: number): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "latin1").includes(`DESCENT_RECORDER=descent-${owner}-`);
      } catch {
        return false;
      }
    })
    .map(Number);

const hasProgress = (): boolean =>
  existsSync(join(out, "progress.csv")) && readFileSync(join(out, "progress.csv"), "utf8").split("\n").length > 3;

const nothingIsLeft = (owner: number): Promise<void> =>
  until(
    () =>
      marked(owner).length === 0 &&
      !readdirSync(tmpdir()).some((name) => name.startsWith(`descent-${owner}-`)) &&
      !readdirSync("/sys/fs/cgroup/cpu").some((name) => name.startsWith(`descent-${owner}-`)),
    "everything that the recorder started is gone",
  );

async function withEngine(use: (socketPath: string, engine: ChildProcess) => Promise<void>): Promise<void> {
  const at = (name: string): string => join(folder, name);
  const socketPath = at("sock");
  const flags = [
    "--data-root",
    at("data"),
    "--exec-root",
    at("exec"),
    "--pidfile",
    at("pid"),
    "-H",
    `unix://${socketPath}`,
  ];
  const child = spawn("/usr/sbin/dockerd", [...flags, "--iptables=false", "--ip6tables=false", "--bridge=none"], {
    stdio: "ignore",
    env: { ...process.env, PATH: `/usr/sbin:/sbin:${process.env.PATH}` },
  });
  const ended = new Promise((done) => child.on("exit", done));
  try {
    const ping = () =>
      new Docker({ socketPath }).ping().then(
        () => true,
        () => false,
      );
    await until(ping, "the engine answers");
    await use(socketPath, child);
  } finally {
    child.kill("SIGTERM");
    await ended;
    for (const line of readFileSync("/proc/mounts", "utf8").split("\n").reverse()) {
      const path = line.split(" ")[1] ?? "";
      if (path.startsWith(`${folder}/`)) spawnSync("umount", ["-l", path]);
    }
  }
}

const containersIn = async (socketPath: string): Promise<number> =>
  (await new Docker({ socketPath }).listContainers({ all: true })).length;

describe.skipIf(!canRun)("a recording on a real engine", () => {
  it("goes on when one of its containers is killed, and says so", async () => {
    await withEngine(async (socketPath) => {
      const { child, ended } = recorder([training(60), training(3)], ["--engine-socket", socketPath]);
      await until(hasProgress, "progress");
      const engine = new Docker({ socketPath });
      const [first] = await engine.listContainers({ filters: { label: ["descent.container=job-0"] } });
      const { State } = await engine.getContainer(first!.Id).inspect();
      process.kill(State.Pid, "SIGKILL");
      const { code, stderr } = await ended;
      expect({ code, stderr }).toMatchObject({
        code: 0,
        stderr: expect.stringContaining("job-0 ended with exit code 137"),
      });
      const { events, plan } = readRecording(out);
      expect(plan.recorded?.outcome).toBe("complete");
      expect(events.find(({ container, event }) => container === "job-0" && event === "end")?.value).toBe(137);
      expect(await containersIn(socketPath)).toBe(0);
      await nothingIsLeft(child.pid!);
    });
  });

  it("ends with what it has when the engine is killed, and leaves no process", async () => {
    await withEngine(async (socketPath, engine) => {
      const { child, ended } = recorder([training(60)], ["--engine-socket", socketPath]);
      await until(hasProgress, "progress");
      engine.kill("SIGKILL");
      const { code, stderr } = await ended;
      expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("is gone") });
      const { plan, progress } = readRecording(out);
      expect(plan.recorded?.outcome).toBe("failed");
      expect(progress.length).toBeGreaterThan(1);
      await nothingIsLeft(child.pid!);
    });
  });

  it("leaves nothing but a readable folder when the recorder is killed", async () => {
    await withEngine(async (socketPath) => {
      const { child, ended } = recorder([training(60)], ["--engine-socket", socketPath]);
      await until(hasProgress, "progress");
      child.kill("SIGKILL");
      await ended;
      await nothingIsLeft(child.pid!);
      expect(await containersIn(socketPath)).toBe(0);
      expect(readRecording(out).plan.recorded?.outcome).toBe("running");
      expect(readRecording(out).progress.length).toBeGreaterThan(1);
    });
  });
});

describe.skipIf(!canRun)("a recording in control groups", () => {
  it("of a job that never prints a loss has its use, and says what is missing", async () => {
    const { child, ended } = recorder(["sleep 1"], ["--runtime", "cgroup"]);
    const { code, stderr } = await ended;
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("printed no line") });
    expect(readRecording(out).samples.length).toBeGreaterThan(2);
    await nothingIsLeft(child.pid!);
  });

  it("ends on Ctrl-C with what it has", async () => {
    const { child, ended } = recorder([training(60)], ["--runtime", "cgroup"]);
    await until(hasProgress, "progress");
    child.kill("SIGINT");
    expect((await ended).code).toBe(1);
    expect(readRecording(out).plan.recorded?.outcome).toBe("interrupted");
    await nothingIsLeft(child.pid!);
  });

  it("ends with whole rows and one clear line when the disk is full", async () => {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]);
    try {
      out = join(disk, "out");
      const flood = "i=0; while true; do i=$((i+1)); echo step=$i loss=0.5; done";
      const { child, ended } = recorder([flood], ["--runtime", "cgroup"]);
      const { code, stderr } = await ended;
      expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("the disk is full") });
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(readRecording(out).progress.length).toBeGreaterThan(100);
      await nothingIsLeft(child.pid!);
    } finally {
      spawnSync("umount", [disk]);
    }
  });

  it("is refused in one line, with nothing written, when its plan is wrong", async () => {
    const { ended } = recorder([], ["--runtime", "cgroup"]);
    const { code, stderr } = await ended;
    expect({ code, lines: stderr.trim().split("\n").length }).toEqual({ code: 2, lines: 1 });
    expect(existsSync(out)).toBe(false);
  });
});
