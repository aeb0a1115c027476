import { formatFixed } from "../format.js";
import { textTable } from "../text-table.js";
import type { SweepFindings } from "./sweep-report.js";
import { differenceColumns, meanColumns, ranked } from "./tables.js";
import { verdict } from "./verdict.js";

const ROWS_MAX = 40;

/** A sweep for the terminal: the best cells, the differences and the verdict. */
export function sweepText(report: SweepFindings): string {
  const cells = ranked(report);
  const parts = [textTable(meanColumns(report), cells.slice(0, ROWS_MAX)) + rest(cells.length)];
  if (report.differences.length > 0) {
    parts.push(
      `less ${report.baseline} with the same seed:\n${textTable(differenceColumns(report), report.differences.slice(0, ROWS_MAX))}${rest(report.differences.length)}`,
    );
  }
  parts.push(`${verdict(report).join("\n")}\n`);
  return parts.join("\n");
}

const rest = (count: number): string => (count > ROWS_MAX ? `... and ${formatFixed(count - ROWS_MAX, 0)} more\n` : "");
