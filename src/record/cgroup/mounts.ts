import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The controllers that recordings use. */
export const controllers = ["cpu", "cpuacct", "cpuset", "memory", "freezer"] as const;

export type Controller = (typeof controllers)[number];

/** Folders of one control group: one for all controllers (version 2) or one for each (version 1). */
export type Cgroup =
  | { readonly version: 2; readonly folder: string }
  | { readonly version: 1; readonly folders: Readonly<Record<Controller, string>> };

/** The root control group of this machine, from the text of /proc/mounts; null: its controllers are not mounted. */
export function rootCgroup(mounts: string = readFileSync("/proc/mounts", "utf8")): Cgroup | null {
  const rows = mounts.split("\n").map((line) => line.split(" "));
  const ofController = (name: string): string | undefined =>
    rows.find(([, , type, options]) => type === "cgroup" && options?.split(",").includes(name))?.[1];
  if (ofController("cpuacct") !== undefined) {
    const found = controllers.map((name) => [name, ofController(name)] as const);
    if (found.some(([, folder]) => folder === undefined)) return null;
    return { version: 1, folders: Object.fromEntries(found) as Record<Controller, string> };
  }
  const folder = rows.find(([, , type]) => type === "cgroup2")?.[1];
  return folder === undefined ? null : { version: 2, folder };
}

/** A control group below another. */
export const childOf = (group: Cgroup, name: string): Cgroup => mapFolders(group, (folder) => join(folder, name));

/** The control group of a process, from the text of /proc/<pid>/cgroup. Throws when the process is gone. */
export function cgroupOf(
  root: Cgroup,
  pid: number,
  text: string = readFileSync(`/proc/${pid}/cgroup`, "utf8"),
): Cgroup {
  const rows = text.split("\n").map((line) => line.split(":"));
  if (root.version === 2) {
    return { version: 2, folder: join(root.folder, rows.find(([id]) => id === "0")?.[2] ?? "") };
  }
  const pathOf = (name: string): string => rows.find(([, names]) => names?.split(",").includes(name))?.[2] ?? "";
  const folders = controllers.map((name) => [name, join(root.folders[name], pathOf(name))] as const);
  return { version: 1, folders: Object.fromEntries(folders) as Record<Controller, string> };
}

export const foldersOf = (group: Cgroup): readonly string[] =>
  group.version === 2 ? [group.folder] : [...new Set(Object.values(group.folders))];

function mapFolders(group: Cgroup, map: (folder: string) => string): Cgroup {
  if (group.version === 2) return { version: 2, folder: map(group.folder) };
  const folders = controllers.map((name) => [name, map(group.folders[name])] as const);
  return { version: 1, folders: Object.fromEntries(folders) as Record<Controller, string> };
}
