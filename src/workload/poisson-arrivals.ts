import { exponential } from "../random/distributions.js";
import type { ArrivalProcess } from "./arrival-process.js";

/** The first `count` arrivals of a Poisson process of rate count / windowSec: gaps are exponential, the first one too. */
export const poissonArrivals: ArrivalProcess = (rng, count, windowSec) => {
  let timeSec = 0;
  return Array.from({ length: count }, () => {
    timeSec += exponential(rng, windowSec / count);
    return timeSec;
  });
};
