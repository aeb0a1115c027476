import { taskError } from "../sweep/engine.js";
import { plannedCell, runCount } from "../sweep/plan/plan.js";
import type { PreparedSweep } from "../sweep/prepare.js";
import { createTaskRunner } from "../sweep/run-task.js";

/** How long runs are tried out, and on how many cells: enough for an estimate, not for a measurement. */
const TRIAL_MS = 600;
const TRIAL_CELLS = 8;

/** What a sweep would be, and about how long it would take, from some of its runs. Writes nothing. */
export function dryRun(sweep: PreparedSweep, shardRuns: number, threads: number): string {
  const { plan } = sweep;
  const runMs = trialRunMs(sweep);
  const seconds = (runMs * shardRuns) / threads / 1000;
  const whole = runCount(plan);
  const shard = shardRuns === whole ? "" : `this shard: ${shardRuns} runs\n`;
  return `${plan.cells.count} cells x ${plan.seeds.length} seeds = ${whole} runs\n${shard}estimate: ${duration(seconds)} on ${threads} ${threads === 1 ? "thread" : "threads"}, at ${runMs.toPrecision(2)} ms per run\n`;
}

function trialRunMs({ plan, setup, own }: PreparedSweep): number {
  const runTask = createTaskRunner(setup, own, () => performance.now());
  const cellCount = Math.min(plan.cells.count, TRIAL_CELLS);
  let [runs, elapsedMs] = [0, 0];
  for (let round = 0; round < 1000 && elapsedMs < TRIAL_MS; round++) {
    const cellIndex = Math.floor(((round % cellCount) * plan.cells.count) / cellCount);
    const seeds = plan.seeds.slice(0, round < cellCount ? 1 : 20);
    const outcome = runTask({ id: "trial", parts: [{ ...plannedCell(plan, cellIndex), seeds }] });
    if (outcome.kind === "failed") throw taskError(outcome);
    // The first round also warms the engine up.
    if (round > 0 || cellCount * seeds.length === 1) {
      runs += outcome.runs;
      elapsedMs += outcome.elapsedMs;
    }
  }
  return elapsedMs / Math.max(runs, 1);
}

function duration(seconds: number): string {
  if (seconds < 1) return "less than a second";
  if (seconds < 120) return `about ${Math.round(seconds)} s`;
  if (seconds < 7200) return `about ${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `about ${Math.round(seconds / 3600)} h` : `about ${Math.round(seconds / 86_400)} days`;
}
