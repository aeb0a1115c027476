import type { Column } from "./columns.js";

/** Characters of a cell that are shown. */
const CELL_MAX = 40;

/** A table as lines of plain text, columns aligned; each line ends in a line feed. A header may have several lines. */
export function textTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const headers = columns.map((column) => column.header.split("\n").map(printable));
  const headerLines = Math.max(...headers.map((lines) => lines.length));
  const cells = [
    ...Array.from({ length: headerLines }, (_, line) => headers.map((lines) => lines[line] ?? "")),
    ...rows.map((row) => columns.map((column) => shortened(column.cell(row)))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => widthOf(line[index]!))));
  const lines = cells.map((line) => line.map((cell, index) => padded(cell, widths[index]!, columns[index]!.align)));
  lines.splice(
    headerLines,
    0,
    widths.map((width) => "─".repeat(width)),
  );
  return lines.map((line) => `${line.join("  ").trimEnd()}\n`).join("");
}

function padded(text: string, width: number, align: "left" | "right"): string {
  const padding = " ".repeat(width - widthOf(text));
  return align === "right" ? padding + text : text + padding;
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Cells of a terminal: two for a wide letter, one for any other. */
function widthOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += wide.test(character) ? 2 : 1;
  return cells;
}

/** A name must not push the numbers off the terminal. */
function shortened(text: string): string {
  const characters = [...printable(text)];
  return characters.length <= CELL_MAX ? characters.join("") : `${characters.slice(0, CELL_MAX - 1).join("")}…`;
}

/** Text without the characters that move the cursor or colour a terminal. */
export const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, "�");
