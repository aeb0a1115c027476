import { shorten } from "./shorten.js";

/** Where a value stands in a scenario: `["jobs", 2, "workCpuSec"]`. */
export type Path = readonly (string | number)[];

/** `jobs[2].workCpuSec`, the form that `--set` takes too. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : (index === 0 ? "" : ".") + shorten(step)))
    .join("");
}

/** The value at a path; undefined where there is none. Sees own properties only. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

export function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}
