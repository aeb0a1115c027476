/** The CSV files that an import may write beside its scenario, and their columns. */
export const importTables = {
  /** The scenario's jobs, as `parseJobsCsv` reads them. */
  jobs: [
    "id",
    "arrivalSec",
    "workCpuSec",
    "cpusMax",
    "memoryMb",
    "requestCpus",
    "requestMemoryMb",
    "requestGpus",
    "requires",
    "model",
  ],
  /** What really happened to a job: `descent run --recorded` shows it beside the simulation. */
  recorded: ["id", "waitSec", "durationSec"],
} as const;

export type ImportTable = keyof typeof importTables;

/** null: the file does not say. */
export type Cell = string | number | null;

/** Takes rows one by one, so that no table has to fit in memory. */
export interface ImportTables {
  row(table: ImportTable, cells: readonly Cell[]): void;
}
