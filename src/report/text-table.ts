import type { Column } from "./columns.js";

/** A table as lines of plain text, columns aligned; each line ends in a line feed. */
export function textTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = [
    columns.map((column) => column.header),
    ...rows.map((row) => columns.map((column) => printable(column.cell(row)))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => widthOf(line[index]!))));
  const lines = cells.map((line) => line.map((cell, index) => padded(cell, widths[index]!, columns[index]!.align)));
  lines.splice(
    1,
    0,
    widths.map((width) => "─".repeat(width)),
  );
  return lines.map((line) => `${line.join("  ").trimEnd()}\n`).join("");
}

function padded(text: string, width: number, align: "left" | "right"): string {
  const padding = " ".repeat(width - widthOf(text));
  return align === "right" ? padding + text : text + padding;
}

/** Characters, not code units, so that a name in any script stays one cell per letter. */
const widthOf = (text: string): number => [...text].length;

/** A name must not move the cursor or colour the terminal. */
const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, "�");
