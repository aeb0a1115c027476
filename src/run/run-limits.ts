/** Alarms, or failures of each node, that may come in a row while nothing else will, before the run is called stalled. */
export const idleLimit = 1000;

/** A job that was lost with its node this often is given up, so that a run has an end. */
export const restartLimit = 1000;

/** Ended jobs between two reports of progress. */
export const progressStride = 4096;
