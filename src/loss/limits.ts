/** Largest size of a loss. Far above any real one; keeps sums, products and slopes of losses finite. */
export const MAX_LOSS = 1e100;

/** Range of rates, scales, exponents and of the hyperbola's a and b. */
export const MIN_PARAMETER = 1e-9;
export const MAX_PARAMETER = 1e9;

/** Range of the Weibull shape. */
export const MIN_WEIBULL_SHAPE = 1e-3;
export const MAX_WEIBULL_SHAPE = 1e3;

/** Least progress between two points of a table, and between two reports. */
export const MIN_PROGRESS_STEP = 1e-9;

/** Largest relative noise: five standard deviations, so that an observed loss does not change its sign. */
export const MAX_RELATIVE_SD = 0.2;

/** Largest part of the work that may come before the first report. */
export const MAX_START_UP = 0.999;
