import type { ArrivalProcess } from "./arrival-process.js";
import type { ArrivalKind } from "./job-source.js";
import { poissonArrivals } from "./poisson-arrivals.js";
import { uniformArrivals } from "./uniform-arrivals.js";

/** Every way in which random jobs can arrive. */
export const arrivalProcesses: Readonly<Record<ArrivalKind, ArrivalProcess>> = {
  uniform: uniformArrivals,
  poisson: poissonArrivals,
};
