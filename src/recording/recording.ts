import type { SchedulerChoice } from "../scenario/scenario.js";

/** What was run, or is to be run, and on what: `recording.yaml`. See README.md for the meaning of each field. */
export interface RecordingPlan {
  readonly format: "descent-recording/1";
  readonly name: string;
  readonly description: string | null;
  /** Seed of the scheduler's random draws. */
  readonly seed: number;
  readonly node: RecordedNode;
  readonly scheduler: SchedulerChoice;
  /** null: `scheduler` itself places jobs. */
  readonly placement: SchedulerChoice | null;
  /** Time between two samples of a container. */
  readonly sampleSec: number;
  /** Time between two probes of the host's speed. */
  readonly probeSec: number;
  /** When a recording is ended whatever still runs. */
  readonly timeoutSec: number;
  /** Regular expression for a line of output, with the named groups `step`, `loss` and, where printed, `cpuSec`. */
  readonly progressPattern: string;
  readonly containers: readonly ContainerPlan[];
  /** null: nothing has been recorded yet, this is a plan. */
  readonly recorded: RecordedFacts | null;
}

export interface RecordedNode {
  /** CPUs that the containers share. */
  readonly cpus: number;
  /** The host's cores that they may run on; null: any. */
  readonly cores: readonly number[] | null;
}

export interface ContainerPlan {
  readonly id: string;
  /** Name of what it trains: containers with the same name do the same work but for their seed. */
  readonly model: string;
  readonly seed: number;
  readonly command: readonly string[];
  /** Beside SEED and CHECKPOINT, which the recorder sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folder to run in, relative to the plan; the container sees it, read-only. */
  readonly folder: string | null;
  /** Image of the container engine; null: an empty one that sees the host's system folders. */
  readonly image: string | null;
  readonly startSec: number;
  /** null: none. */
  readonly limitCpus: number | null;
  readonly weight: number;
  /** In order of time. */
  readonly changes: readonly PlannedChange[];
}

/** Something that is done to a container at a moment of the recording. */
export type PlannedChange =
  | { readonly kind: "limit"; readonly atSec: number; readonly cpus: number }
  | { readonly kind: "weight"; readonly atSec: number; readonly weight: number }
  | { readonly kind: "pause" | "resume" | "checkpoint"; readonly atSec: number };

/** `running`: the recorder is at work, or was killed. `failed`: something stopped it, see `problems`. */
export type RecordingOutcome = "running" | "complete" | "interrupted" | "failed";

/** What only the recorder can know. */
export interface RecordedFacts {
  readonly runtime: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly outcome: RecordingOutcome;
  /** What went wrong, one line each. */
  readonly problems: readonly string[];
  /** Processor, kernel, and so on; for readers. */
  readonly host: Readonly<Record<string, string | number>>;
  readonly versions: Readonly<Record<string, string>>;
}

export type RecordedEventKind = "start" | "end" | "limit" | "weight" | "pause" | "resume" | "checkpoint";

export interface EventRow {
  readonly tSec: number;
  readonly container: string;
  readonly event: RecordedEventKind;
  /** end: exit code, null when it was lost; limit: CPUs; weight: weight; else null. */
  readonly value: number | null;
}

/** Totals of a container until `tSec`, over all its restarts. */
export interface SampleRow {
  readonly tSec: number;
  readonly container: string;
  readonly cpuSec: number;
  readonly throttledSec: number | null;
  readonly memoryMb: number | null;
}

/** A line of progress that a container printed. */
export interface ProgressRow {
  readonly tSec: number;
  readonly container: string;
  readonly step: number;
  readonly loss: number | null;
  /** CPU-seconds of the container when it printed the line, over all its restarts. */
  readonly cpuSec: number | null;
}

/** Totals of a core since the recording began, or one probe of its speed, or both. */
export interface HostRow {
  readonly tSec: number;
  readonly core: number;
  readonly busySec: number | null;
  /** Taken by the hypervisor. */
  readonly stealSec: number | null;
  /** Seconds that the fixed piece of work took. */
  readonly probeSec: number | null;
}

/** A recording, checked: rows in order of time, each of a container that the plan names. */
export interface Recording {
  readonly plan: RecordingPlan;
  readonly events: readonly EventRow[];
  readonly samples: readonly SampleRow[];
  readonly progress: readonly ProgressRow[];
  readonly host: readonly HostRow[];
}
