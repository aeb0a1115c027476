import { unknownName } from "../scenario/fields.js";
import { parsePlan } from "./parse-plan.js";
import type { EventRow, HostRow, ProgressRow, RecordedEventKind, Recording, SampleRow } from "./recording.js";
import { parseTable, type Row } from "./table.js";

/** The texts of a recording's files; null: there is no such file. */
export interface RecordingTexts {
  readonly plan: string;
  readonly events: string | null;
  readonly samples: string | null;
  readonly progress: string | null;
  readonly host: string | null;
}

export type RecordingFile = keyof RecordingTexts;

export const recordingFiles: Readonly<Record<RecordingFile, string>> = {
  plan: "recording.yaml",
  events: "events.csv",
  samples: "samples.csv",
  progress: "progress.csv",
  host: "host.csv",
};

/** The columns of each table, in the order in which they are written. */
export const recordingColumns = {
  events: ["tSec", "container", "event", "value"],
  samples: ["tSec", "container", "cpuSec", "throttledSec", "memoryMb"],
  progress: ["tSec", "container", "step", "loss", "cpuSec"],
  host: ["tSec", "core", "busySec", "stealSec", "probeSec"],
} as const;

export type RecordingTable = keyof typeof recordingColumns;

const eventKinds: readonly RecordedEventKind[] = ["start", "end", "limit", "weight", "pause", "resume", "checkpoint"];

/**
 * Parses the files of one recording. Throws InputError with file, line, column and what is allowed.
 * @param nameOf the name of each file in errors
 */
export function parseRecording(texts: RecordingTexts, nameOf: (file: RecordingFile) => string): Recording {
  const plan = parsePlan(texts.plan, nameOf("plan"));
  const ids = plan.containers.map(({ id }) => id);
  const known = new Set(ids);
  // Until the recorder has ended, and when it was killed, a last line may be torn.
  const mayBeTorn = plan.recorded?.outcome === "running" || plan.recorded?.outcome === "failed";
  const containerOf = (row: Row): string => {
    const id = row.text("container");
    return known.has(id) ? id : row.fail("container", unknownName("container", id, ids));
  };
  const read = <T extends { readonly tSec: number }>(
    table: RecordingTable,
    required: readonly string[],
    readRow: (row: Row) => T,
  ): readonly T[] => {
    const text = texts[table];
    if (text === null) return [];
    return parseTable(text, nameOf(table), { required, mayBeTorn }, readRow).toSorted((a, b) => a.tSec - b.tSec);
  };
  return {
    plan,
    events: read("events", ["tSec", "container", "event"], (row) => eventOf(row, containerOf(row))),
    samples: read("samples", ["tSec", "container", "cpuSec"], (row) => sampleOf(row, containerOf(row))),
    progress: read("progress", ["tSec", "container", "step"], (row) => progressOf(row, containerOf(row))),
    host: read("host", ["tSec", "core"], hostOf),
  };
}

function eventOf(row: Row, container: string): EventRow {
  const event = eventKinds.find((kind) => kind === row.text("event"));
  if (event === undefined) return row.fail("event", unknownName("event", row.text("event"), eventKinds));
  const value = row.number("value");
  if ((event === "limit" || event === "weight") && (value === null || value <= 0)) {
    return row.fail("value", "must be a finite number more than 0");
  }
  return { tSec: atLeastZero(row, "tSec"), container, event, value };
}

const sampleOf = (row: Row, container: string): SampleRow => ({
  tSec: atLeastZero(row, "tSec"),
  container,
  cpuSec: atLeastZero(row, "cpuSec"),
  throttledSec: row.number("throttledSec"),
  memoryMb: row.number("memoryMb"),
});

const progressOf = (row: Row, container: string): ProgressRow => ({
  tSec: atLeastZero(row, "tSec"),
  container,
  step: atLeastZero(row, "step"),
  loss: row.number("loss"),
  cpuSec: row.number("cpuSec"),
});

const hostOf = (row: Row): HostRow => ({
  tSec: atLeastZero(row, "tSec"),
  core: atLeastZero(row, "core"),
  busySec: row.number("busySec"),
  stealSec: row.number("stealSec"),
  probeSec: row.number("probeSec"),
});

function atLeastZero(row: Row, column: string): number {
  const value = row.requiredNumber(column);
  return value >= 0 ? value : row.fail(column, `must be 0 or more, got ${value}`);
}
