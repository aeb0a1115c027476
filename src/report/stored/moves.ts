import { InputError } from "../../domain/errors.js";
import type { Move, RefusedMove, Restart } from "../../domain/record.js";
import { type CsvRow, csvRows } from "./csv-rows.js";

/** A row of moves.csv. */
export type StoredMove =
  | { readonly event: "move"; readonly job: string; readonly move: Move }
  | { readonly event: "refused"; readonly job: string; readonly refused: RefusedMove }
  | { readonly event: "restart"; readonly job: string; readonly restart: Restart };

const columns = ["timeSec", "job", "event", "from", "to", "mark", "costSec", "lostWorkCpuSec", "reason"];

export const parseMoves = (file: string, text: string): readonly StoredMove[] =>
  csvRows(file, text, columns).map((row) => storedMove(file, row));

function storedMove(file: string, row: CsvRow): StoredMove {
  const job = row.text("job");
  const timeSec = row.number("timeSec");
  const [from, to, mark] = [row.text("from"), row.text("to"), row.text("mark")];
  const event = row.text("event");
  if (event === "refused") return { event, job, refused: { timeSec, to, mark, reason: row.text("reason") } };
  const lostWorkCpuSec = row.number("lostWorkCpuSec");
  if (event === "restart") return { event, job, restart: { timeSec, node: from, lostWorkCpuSec } };
  if (event === "move") {
    return { event, job, move: { timeSec, from, to, mark, costSec: row.number("costSec"), lostWorkCpuSec } };
  }
  throw new InputError(file, job, `unknown event: ${event}; known: move, refused, restart`);
}
