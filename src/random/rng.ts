/** A stream of random numbers, uniform in [0, 1). */
export type Rng = () => number;
