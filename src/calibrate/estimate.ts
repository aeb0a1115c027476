import type { Estimate } from "../domain/model-library.js";
import { meanInterval } from "../metrics/intervals.js";

/** Mean of independent repeats, with its 95 % interval by Student's t where there are two or more. */
export function meanEstimate(values: readonly number[]): Estimate {
  if (values.length < 2) return { estimate: values[0]!, low: null, high: null };
  return meanInterval(values);
}
