import { type SweepQuestion, sweepFindings } from "../api/sweep-findings.js";
import type { SweepReport } from "../report/sweep/sweep-report.js";
import type { SweepDescription } from "../sweep/store/sweep-file.js";
import type { RunsTable } from "../sweep/summary/runs-table.js";
import { descentVersion } from "./version.js";

/** What a report of a sweep shows, from its table. null: no run has the metric. */
export function sweepReport(
  table: RunsTable,
  description: SweepDescription,
  question: SweepQuestion,
): SweepReport | null {
  const findings = sweepFindings(table, description, question);
  if (findings === null) return null;
  return {
    ...findings,
    facts: [
      ["Command", description.command],
      ["Descent version", description.descentVersion],
      ["Identity of scenario and version", description.identity],
      ["Seeds per cell", String(description.seeds)],
    ],
    descentVersion,
  };
}
