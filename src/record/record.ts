import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Docker from "dockerode";
import { InputError, RunError } from "../domain/errors.js";
import type { RecordedFacts, RecordingPlan } from "../recording/recording.js";
import { choosePolicies } from "../run/policy.js";
import { findScheduler } from "../schedulers/registry.js";
import { createCgroupRuntime } from "./cgroup/cgroup-runtime.js";
import { cleanUpAfterOthers, scratchFolder } from "./cleanup.js";
import { Clock } from "./clock.js";
import { createDockerRuntime } from "./docker/docker-runtime.js";
import { type OwnEngine, startEngine } from "./docker/own-engine.js";
import { type Guard, startGuard } from "./guard.js";
import { hostFacts } from "./host/facts.js";
import { HostRecorder } from "./host/host-recorder.js";
import type { LiveJob } from "./live/live-job.js";
import { ownerOf, ownerVariable } from "./owner.js";
import type { Runtime } from "./runtime.js";
import { Session } from "./session.js";
import { RecordingWriter } from "./writer.js";

export interface RecordOptions {
  readonly plan: RecordingPlan;
  /** Folders of the plan are relative to this file's. */
  readonly planPath: string;
  readonly runtime: "docker" | "cgroup";
  readonly folder: string;
  /** null: an engine of the recorder's own. Not looked at for `cgroup`. */
  readonly engineSocket: string | null;
  /** Core that the recorder keeps to; null: any. */
  readonly controllerCore: number | null;
  readonly versions: Readonly<Record<string, string>>;
  /** Calls back when the user wants it to end. */
  readonly onInterrupt: (stop: () => void) => void;
}

export interface RecordResult {
  readonly outcome: RecordedFacts["outcome"];
  readonly problems: readonly string[];
  readonly jobs: readonly LiveJob[];
}

/**
 * Records real runs. Whatever happens, what it started is gone afterwards, and the folder holds what was recorded until
 * then. Throws InputError when it cannot begin, RunError when it could not go on.
 */
export async function record(options: RecordOptions): Promise<RecordResult> {
  refuseOracles(options.plan);
  const owner = ownerOf(process.pid);
  const scratch = scratchFolder(owner);
  const usesDocker = options.runtime === "docker";
  await cleanUpAfterOthers(usesDocker ? options.engineSocket : null);
  const socketPath = usesDocker ? (options.engineSocket ?? join(scratch, "docker.sock")) : null;
  const guard = startGuard(owner, socketPath);
  let ownEngine: OwnEngine | null = null;
  try {
    if (usesDocker && options.engineSocket === null) ownEngine = await startEngine(scratch, owner);
    const engine = ownEngine?.engine ?? (socketPath === null ? null : new Docker({ socketPath }));
    const runtime =
      engine === null ? createCgroupRuntime(owner) : await createDockerRuntime(engine, owner, (id) => guard.watch(id));
    return await recordWith(options, runtime, owner, guard);
  } finally {
    await guard.release();
    await ownEngine?.stop();
  }
}

async function recordWith(
  options: RecordOptions,
  runtime: Runtime,
  owner: string,
  guard: Guard,
): Promise<RecordResult> {
  const { plan, planPath } = options;
  let onDiskFailure: (error: Error) => void = () => {};
  const writer = await RecordingWriter.begin(options.folder, (error) => onDiskFailure(error));
  try {
    const clock = new Clock();
    const { nowSec } = clock;
    const facts = { runtime: runtime.name, startedAt: new Date().toISOString(), host: hostFacts() };
    const describe = (outcome: RecordedFacts["outcome"], problems: readonly string[]): Promise<void> =>
      writer.describe(plan, { ...facts, outcome, problems, versions: { ...options.versions, ...runtime.versions } });
    await describe("running", []);
    const session = new Session({
      plan,
      runtime,
      writer,
      nowSec,
      secOf: clock.secOf,
      launchOf: ({ plan: { id, seed, folder, environment } }) => {
        const checkpointFolder = join(scratchFolder(owner), "checkpoints", id);
        mkdirSync(checkpointFolder, { recursive: true });
        return {
          folder: folder === null ? null : resolve(dirname(planPath), folder),
          checkpointFolder,
          environment: { ...environment, SEED: `${seed}`, CHECKPOINT: checkpointFolder, [ownerVariable]: owner },
        };
      },
    });
    onDiskFailure = (error) => session.stop(error);
    options.onInterrupt(() => session.stop("interrupted"));
    const host = new HostRecorder(writer, nowSec, options.controllerCore);
    host.probeAtRest(plan.node.cores ?? []);
    clock.begin();
    return await run(session, plan, host, describe);
  } finally {
    await guard.release();
    await writer.close();
  }
}

async function run(
  session: Session,
  plan: RecordingPlan,
  host: HostRecorder,
  describe: (outcome: RecordedFacts["outcome"], problems: readonly string[]) => Promise<void>,
): Promise<RecordResult> {
  const cores = plan.node.cores ?? [];
  const timers = [
    setInterval(() => session.sample(), plan.sampleSec * 1000),
    setInterval(() => host.look(), plan.probeSec * 1000),
  ];
  try {
    const outcome = await session.toEnd();
    host.look();
    if (outcome === "complete") host.probeAtRest(cores);
    await describe(outcome, session.problems);
    return { outcome, problems: session.problems, jobs: session.jobs };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // On a full disk this is refused too: the recording then stays `running`, as for a recorder that was killed.
    await describe("failed", [...session.problems, error.message]).catch(() => {});
    throw error instanceof RunError || error instanceof InputError
      ? error
      : new RunError(`the recording could not go on: ${error.message.trim()}`);
  } finally {
    for (const timer of timers) clearInterval(timer);
  }
}

function refuseOracles(plan: RecordingPlan): void {
  const { placement, nodePolicy } = choosePolicies(plan);
  const oracle = [placement, nodePolicy].find(({ name }) => findScheduler(name)?.oracle === true);
  if (oracle !== undefined) {
    throw new InputError("--scheduler", oracle.name, "sees the truth of a simulation, which a real run does not have");
  }
}
