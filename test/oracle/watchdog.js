import { mkdirSync, writeFileSync, writeSync } from "node:fs";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

/** @typedef {import("./schedules.js").Schedule} Schedule */

/**
 * Watches from a thread of its own, since an engine that never ends would block any timer of this one: when a schedule
 * takes longer than `limitSec`, saves it and kills the process.
 *
 * @param {number} limitSec for one schedule through both engines
 * @param {string} folder where to save
 * @param {string} file
 * @returns {(schedule: Schedule) => void} tells it that the next schedule begins
 */
export function startWatchdog(limitSec, folder, file) {
  const worker = new Worker(new URL(import.meta.url), { workerData: { limitSec, folder, file } });
  worker.unref();
  return (schedule) => worker.postMessage(schedule);
}

if (!isMainThread) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  parentPort?.on("message", (/** @type {Schedule} */ schedule) => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(schedule), workerData.limitSec * 1000);
  });
}

/** @param {Schedule} schedule */
function giveUp(schedule) {
  const { limitSec, folder, file } = workerData;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(schedule, null, 1)}\n`);
  // Not console.log: its output goes through the thread that hangs.
  writeSync(2, `\nFAIL: "${schedule.name}" does not end within ${limitSec} s: ${file}\n`);
  process.kill(process.pid, "SIGKILL");
}
