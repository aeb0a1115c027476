import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Usage } from "../runtime.js";
import type { Cgroup } from "./mounts.js";

const bytesPerMb = 1024 * 1024;

/** What a control group has used; null: it is gone. */
export function readUsage(group: Cgroup): Usage | null {
  try {
    return group.version === 2 ? ofVersion2(group.folder) : ofVersion1(group.folders);
  } catch {
    return null;
  }
}

function ofVersion1(folders: Extract<Cgroup, { version: 1 }>["folders"]): Usage {
  return {
    cpuSec: number(folders.cpuacct, "cpuacct.usage") / 1e9,
    throttledSec: (table(folders.cpu, "cpu.stat").get("throttled_time") ?? 0) / 1e9,
    memoryMb: number(folders.memory, "memory.usage_in_bytes") / bytesPerMb,
  };
}

function ofVersion2(folder: string): Usage {
  const stat = table(folder, "cpu.stat");
  return {
    cpuSec: (stat.get("usage_usec") ?? 0) / 1e6,
    throttledSec: (stat.get("throttled_usec") ?? 0) / 1e6,
    memoryMb: number(folder, "memory.current") / bytesPerMb,
  };
}

const number = (folder: string, file: string): number => Number(readFileSync(join(folder, file), "utf8"));

const table = (folder: string, file: string): ReadonlyMap<string, number> =>
  new Map(
    readFileSync(join(folder, file), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(" "))
      .map(([name, value]) => [name!, Number(value)]),
  );
