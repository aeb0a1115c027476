import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Clock ticks of /proc/stat in a second, on every Linux that Node runs on. */
const ticksPerSec = 100;

export interface CoreTotals {
  readonly core: number;
  readonly busySec: number;
  /** Taken by the hypervisor. */
  readonly stealSec: number;
}

/** What each core has done since the machine started. */
export function coreTotals(stat: string = readFileSync("/proc/stat", "utf8")): readonly CoreTotals[] {
  return stat.split("\n").flatMap((line) => {
    const core = /^cpu(\d+) /.exec(line)?.[1];
    if (core === undefined) return [];
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(/ +/).slice(1).map(Number);
    const busySec = (user + nice + system + irq + softirq) / ticksPerSec;
    return [{ core: Number(core), busySec, stealSec: steal / ticksPerSec }];
  });
}

/** Keeps this process, all its threads, on one core. @returns whether that worked */
export const pinTo = (core: number): boolean =>
  spawnSync("taskset", ["-a", "-c", "-p", `${core}`, `${process.pid}`], { stdio: "ignore" }).status === 0;
