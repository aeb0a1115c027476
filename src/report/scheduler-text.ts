import type { SchedulerLabel } from "../domain/result.js";
import { formatParameter } from "./format.js";

/** A scheduler with its parameters on one line, such as `flowcon (alpha: 0.05, intervalSec: 20)`. */
export function schedulerText(label: SchedulerLabel): string {
  const params = Object.entries(label.params).map(([name, value]) => `${name}: ${formatParameter(value)}`);
  return params.length === 0 ? label.name : `${label.name} (${params.join(", ")})`;
}
