import { rename, rm } from "node:fs/promises";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { diskError } from "./disk-error.js";
import { readRows } from "./read-rows.js";

/** Rows that are held in memory and written as one group. */
const GROUP_ROWS = 100_000;

type Kind = "integer" | "number" | "text";

/**
 * Writes a table of runs as Parquet too: numbers as numbers, nothing as null. Whole or not at all.
 * @param textColumns columns that are text whatever they look like
 */
export async function writeParquet(
  csvPath: string,
  path: string,
  columns: readonly string[],
  textColumns: ReadonlySet<string>,
): Promise<void> {
  const partial = `${path}.partial`;
  try {
    const kinds = await columnKinds(csvPath, columns, textColumns);
    await writeGroups(csvPath, partial, columns, kinds);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw diskError(path, error);
  }
}

/** The narrowest kind that all values of a column have: a first pass over the table. */
async function columnKinds(
  csvPath: string,
  columns: readonly string[],
  textColumns: ReadonlySet<string>,
): Promise<readonly Kind[]> {
  const kinds: Kind[] = columns.map((name) =>
    textColumns.has(name) ? "text" : name === "seed" || name === "jobsUnfinished" ? "integer" : "number",
  );
  for await (const row of readRows(csvPath, columns.length)) {
    for (const [index, value] of row.entries()) {
      if (kinds[index] !== "text" && value !== "" && !Number.isFinite(Number(value))) kinds[index] = "text";
    }
  }
  return kinds;
}

const TYPES = {
  integer: { type: "INT64", repetition_type: "OPTIONAL" },
  number: { type: "DOUBLE", repetition_type: "OPTIONAL" },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
} as const;

const CONVERT: Readonly<Record<Kind, (text: string) => unknown>> = {
  integer: BigInt,
  number: Number,
  text: (text) => text,
};

async function writeGroups(
  csvPath: string,
  path: string,
  columns: readonly string[],
  kinds: readonly Kind[],
): Promise<void> {
  const schema = [
    { name: "runs", num_children: columns.length },
    ...columns.map((name, index) => ({ name, ...TYPES[kinds[index]!] })),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, createdBy: "descent" });
  let group: unknown[][] = columns.map(() => []);
  const flush = async (): Promise<void> => {
    await writer.write({
      columnData: columns.map((name, index) => ({ name, data: group[index]! })),
      rowGroupSize: GROUP_ROWS,
    });
    group = columns.map(() => []);
  };
  for await (const row of readRows(csvPath, columns.length)) {
    for (const [index, value] of row.entries()) group[index]!.push(value === "" ? null : CONVERT[kinds[index]!](value));
    if (group[0]!.length === GROUP_ROWS) await flush();
  }
  if (group[0]!.length > 0) await flush();
  writer.finish();
}
