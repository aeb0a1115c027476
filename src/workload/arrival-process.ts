import type { Rng } from "../random/rng.js";

/** Draws `count` arrival times in ascending order, in seconds after the first possible one. */
export type ArrivalProcess = (rng: Rng, count: number, windowSec: number) => readonly number[];
