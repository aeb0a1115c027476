import { type Path, pathText, startsWith } from "../domain/path.js";
import type { YamlText } from "../traces/yaml-text.js";
import type { Override } from "./overrides.js";
import { parsePath } from "./parse-path.js";

/** `line 7: jobs[2].workCpuSec`; no line for what was set from outside. */
export function placeOf(path: Path, yaml: YamlText, overrides: readonly Override[]): string {
  const place = pathText(path);
  const isOverridden = place !== "" && overrides.some((override) => startsWith(path, parsePath(override.path)));
  const line = place === "" || isOverridden ? null : yaml.lineOf(path);
  return line === null ? place : `line ${line}: ${place}`;
}
