import { stringify } from "csv-stringify/sync";
import type { RunData } from "./run-data.js";

const columns = ["timeSec", "job", "event", "from", "to", "mark", "costSec", "lostWorkCpuSec", "reason"];

/** One row for each migration, refused migration and restart, in order of time. */
export const movesCsv = (result: Pick<RunData, "records">): string =>
  stringify(
    result.records
      .flatMap(({ id: job, moves, refusedMoves, restarts }) => [
        ...moves.map((move) => ({ job, event: "move", ...move })),
        ...refusedMoves.map((move) => ({ job, event: "refused", ...move })),
        ...restarts.map(({ node, ...restart }) => ({ job, event: "restart", from: node, ...restart })),
      ])
      .toSorted((a, b) => a.timeSec - b.timeSec),
    { header: true, columns, record_delimiter: "unix" },
  );

/** Whether any job was moved, refused a move or started again. */
export const hasMoves = (result: Pick<RunData, "records">): boolean =>
  result.records.some(({ moves, refusedMoves, restarts }) => moves.length + refusedMoves.length + restarts.length > 0);
