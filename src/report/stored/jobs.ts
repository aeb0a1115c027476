import type { JobOutcome } from "../../domain/record.js";
import { csvRows } from "./csv-rows.js";
import type { StoredMove } from "./moves.js";

const columns = [
  ...["id", "model", "arrivalSec", "startSec", "finishSec", "completionSec", "node", "cpuSec", "workCpuSec"],
  ...["lossFinal", "waitReason"],
];

/** The jobs of a jobs.csv, each with what moves.csv says of it. */
export function jobOutcomes(file: string, text: string, moves: readonly StoredMove[]): readonly JobOutcome[] {
  const byJob = new Map<string, StoredMove[]>();
  for (const move of moves) {
    const of = byJob.get(move.job);
    if (of === undefined) byJob.set(move.job, [move]);
    else of.push(move);
  }
  return csvRows(file, text, columns).map((row): JobOutcome => {
    const id = row.text("id");
    const own = byJob.get(id) ?? [];
    return {
      id,
      model: row.textOrNull("model"),
      arrivalSec: row.number("arrivalSec"),
      startSec: row.numberOrNull("startSec"),
      finishSec: row.numberOrNull("finishSec"),
      completionSec: row.numberOrNull("completionSec"),
      node: row.textOrNull("node"),
      workCpuSec: row.number("workCpuSec"),
      cpuSec: row.number("cpuSec"),
      lossFinal: row.numberOrNull("lossFinal"),
      waitReason: row.textOrNull("waitReason"),
      moves: own.flatMap((move) => (move.event === "move" ? [move.move] : [])),
      refusedMoves: own.flatMap((move) => (move.event === "refused" ? [move.refused] : [])),
      restarts: own.flatMap((move) => (move.event === "restart" ? [move.restart] : [])),
    };
  });
}
