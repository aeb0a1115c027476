import cliProgress from "cli-progress";

const QUIET_MS = 1_000;
/** Without a terminal, as in the log of a batch job. */
const LINE_MS = 30_000;

export interface SweepProgress {
  report(newRuns: number): void;
  stop(): void;
}

/** A bar with rate and time left on a terminal, a line now and then in a log; nothing for what is over at once. */
export function sweepProgress(doneBefore: number, totalRuns: number, enabled: boolean): SweepProgress {
  if (!enabled) return { report: () => {}, stop: () => {} };
  return process.stderr.isTTY ? barProgress(doneBefore, totalRuns) : lineProgress(doneBefore, totalRuns);
}

function barProgress(doneBefore: number, totalRuns: number): SweepProgress {
  const startMs = Date.now();
  const bar = new cliProgress.SingleBar({
    format: "{bar} {percentage} % | {value} of {total} runs | {rate} runs/s | {eta_formatted} left",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    etaBuffer: 50,
  });
  let done = doneBefore;
  let isShown = false;
  return {
    report: (newRuns) => {
      done += newRuns;
      const elapsedMs = Date.now() - startMs;
      if (!isShown && elapsedMs < QUIET_MS) return;
      const rate = Math.round((1000 * (done - doneBefore)) / elapsedMs);
      if (!isShown) bar.start(totalRuns, done, { rate });
      isShown = true;
      bar.update(done, { rate });
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}

function lineProgress(doneBefore: number, totalRuns: number): SweepProgress {
  const startMs = Date.now();
  let lastMs = startMs;
  let done = doneBefore;
  return {
    report: (newRuns) => {
      done += newRuns;
      const nowMs = Date.now();
      if (nowMs - lastMs < LINE_MS) return;
      lastMs = nowMs;
      const perMs = (done - doneBefore) / (nowMs - startMs);
      const leftSec = Math.round((totalRuns - done) / perMs / 1000);
      process.stderr.write(
        `${done} of ${totalRuns} runs, ${Math.round(1000 * perMs)} runs/s, about ${leftSec} s left\n`,
      );
    },
    stop: () => {},
  };
}
