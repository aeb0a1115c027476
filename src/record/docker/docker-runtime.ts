import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import type Docker from "dockerode";
import { InputError, RunError } from "../../domain/errors.js";
import { type Cgroup, cgroupOf, rootCgroup } from "../cgroup/mounts.js";
import { readUsage } from "../cgroup/usage.js";
import type { Ending, LaunchOptions, LiveContainer, Runtime, Usage } from "../runtime.js";
import { hostImage, systemFolders } from "./host-image.js";

/** Label of every container of a recorder; its value is the recorder's name. */
export const ownerLabel = "descent.recorder";

/** Docker's cpu-shares of weight 1. */
const sharesPerWeight = 1024;

/**
 * Containers of a Docker engine on this machine.
 * @param onCreated is told the id of each container before it starts
 */
export async function createDockerRuntime(
  engine: Docker,
  owner: string,
  onCreated: (id: string) => void,
): Promise<Runtime> {
  const version = await engine.version().catch((error: Error) => {
    throw new InputError("--engine-socket", "", `no Docker engine answers there: ${error.message}`);
  });
  // Before any clock runs.
  await hostImage(engine);
  const root = rootCgroup();
  if (root === null) throw new InputError("--runtime", "docker", "the machine's control groups are not mounted");
  return {
    name: "docker",
    versions: { docker: version.Version, dockerApi: version.ApiVersion },
    launch: (options) => launch(engine, owner, root, options, onCreated),
  };
}

async function launch(
  engine: Docker,
  owner: string,
  root: Cgroup,
  options: LaunchOptions,
  onCreated: (id: string) => void,
): Promise<LiveContainer> {
  const container = await engine.createContainer(await settingsOf(engine, owner, options)).catch(refused(options));
  onCreated(container.id);
  const closed = await followOutput(container, options.onLine);
  await container.start().catch(refused(options));
  const { State } = await container.inspect();
  const group = State.Running ? groupOf(root, State.Pid) : null;
  let last: Usage | null = null;
  return {
    startedAtMs: Date.parse(State.StartedAt),
    ended: Promise.race([endOf(container), engineLost(container, closed)]),
    usage: () => {
      // The group is gone a moment before the engine tells that the container has ended.
      last = (group === null ? null : readUsage(group)) ?? last;
      return last;
    },
    limit: (cpus) => container.update({ NanoCpus: nanoCpus(cpus) }),
    weigh: (weight) => container.update({ CpuShares: sharesOf(weight) }),
    pause: () => container.pause(),
    resume: () => container.unpause(),
    askToSave: () => container.kill({ signal: "SIGUSR1" }),
  };
}

async function settingsOf(
  engine: Docker,
  owner: string,
  options: LaunchOptions,
): Promise<Docker.ContainerCreateOptions> {
  const { plan, node, folder, checkpointFolder, environment, limitCpus, weight } = options;
  const binds = [`${checkpointFolder}:${checkpointFolder}`, ...(folder === null ? [] : [`${folder}:${folder}:ro`])];
  return {
    Image: plan.image ?? (await hostImage(engine)),
    Cmd: [...plan.command],
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    WorkingDir: folder ?? checkpointFolder,
    Labels: { [ownerLabel]: owner, "descent.container": plan.id },
    HostConfig: {
      Binds: [...binds, ...(plan.image === null ? systemFolders().map((path) => `${path}:${path}:ro`) : [])],
      NetworkMode: "none",
      CpuShares: sharesOf(weight),
      ...(limitCpus === null ? {} : { NanoCpus: nanoCpus(limitCpus) }),
      ...(node.cores === null ? {} : { CpusetCpus: node.cores.join(",") }),
      LogConfig: { Type: "none", Config: {} },
    },
  };
}

/** @returns resolves when the engine sends no more of the output */
async function followOutput(
  container: Docker.Container,
  onLine: (line: string) => void,
): Promise<{ readonly closed: Promise<void> }> {
  const stream = await container.attach({ stream: true, stdout: true, stderr: true });
  const output = new PassThrough();
  const errors = new PassThrough();
  container.modem.demuxStream(stream, output, errors);
  stream.on("error", () => {});
  stream.on("end", () => {
    output.end();
    errors.end();
  });
  for (const input of [output, errors]) createInterface({ input }).on("line", onLine);
  return { closed: new Promise((resolve) => stream.once("close", () => resolve())) };
}

/** Resolves when the engine is gone. An answer that it had begun then never ends, so waiting for it would not tell. */
async function engineLost(
  container: Docker.Container,
  { closed }: { readonly closed: Promise<void> },
): Promise<Ending> {
  await closed;
  try {
    await container.inspect();
  } catch {
    return { exitCode: null, atMs: Date.now() };
  }
  return new Promise(() => {});
}

async function endOf(container: Docker.Container): Promise<Ending> {
  try {
    const { StatusCode } = await container.wait();
    const { State } = await container.inspect();
    return { exitCode: StatusCode, atMs: Date.parse(State.FinishedAt) };
  } catch {
    return { exitCode: null, atMs: Date.now() };
  }
}

function groupOf(root: Cgroup, pid: number): Cgroup | null {
  try {
    return cgroupOf(root, pid);
  } catch {
    return null;
  }
}

const refused =
  ({ plan }: LaunchOptions) =>
  (error: Error): never => {
    throw new RunError(`container ${plan.id} could not be started: ${error.message.trim().replace(/\s+/g, " ")}`);
  };

/** The engine takes no less than a hundredth of a CPU. */
const nanoCpus = (cpus: number): number => Math.round(Math.max(cpus, 0.01) * 1e9);

const sharesOf = (weight: number): number => Math.max(2, Math.round(weight * sharesPerWeight));
