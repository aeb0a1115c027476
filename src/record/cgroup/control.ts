import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Cgroup, foldersOf } from "./mounts.js";

/** The kernel's bandwidth period, in microseconds, which Docker uses too. */
const periodUs = 100_000;
/** Docker's cpu-shares of weight 1, and version 2's weight that stands for it. */
const sharesPerWeight = 1024;
const weight2PerWeight = 100;

/** Makes a control group, its parents included, ready to take processes. */
export function create(group: Cgroup): void {
  if (group.version === 1) {
    for (const folder of foldersOf(group)) mkdirSync(folder, { recursive: true });
    fillCpuset(group.folders.cpuset);
    return;
  }
  const missing: string[] = [];
  for (let folder = group.folder; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing) {
    writeFileSync(join(dirname(folder), "cgroup.subtree_control"), "+cpu +cpuset +memory");
    mkdirSync(folder);
  }
}

/** A new cpuset of version 1 is empty and takes no process until it has what its parent has. */
function fillCpuset(folder: string): void {
  for (const file of ["cpuset.cpus", "cpuset.mems"]) {
    const path = join(folder, file);
    if (readFileSync(path, "utf8").trim() !== "") continue;
    if (readFileSync(join(dirname(folder), file), "utf8").trim() === "") fillCpuset(dirname(folder));
    writeFileSync(path, readFileSync(join(dirname(folder), file), "utf8"));
  }
}

/** @param cpus null: no limit */
export function setLimit(group: Cgroup, cpus: number | null): void {
  const quota = cpus === null ? null : Math.max(1000, Math.round(cpus * periodUs));
  if (group.version === 2) {
    writeFileSync(join(group.folder, "cpu.max"), `${quota ?? "max"} ${periodUs}`);
    return;
  }
  writeFileSync(join(group.folders.cpu, "cpu.cfs_period_us"), `${periodUs}`);
  writeFileSync(join(group.folders.cpu, "cpu.cfs_quota_us"), `${quota ?? -1}`);
}

export function setWeight(group: Cgroup, weight: number): void {
  if (group.version === 1) {
    writeFileSync(join(group.folders.cpu, "cpu.shares"), `${Math.max(2, Math.round(weight * sharesPerWeight))}`);
    return;
  }
  const value = Math.min(10_000, Math.max(1, Math.round(weight * weight2PerWeight)));
  writeFileSync(join(group.folder, "cpu.weight"), `${value}`);
}

export function setCores(group: Cgroup, cores: readonly number[]): void {
  writeFileSync(join(group.version === 2 ? group.folder : group.folders.cpuset, "cpuset.cpus"), cores.join(","));
}

export function setFrozen(group: Cgroup, isFrozen: boolean): void {
  if (group.version === 2) {
    writeFileSync(join(group.folder, "cgroup.freeze"), isFrozen ? "1" : "0");
    return;
  }
  writeFileSync(join(group.folders.freezer, "freezer.state"), isFrozen ? "FROZEN" : "THAWED");
}

/** Files that take a process id to put that process into the group. */
export const processFiles = (group: Cgroup): readonly string[] =>
  foldersOf(group).map((folder) => join(folder, "cgroup.procs"));

/** Kills what runs in a group and below it, and removes it. What cannot be removed yet stays. */
export function destroy(group: Cgroup): void {
  for (const folder of foldersOf(group)) destroyFolder(folder);
}

function destroyFolder(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) destroyFolder(join(folder, entry.name));
  }
  try {
    // A frozen process of version 1 dies when it thaws.
    const state = join(folder, "freezer.state");
    for (const pid of readFileSync(join(folder, "cgroup.procs"), "utf8").split("\n").filter(Boolean)) {
      process.kill(Number(pid), "SIGKILL");
    }
    if (existsSync(state)) writeFileSync(state, "THAWED");
    rmdirSync(folder);
  } catch {
    // A process of it is still dying.
  }
}
