/** How long a job runs when nothing says so, in seconds. */
export const DEFAULT_RUN_SEC = 600;
