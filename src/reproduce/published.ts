import { parse } from "csv-parse/sync";
import { assert } from "../domain/assert.js";
import type { PublishedNumber } from "../domain/reproduction.js";

/** The published numbers of one document, from the text of its CSV. Ids are unique. */
export function parsePublished(csv: string): readonly PublishedNumber[] {
  const rows: Record<string, string>[] = parse(csv, { columns: true, skip_empty_lines: true });
  const numbers = rows.map((row): PublishedNumber => {
    const text = (column: string): string => {
      const value = row[column];
      assert(value !== undefined, `published numbers have the column ${column}`);
      return value;
    };
    return {
      id: text("id"),
      section: text("section"),
      experiment: text("experiment"),
      scheduler: text("scheduler"),
      alpha: text("alpha"),
      intervalSec: text("interval_s"),
      subject: text("subject"),
      metric: text("metric"),
      value: text("value"),
      unit: text("unit"),
      basis: text("basis"),
      note: text("note"),
    };
  });
  assert(new Set(numbers.map(({ id }) => id)).size === numbers.length, "published numbers have unique ids");
  return numbers;
}
