import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { InputError } from "../../domain/errors.js";
import type { LaunchOptions, LiveContainer, Runtime } from "../runtime.js";
import { create, processFiles, setCores, setFrozen, setLimit, setWeight } from "./control.js";
import { type Cgroup, childOf, rootCgroup } from "./mounts.js";
import { readUsage } from "./usage.js";

/** Processes in control groups of their own, without a container engine. Throws InputError where there are none. */
export function createCgroupRuntime(owner: string): Runtime {
  const root = rootCgroup();
  if (root === null || process.getuid?.() !== 0) {
    throw new InputError("--runtime", "cgroup", "needs root and the mounted controllers cpu, cpuset and memory");
  }
  return {
    name: "cgroup",
    versions: { cgroup: String(root.version) },
    launch: (options) => launch(childOf(childOf(root, owner), options.plan.id), options),
  };
}

/** Joins the groups, then becomes the program, so that no moment of it is outside them. */
const joinAndRun = 'for f in $DESCENT_GROUPS; do echo $$ > "$f" || exit 125; done; unset DESCENT_GROUPS; exec "$@"';

async function launch(group: Cgroup, options: LaunchOptions): Promise<LiveContainer> {
  const { plan, node, folder, environment, limitCpus, weight, onLine } = options;
  create(group);
  if (node.cores !== null) setCores(group, node.cores);
  setLimit(group, limitCpus);
  setWeight(group, weight);
  const child = spawn("/bin/sh", ["-c", joinAndRun, "sh", ...plan.command], {
    cwd: folder ?? options.checkpointFolder,
    env: { ...process.env, ...environment, DESCENT_GROUPS: processFiles(group).join(" ") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const startedAtMs = Date.now();
  for (const stream of [child.stdout!, child.stderr!]) createInterface({ input: stream }).on("line", onLine);
  return {
    startedAtMs,
    ended: endOf(child),
    usage: () => readUsage(group),
    limit: async (cpus) => setLimit(group, cpus),
    weigh: async (value) => setWeight(group, value),
    pause: async () => setFrozen(group, true),
    resume: async () => setFrozen(group, false),
    askToSave: async () => {
      child.kill("SIGUSR1");
    },
  };
}

/** As a shell counts: 128 and the signal for what a signal ended, 127 for what could not begin. */
const endOf = (child: ChildProcess): LiveContainer["ended"] =>
  new Promise((resolve) => {
    child.on("error", () => resolve({ exitCode: 127, atMs: Date.now() }));
    child.on("close", (code, signal) => resolve({ exitCode: code ?? signalCode(signal), atMs: Date.now() }));
  });

const signalCode = (signal: NodeJS.Signals | null): number => 128 + (signal === null ? 0 : constants.signals[signal]);
