import type { SchedulerLabel } from "../domain/result.js";
import { formatParameter } from "./format.js";

/** A scheduler with its parameters on one line, such as `flowcon (alpha: 0.05, intervalSec: 20)`. */
export function schedulerText(label: SchedulerLabel): string {
  const params = parameterTexts(label);
  return params.length === 0 ? label.name : `${label.name} (${params.join(", ")})`;
}

/** Each parameter as `name: value`, in the order of its declaration. */
export const parameterTexts = (label: SchedulerLabel): readonly string[] =>
  Object.entries(label.params).map(([name, value]) => `${name}: ${formatParameter(value)}`);

/** For each scheduler the parameters, as `name: value`, that another of the same name has with another value. */
export function differingParameters(labels: readonly SchedulerLabel[]): readonly (readonly string[])[] {
  return labels.map((label) => {
    const namesakes = labels.filter((other) => other.name === label.name);
    const valueIn = (other: SchedulerLabel, name: string): string => JSON.stringify(other.params[name]) ?? "";
    const params = Object.entries(label.params).filter(([name]) =>
      namesakes.some((other) => valueIn(other, name) !== valueIn(label, name)),
    );
    return parameterTexts({ name: label.name, params: Object.fromEntries(params) });
  });
}
