import type { Column } from "../columns.js";
import { escapeHtml } from "./escape.js";

export interface TableOptions<Row> {
  readonly caption: string;
  /** Markup set before the text of a row's first cell, such as its colour. */
  readonly mark?: (row: Row) => string;
  /** Attributes of a row, each with a space before it. */
  readonly attributes?: (row: Row) => string;
}

/** A table whose first column names its rows. */
export function htmlTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: TableOptions<Row>,
): string {
  const head = columns.map((column) => `<th scope="col"${alignment(column)}>${escapeHtml(column.header)}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map((column, index) => {
      const text = escapeHtml(column.cell(row));
      if (index === 0) return `<th scope="row"${alignment(column)}>${options.mark?.(row) ?? ""}${text}</th>`;
      return `<td${alignment(column)}>${text}</td>`;
    });
    return `<tr${options.attributes?.(row) ?? ""}>${cells.join("")}</tr>`;
  });
  const table = `<table>
<caption>${escapeHtml(options.caption)}</caption>
<thead><tr>${head.join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table>`;
  return scrolled(options.caption, table);
}

/** A table in a box of its own that scrolls where the page is too narrow for it. */
export const scrolled = (label: string, table: string): string =>
  `<div class="scroll" role="group" aria-label="${escapeHtml(label)}">${table}</div>`;

const alignment = (column: { readonly align: "left" | "right" }): string =>
  column.align === "right" ? ' class="number"' : "";
