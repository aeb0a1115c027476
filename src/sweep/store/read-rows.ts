import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { diskError } from "./disk-error.js";

/** The rows of a table of runs one by one, without its header; a torn end is left out. */
export async function* readRows(path: string, columnCount: number): AsyncGenerator<readonly string[]> {
  const file = createReadStream(path);
  const rows = file.pipe(
    parse({
      from_line: 2,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_error: true,
      max_record_size: 1 << 24,
    }),
  );
  // An error of the file is no error of the parser, which would wait for more.
  file.on("error", (error) => rows.destroy(error));
  try {
    for await (const row of rows as AsyncIterable<readonly string[]>) if (row.length === columnCount) yield row;
  } catch (error) {
    throw diskError(path, error);
  }
}
