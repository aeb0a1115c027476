import { formatFixed, formatSeconds, MISSING } from "./format.js";

/** A column of a table, in the terminal or on a page: its header carries the unit, numbers stand right. */
export interface Column<Row> {
  readonly header: string;
  readonly align: "left" | "right";
  readonly cell: (row: Row) => string;
}

export const textColumn = <Row>(header: string, value: (row: Row) => string | null): Column<Row> => ({
  header,
  align: "left",
  cell: (row) => value(row) ?? MISSING,
});

/** All cells have the decimals that the largest of them needs, so that a column can be read down. */
export function secondsColumn<Row>(
  header: string,
  rows: readonly Row[],
  value: (row: Row) => number | null,
): Column<Row> {
  const scaleSec = rows.reduce((largest, row) => Math.max(largest, Math.abs(value(row) ?? 0)), 0);
  return { header, align: "right", cell: (row) => formatSeconds(value(row), scaleSec) };
}

export const countColumn = <Row>(header: string, value: (row: Row) => number): Column<Row> => ({
  header,
  align: "right",
  cell: (row) => formatFixed(value(row), 0),
});
