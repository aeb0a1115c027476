import seedrandom from "seedrandom";
import type { Rng } from "./rng.js";

/** Independent named streams of one seed: a draw added to one changes no other (common random numbers). */
export interface Streams {
  /** The stream of that name, always from its beginning. */
  get(name: string): Rng;
}

/** @param seed any integer; neighbouring seeds give unrelated streams */
export function createStreams(seed: number): Streams {
  return { get: (name) => seedrandom(`descent/${seed}/${name}`) };
}
