import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Docker from "dockerode";
import { destroy } from "./cgroup/control.js";
import { childOf, foldersOf, rootCgroup } from "./cgroup/mounts.js";
import { ownerLabel } from "./docker/docker-runtime.js";
import { isAlive, isOwner, killMarked } from "./owner.js";

/** Folder for what a recorder needs while it runs: checkpoints, its own engine. */
export const scratchFolder = (owner: string): string => join(tmpdir(), owner);

/** Longest wait for an engine that does not answer. */
const engineLimitMs = 10_000;

/**
 * Removes whatever a recorder started and left: containers, processes, control groups, an engine of its own, scratch files.
 * May be called again, and by another process; leaves alone what belongs to others.
 * @param socketPath of the engine that it used; null: none
 * @param containerIds that it had created there, for an engine that is gone
 */
export async function cleanUp(
  owner: string,
  socketPath: string | null,
  containerIds: readonly string[],
): Promise<void> {
  const isEngineThere = socketPath !== null && (await removeContainers(socketPath, owner));
  killMarked(owner, isEngineThere ? [] : containerIds);
  const root = rootCgroup();
  if (root !== null) {
    const group = childOf(root, owner);
    for (let attempt = 0; attempt < 20 && exists(group); attempt += 1) {
      destroy(group);
      if (exists(group)) await sleep(50);
    }
  }
  removeScratch(scratchFolder(owner));
}

/** Cleans up after recorders that were killed together with their guards. */
export async function cleanUpAfterOthers(socketPath: string | null): Promise<void> {
  const owners = new Set([...labelled(await containersOf(socketPath, null)), ...namesIn(tmpdir())]);
  const root = rootCgroup();
  for (const folder of root === null ? [] : foldersOf(root)) for (const name of namesIn(folder)) owners.add(name);
  for (const owner of owners) if (isOwner(owner) && !isAlive(owner)) await cleanUp(owner, socketPath, []);
}

/** @returns whether the engine answered */
async function removeContainers(socketPath: string, owner: string): Promise<boolean> {
  const containers = await containersOf(socketPath, owner);
  if (containers === null) return false;
  const engine = new Docker({ socketPath, timeout: engineLimitMs });
  // One that is gone already, or being removed, is as good.
  for (const { Id } of containers)
    await engine
      .getContainer(Id)
      .remove({ force: true, v: true })
      .catch(() => {});
  return true;
}

/** Containers of one recorder, or of any; null: no engine answers. */
async function containersOf(
  socketPath: string | null,
  owner: string | null,
): Promise<readonly Docker.ContainerInfo[] | null> {
  if (socketPath === null) return null;
  const label = owner === null ? ownerLabel : `${ownerLabel}=${owner}`;
  return new Docker({ socketPath, timeout: engineLimitMs })
    .listContainers({ all: true, filters: { label: [label] } })
    .catch(() => null);
}

const labelled = (containers: readonly Docker.ContainerInfo[] | null): readonly string[] =>
  (containers ?? []).map(({ Labels }) => Labels[ownerLabel] ?? "");

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter(isOwner);
  } catch {
    return [];
  }
};

const exists = (group: Parameters<typeof destroy>[0]): boolean =>
  foldersOf(group).some((folder) => {
    try {
      return readdirSync(folder).length > 0;
    } catch {
      return false;
    }
  });

/** An engine that was killed leaves file systems mounted. */
function removeScratch(folder: string): void {
  const mounted = readFileSync("/proc/mounts", "utf8")
    .split("\n")
    .map((line) => line.split(" ")[1] ?? "")
    .filter((path) => path.startsWith(`${folder}/`));
  for (const path of mounted.reverse()) spawnSync("umount", ["-l", path]);
  rmSync(folder, { recursive: true, force: true });
}
