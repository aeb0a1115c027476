import type { Estimate, LibraryModel, ModelLibrary } from "../../domain/model-library.js";
import { type Column, countColumn, textColumn } from "../columns.js";
import { formatFixed, formatPercent, MISSING } from "../format.js";
import { textTable } from "../text-table.js";

type Row = LibraryModel & { readonly name: string };

const numberColumn = (header: string, text: (row: Row) => string): Column<Row> => ({
  header,
  align: "right",
  cell: text,
});

const columns: readonly Column<Row>[] = [
  textColumn("model", ({ name }) => name),
  numberColumn("runs alone\n+ others", ({ fit }) => `${fit.soloRuns} + ${fit.companyRuns}`),
  numberColumn("work\n(CPU s)", ({ fit }) => plusMinus(fit.workCpuSec, 2)),
  numberColumn("spread", ({ fit }) => (fit.spread === null ? MISSING : formatPercent(fit.spread))),
  numberColumn("start-up\n(CPU s)", ({ fit }) => plusMinus(fit.startUpCpuSec, 2)),
  countColumn("steps", ({ fit }) => fit.steps),
  numberColumn("CPU ms\na step", ({ fit }) => plusMinus(thousandfold(fit.cpuSecPerStep), 2)),
  numberColumn("CPUs\nat most", ({ cpusMax }) => (cpusMax === null ? MISSING : String(cpusMax))),
  numberColumn("contention\nkappa", ({ fit }) => (fit.contention === null ? MISSING : plusMinus(fit.contention, 3))),
  textColumn("loss curve", ({ fit }) => fit.loss?.family ?? null),
  numberColumn("cross-\nvalidated", ({ fit }) => {
    const error = fit.loss?.crossValidatedError ?? null;
    return error === null ? MISSING : formatPercent(error);
  }),
];

/** The models of a library as text, half-widths of their 95 % intervals behind them. */
export function libraryTable({ models, nodes, recordings }: ModelLibrary): string {
  const rows = Object.entries(models).map(([name, model]) => ({ name, ...model }));
  const refusals = rows.flatMap(({ name, fit }) =>
    fit.loss?.refusal == null
      ? []
      : [`no curve for ${name}: ${fit.loss.refusal}; its measured losses stand as a table\n`],
  );
  const machines = nodes.map(
    ({ host, recordings: count, speed, probeSec }) =>
      `speed ${formatFixed(speed, 2)} (probe ${probeSec === null ? MISSING : `${plusMinus(thousandfold(probeSec), 1)} ms`}), ${count} recordings: ${host}\n`,
  );
  return `${textTable(columns, rows)}\n${refusals.join("")}${machines.join("")}fitted on ${recordings.length} recordings\n`;
}

const thousandfold = ({ estimate, low, high }: Estimate): Estimate => ({
  estimate: 1000 * estimate,
  low: low === null ? null : 1000 * low,
  high: high === null ? null : 1000 * high,
});

function plusMinus({ estimate, low, high }: Estimate, decimals: number): string {
  const value = formatFixed(estimate, decimals);
  return low === null || high === null ? value : `${value} ± ${formatFixed((high - low) / 2, decimals)}`;
}
