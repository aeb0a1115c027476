import cliProgress from "cli-progress";

/** Called now and then during a run with how many jobs have ended, of how many. */
export type Progress = (endedJobs: number, totalJobs: number) => void;

const quietMs = 1000;

/**
 * A progress bar on stderr that appears after a second, when stderr is a terminal. `stop` takes it away.
 */
export function progressBar(enabled: boolean): { readonly report: Progress | null; stop(): void } {
  if (!enabled || !process.stderr.isTTY) return { report: null, stop: () => {} };
  const startMs = Date.now();
  const bar = new cliProgress.SingleBar({
    format: "{bar} {percentage} % | {value} of {total} jobs | {eta_formatted} left",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  let shown = false;
  const report: Progress = (endedJobs, totalJobs) => {
    if (!shown && Date.now() - startMs < quietMs) return;
    if (!shown) bar.start(totalJobs, endedJobs);
    shown = true;
    bar.update(endedJobs);
  };
  return { report, stop: () => (shown ? bar.stop() : undefined) };
}
