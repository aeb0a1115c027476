import type { ImportedScenario, ImportFormat, ImportOptions } from "./format.js";
import { type Note, Notes } from "./notes.js";
import type { ImportTable, ImportTables } from "./tables.js";

/** A file to import: its name for errors, and its text piece by piece. */
export interface ImportSource {
  readonly name: string;
  readonly pieces: AsyncIterable<string> | Iterable<string>;
}

export interface ImportOutcome {
  readonly scenario: ImportedScenario;
  readonly notes: readonly Note[];
  /** Rows written to each table. */
  readonly rows: Readonly<Partial<Record<ImportTable, number>>>;
}

/**
 * Reads files of one format; rows go to `tables` while they are read, the scenario comes at the end. Memory does not grow
 * with the length of the files beyond what the format has to remember. Throws InputError: then what was written is void.
 */
export async function runImport(
  format: ImportFormat,
  sources: readonly ImportSource[],
  options: ImportOptions,
  tables: ImportTables,
): Promise<ImportOutcome> {
  const notes = new Notes();
  const rows: Partial<Record<ImportTable, number>> = {};
  const counted: ImportTables = {
    row(table, cells) {
      rows[table] = (rows[table] ?? 0) + 1;
      tables.row(table, cells);
    },
  };
  const importer = format.create({ options, notes, tables: counted });
  for (const { name, pieces } of sources) {
    const reader = importer.open(name);
    for await (const piece of pieces) reader.write(piece);
    reader.end();
  }
  const scenario = importer.finish();
  return { scenario, notes: notes.list(), rows };
}
