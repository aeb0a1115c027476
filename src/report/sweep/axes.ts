import type { ReportedCell, SweepFindings } from "./sweep-report.js";

/** A parameter that varies among some cells. */
export interface Varying {
  readonly index: number;
  readonly path: string;
  /** In ascending order. */
  readonly values: readonly (string | number)[];
  readonly isNumeric: boolean;
}

/** Parameters with at least two values among the cells, in the order of the sweep. */
export function varyingParameters(
  report: Pick<SweepFindings, "parameters">,
  cells: readonly ReportedCell[],
): Varying[] {
  return report.parameters.flatMap((path, index) => {
    const values = [...new Set(cells.flatMap((cell) => cell.values[index] ?? []))];
    const isNumeric = values.every((value) => typeof value === "number");
    if (values.length < 2) return [];
    return [{ index, path, values: isNumeric ? values.toSorted((a, b) => Number(a) - Number(b)) : values, isNumeric }];
  });
}

/** Means of cells with equal values of some parameters; the others are averaged over. */
export function averagedOver(
  cells: readonly ReportedCell[],
  indices: readonly number[],
): readonly {
  readonly values: readonly (string | number)[];
  readonly mean: number;
  readonly cells: readonly ReportedCell[];
}[] {
  const groups = new Map<string, { values: (string | number)[]; cells: ReportedCell[] }>();
  for (const cell of cells) {
    const values = indices.flatMap((index) => cell.values[index] ?? []);
    if (values.length < indices.length) continue;
    const key = JSON.stringify(values);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values, cells: [cell] });
    else group.cells.push(cell);
  }
  return [...groups.values()].map(({ values, cells: members }) => ({
    values,
    cells: members,
    mean: members.reduce((sum, cell) => sum + cell.estimate.mean, 0) / members.length,
  }));
}
