export interface ResultFile {
  /** Name inside the result directory, without a folder. */
  readonly name: string;
  readonly content: string;
}

/** Every name that `resultFiles` may give. A directory that holds anything else is never replaced. */
export const resultFileNames = [
  "manifest.json",
  "nodes.csv",
  "jobs.csv",
  "timeline.csv",
  "losses.csv",
  "growth.csv",
  "energy.csv",
  "workers.csv",
  "services.csv",
  "responses.csv",
  "moves.csv",
  "decisions.csv",
  "baseline.csv",
  "summary.json",
  "report.html",
] as const;
