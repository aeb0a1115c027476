import { readdirSync, readFileSync } from "node:fs";

/** Environment variable that marks every process of a recording. */
export const ownerVariable = "DESCENT_RECORDER";

/** Names a recorder for good: its process id and when that process began, so that a later one with its id differs. */
export const ownerOf = (pid: number): string => `descent-${pid}-${beginning(pid) ?? "gone"}`;

/** Whether the recorder of that name still runs. */
export function isAlive(owner: string): boolean {
  const [, pid, began] = /^descent-(\d+)-(\d+)$/.exec(owner) ?? [];
  return pid !== undefined && beginning(Number(pid)) === began;
}

export const isOwner = (name: string): boolean => /^descent-\d+-\d+$/.test(name);

/** Ends every process that bears the mark of a recorder, and those that serve one of its containers. */
export function killMarked(owner: string, containerIds: readonly string[]): void {
  for (const pid of pids()) {
    if (pid === process.pid) continue;
    if (isMarked(pid, owner) || servesOne(pid, containerIds)) kill(pid);
  }
}

/** Time since boot at which a process began, in clock ticks; null: there is no such process. */
function beginning(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces; the 20th field after it is the beginning.
  return stat === "" ? null : (stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null);
}

const isMarked = (pid: number, owner: string): boolean =>
  read(`/proc/${pid}/environ`).split("\0").includes(`${ownerVariable}=${owner}`);

/** A container engine has one process beside each container, with the container's id among its arguments. */
function servesOne(pid: number, containerIds: readonly string[]): boolean {
  const words = read(`/proc/${pid}/cmdline`).split("\0");
  return words[0]?.includes("containerd-shim") === true && containerIds.some((id) => words.includes(id));
}

const pids = (): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
