import type { ChartSpec } from "../charts/theme.js";
import type { Column } from "../columns.js";
import { formatFixed, formatSignificant, MISSING } from "../format.js";
import { escapeHtml } from "./escape.js";
import { htmlTable } from "./table.js";

/** Rows of a chart that its table shows; of more, evenly chosen ones. */
const ROWS_MAX = 60;
/** What marks tell by position or look; other channels style them. */
const CHANNELS = ["y", "x", "x2", "y2", "xOffset", "yOffset", "color", "shape", "detail"] as const;
/** Fields that rows may have beside what is drawn of them, and that a reader wants. */
const EXTRA_FIELDS = ["state", "mark"] as const;

/** Headers of fields, before those that the drawing gives them. */
export type DataHeaders = Readonly<Record<string, string>>;

type Row = Readonly<Record<string, unknown>>;
type Headers = ReadonlyMap<string, string>;

/** The part of a Vega-Lite specification from which a table can be read. */
interface View {
  readonly title?: unknown;
  readonly data?: { readonly values?: readonly Row[] };
  readonly encoding?: Readonly<Record<string, unknown>>;
  readonly layer?: readonly View[];
  readonly vconcat?: readonly View[];
}

interface Panel {
  readonly title: string;
  readonly headers: Headers;
  readonly rows: readonly Row[];
}

/**
 * The numbers that a chart was drawn from, as a table that can be opened below it: for whoever cannot see it, or wants a value.
 * Rows of long charts are chosen evenly. Empty when the chart has no data of its own.
 */
export function figureData(spec: ChartSpec, heading: string, given: DataHeaders): string {
  const panels = panelsOf(spec as View).filter((panel) => panel.rows.length > 0);
  const count = panels.reduce((sum, panel) => sum + panel.rows.length, 0);
  if (count === 0) return "";
  const stride = Math.max(1, count / ROWS_MAX);
  const all = panels.flatMap((panel) => panel.rows.map((row) => ({ panel: panel.title, row })));
  const rows = Array.from({ length: Math.min(count, ROWS_MAX) }, (_, index) => all[Math.floor(index * stride)]!);
  const headers = new Map(panels.flatMap((panel) => [...panel.headers]));
  for (const field of Object.keys(given)) if (headers.has(field)) headers.set(field, given[field]!);
  const columns = columnsOf(panels, headers);
  const some = count > rows.length ? `${rows.length} of ${formatFixed(count, 0)} rows, evenly chosen. ` : "";
  const table = htmlTable(columns, rows, {
    caption: `${some}What “${heading}” was drawn from.`,
    attributes: ({ row }) =>
      typeof row.key === "string" && row.key !== "" ? ` data-key="${escapeHtml(row.key)}"` : "",
  });
  return `<details><summary>Data of this chart</summary>\n${table}\n</details>`;
}

interface PanelRow {
  readonly panel: string;
  readonly row: Row;
}

function columnsOf(panels: readonly Panel[], headers: Headers): readonly Column<PanelRow>[] {
  const isNumber = (field: string): boolean =>
    panels.some(({ rows }) => rows.some((row) => typeof row[field] === "number"));
  const told = [...headers].filter(([field]) => panels.some(({ rows }) => isTold(rows, field)));
  const fields = told.map(
    ([field, header]): Column<PanelRow> => ({
      header,
      align: isNumber(field) ? "right" : "left",
      cell: ({ row }) => cellText(row[field]),
    }),
  );
  const names = fields.map(({ header }) => header);
  const own = fields
    .filter(({ header }, index) => names.indexOf(header) === index)
    .toSorted((a, b) => Number(a.align === "right") - Number(b.align === "right"));
  const titled = panels.some(({ title }) => title !== "");
  // What a row is about comes first, and names it.
  return titled
    ? [...own.slice(0, 1), { header: "panel", align: "left", cell: ({ panel }) => panel }, ...own.slice(1)]
    : own;
}

/** Whether a field says anything in these rows: it is there, and not only the name of the series once more. */
const isTold = (rows: readonly Row[], field: string): boolean =>
  rows.some((row) => (row[field] ?? "") !== "" && (field !== "group" || row.group !== row.series));

function cellText(value: unknown): string {
  if (typeof value === "number") return formatSignificant(value, 5);
  return typeof value === "string" && value !== "" ? value : MISSING;
}

/** Drawings beside one another are panels; layers of one drawing are one, with the rows of all. */
function panelsOf(view: View): readonly Panel[] {
  if (view.vconcat !== undefined) return view.vconcat.flatMap(panelsOf);
  const layers = (view.layer ?? [view]).map((layer) => ({
    encoding: { ...view.encoding, ...layer.encoding },
    values: (layer.data ?? view.data)?.values ?? [],
  }));
  const rows = new Set(layers.flatMap(({ values }) => values));
  const headers = new Map<string, string>();
  for (const { encoding } of layers) {
    for (const channel of CHANNELS) {
      const drawn = encoding[channel];
      if (!isField(drawn)) continue;
      const isSpan = "x2" in encoding && channel === "x";
      if (!headers.has(drawn.field)) headers.set(drawn.field, isSpan ? "" : (drawn.title ?? ""));
      // A panel's axis may have no title because the last one has it.
      if (headers.get(drawn.field) === "") headers.set(drawn.field, words(drawn.field));
    }
  }
  const told = [...rows].filter((row) => [...headers.keys()].some((field) => field in row));
  for (const field of EXTRA_FIELDS) if (told.some((row) => field in row)) headers.set(field, field);
  return [{ title: typeof view.title === "string" ? view.title : "", headers, rows: told }];
}

const isField = (channel: unknown): channel is { readonly field: string; readonly title?: string | null } =>
  typeof channel === "object" && channel !== null && "field" in channel && typeof channel.field === "string";

/** `fromSec` as `from (s)`. */
const words = (field: string): string =>
  field
    .replace(/Sec$/, " (s)")
    .replace(/Percent$/, " (%)")
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
