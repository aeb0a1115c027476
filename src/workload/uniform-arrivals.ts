import { uniform } from "../random/distributions.js";
import type { ArrivalProcess } from "./arrival-process.js";

/** Independent times, uniform in [0, windowSec). */
export const uniformArrivals: ArrivalProcess = (rng, count, windowSec) =>
  Array.from({ length: count }, () => uniform(rng, 0, windowSec)).sort((left, right) => left - right);
