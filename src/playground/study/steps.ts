import type { DecisionRecord } from "../../domain/decision.js";
import type { GrowthRow } from "../../domain/growth.js";
import type { Move, Restart } from "../../domain/record.js";
import type { RunResult } from "../../domain/result.js";

/** Something that happened in a run and can be looked at. */
export type Step = { readonly timeSec: number } & (
  | { readonly kind: "arrival"; readonly job: string }
  | { readonly kind: "decision"; readonly decision: DecisionRecord }
  /** One run of a growth-based policy on one node: what it knew of each container, and the limits it set. */
  | { readonly kind: "growth"; readonly rows: readonly GrowthRow[] }
  | { readonly kind: "resume"; readonly job: string; readonly move: Move }
  | { readonly kind: "loss-of-node"; readonly job: string; readonly restart: Restart }
  | { readonly kind: "finish"; readonly job: string }
);

/** At one moment things are told in the order in which the simulator does them. */
const order: Readonly<Record<Step["kind"], number>> = {
  finish: 0,
  resume: 1,
  "loss-of-node": 2,
  arrival: 3,
  decision: 4,
  growth: 5,
};

/** Everything that happened in a run, in time order. */
export function stepsOf(result: RunResult): readonly Step[] {
  const steps: Step[] = [];
  for (const { id, arrivalSec, finishSec, moves, restarts } of result.records) {
    steps.push({ kind: "arrival", timeSec: arrivalSec, job: id });
    if (finishSec !== null) steps.push({ kind: "finish", timeSec: finishSec, job: id });
    for (const move of moves) steps.push({ kind: "resume", timeSec: move.timeSec + move.costSec, job: id, move });
    for (const restart of restarts) {
      steps.push({ kind: "loss-of-node", timeSec: restart.timeSec, job: id, restart });
    }
  }
  for (const decision of result.decisions) steps.push({ kind: "decision", timeSec: decision.timeSec, decision });
  for (const rows of runsOfPolicy(result.growth)) steps.push({ kind: "growth", timeSec: rows[0]!.timeSec, rows });
  return steps.sort((a, b) => a.timeSec - b.timeSec || order[a.kind] - order[b.kind]);
}

/** Rows of one run of the policy stand together and share their moment and node. */
function runsOfPolicy(growth: readonly GrowthRow[]): readonly (readonly GrowthRow[])[] {
  const runs: GrowthRow[][] = [];
  for (const row of growth) {
    const last = runs.at(-1);
    const first = last?.[0];
    if (first?.timeSec === row.timeSec && first.node === row.node && !last!.some(({ job }) => job === row.job)) {
      last!.push(row);
    } else runs.push([row]);
  }
  return runs;
}
