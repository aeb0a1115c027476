import type { Override } from "./overrides.js";
import { parsePath } from "./parse-path.js";
import { type Path, pathText, startsWith } from "./path.js";
import type { YamlText } from "./yaml-text.js";

/** `line 7: jobs[2].workCpuSec`; no line for what was set from outside. */
export function placeOf(path: Path, yaml: YamlText, overrides: readonly Override[]): string {
  const place = pathText(path);
  const isOverridden = place !== "" && overrides.some((override) => startsWith(path, parsePath(override.path)));
  const line = place === "" || isOverridden ? null : yaml.lineOf(path);
  return line === null ? place : `line ${line}: ${place}`;
}
