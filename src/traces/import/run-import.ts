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
  for (const { name, pieces } of await inOrder(format, sources)) {
    const reader = importer.open(name);
    for await (const piece of pieces) reader.write(piece);
    reader.end();
  }
  const scenario = importer.finish();
  return { scenario, notes: notes.list(), rows };
}

/** As the format wants them. Only the beginning of each is read. */
async function inOrder(format: ImportFormat, sources: readonly ImportSource[]): Promise<readonly ImportSource[]> {
  const { rank } = format;
  if (rank === undefined) return sources;
  const ranked: { readonly source: ImportSource; readonly rank: number }[] = [];
  for (const source of sources) {
    const { firstLine, pieces } = await begun(source);
    ranked.push({ source: { name: source.name, pieces }, rank: rank(firstLine) });
  }
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ source }) => source);
}

/** No header is longer, in characters. */
const LONGEST_FIRST_LINE = 1024 * 1024;

/** The first line with something in it, and all pieces, that one included. */
async function begun({ pieces }: ImportSource): Promise<{ readonly firstLine: string } & Pick<ImportSource, "pieces">> {
  const rest = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  let head = "";
  while (!/\S.*[\r\n]/.test(head) && head.length < LONGEST_FIRST_LINE) {
    const { done, value } = await rest.next();
    if (done) break;
    head += value;
  }
  return { firstLine: head.trimStart().split(/[\r\n]/)[0]!, pieces: joined(head, rest) };
}

async function* joined(head: string, rest: AsyncIterator<string> | Iterator<string>): AsyncGenerator<string> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
