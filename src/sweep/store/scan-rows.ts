import { open } from "node:fs/promises";
import { parseRunKey } from "../keys.js";
import type { DoneRuns } from "../plan/done-runs.js";

/** A stretch of a file, from one byte to the one before another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface RowScan {
  /** The rows that count, as stretches in order: whole, of this table, each run once. */
  readonly good: readonly Stretch[];
  readonly sizeBytes: number;
}

const CHUNK_BYTES = 1 << 20;
const LINE_FEED = 10;
const COMMA = 44;
const QUOTE = 34;

/**
 * Reads a table of runs from its beginning and enters its runs in `done`. Rows that are torn, that have another number of
 * columns or that repeat a run do not count.
 */
export async function scanRows(path: string, columnCount: number, done: DoneRuns): Promise<RowScan> {
  const good: { from: number; to: number }[] = [];
  let sizeBytes = 0;
  for await (const line of linesOf(path)) {
    sizeBytes = line.from + line.bytes.length;
    const isHeader = line.from === 0;
    if (!line.isWhole || !(isHeader || isNewRow(line.bytes, columnCount, done))) continue;
    const last = good.at(-1);
    if (last?.to === line.from) last.to = sizeBytes;
    else good.push({ from: line.from, to: sizeBytes });
  }
  return { good, sizeBytes };
}

interface Line {
  readonly from: number;
  /** With its line feed. */
  readonly bytes: Buffer;
  /** false: the file ends before the line does. */
  readonly isWhole: boolean;
}

async function* linesOf(path: string): AsyncGenerator<Line> {
  const file = await open(path, "r");
  try {
    let rest = Buffer.alloc(0);
    let from = 0;
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, from + rest.length);
      const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      let start = 0;
      for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
        yield { from: from + start, bytes: bytes.subarray(start, end + 1), isWhole: true };
        start = end + 1;
      }
      rest = bytes.subarray(start);
      from += start;
      if (bytesRead === 0) break;
    }
    if (rest.length > 0) yield { from, bytes: rest, isWhole: false };
  } finally {
    await file.close();
  }
}

function isNewRow(line: Buffer, columnCount: number, done: DoneRuns): boolean {
  const key = parseRunKey(line.toString("latin1", 0, Math.max(line.indexOf(COMMA), 0)));
  return key !== null && fieldCount(line) === columnCount && done.add(key.hashOfCell, key.seed);
}

/** @returns -1 for bytes that no row has: what a file system leaves where it had no time to write */
function fieldCount(line: Buffer): number {
  let fields = 1;
  let isQuoted = false;
  for (const byte of line) {
    if (byte === 0) return -1;
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (byte === COMMA && !isQuoted) fields += 1;
  }
  return isQuoted ? -1 : fields;
}
