import type { Action } from "../domain/action.js";
import type { DecisionRecord } from "../domain/decision.js";
import type { ClusterView } from "../domain/view.js";

/** Writes down what schedulers decide about jobs, with their reasons. */
export class DecisionRecorder {
  readonly rows: DecisionRecord[] = [];

  /** @param refusal why the cluster did not do it; null: it did */
  note(action: Action, refusal: string | null, view: ClusterView): void {
    if (action.kind !== "place" && action.kind !== "wait" && action.kind !== "migrate") return;
    const node = action.kind === "wait" ? null : action.kind === "place" ? action.node : action.to;
    this.rows.push({
      timeSec: view.nowSec,
      job: view.id(action.job),
      action: action.kind,
      node: node === null ? null : view.node(node).id,
      reason: refusal,
      verdicts: action.why?.verdicts ?? [],
    });
  }
}
