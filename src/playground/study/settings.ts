/** What a visitor has chosen; null: as the scenario has it. This is all that a shared address carries. */
export interface Settings {
  /** Id of the example, or null when `text` is of the visitor's own. */
  readonly example: string | null;
  /** The scenario's YAML where it was edited; null: the example's. */
  readonly text: string | null;
  /** Names of the two schedulers; the left one is the baseline. */
  readonly left: string;
  readonly right: string;
  /** Growth threshold of the schedulers that have one, fraction per second. */
  readonly alpha: number | null;
  /** Time between two runs of the schedulers that run now and then, seconds. */
  readonly intervalSec: number | null;
  /** How many jobs arrive, at the scenario's own rate; only where jobs are drawn at random. */
  readonly jobs: number | null;
  readonly seed: number | null;
}

export type SideName = "left" | "right";
export const sideNames: readonly SideName[] = ["left", "right"];

export const firstSettings: Settings = {
  example: "random-10",
  text: null,
  left: "fair-share",
  right: "flowcon",
  alpha: null,
  intervalSec: null,
  jobs: 15,
  seed: null,
};

/** Most jobs that a slider reaches; more can be written into the scenario. */
export const JOBS_MAX = 1000;
/** Longest scenario that is simulated or shared here, in characters. */
export const TEXT_MAX = 200_000;
