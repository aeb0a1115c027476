import type { Checkpoints } from "../cluster/checkpoints.js";
import type { Cluster } from "../cluster/cluster.js";
import type { JobIndex } from "../domain/ids.js";
import type { Trigger } from "../domain/trigger.js";
import type { EnergyMeter } from "./energy-meter.js";
import type { Listeners } from "./listeners.js";
import type { Services } from "./services.js";
import type { TimelineRecorder } from "./timeline-recorder.js";

/** What an event source has of the run that it belongs to. */
export interface Desk {
  readonly cluster: Cluster;
  readonly checkpoints: Checkpoints;
  readonly listeners: Listeners;
  /** null: nobody reads the timeline. */
  readonly recorder: TimelineRecorder | null;
  /** null: no node states its power. */
  readonly meter: EnergyMeter | null;
  /** null: no job serves. */
  readonly services: Services | null;
  /** Asks policies, and does what they answer. @returns whether one wants the queue held */
  tell(owners: readonly number[], trigger: Trigger): boolean;
  /** Says that a container was started; unless it is still on its way. */
  tellStart(job: JobIndex): void;
  /** Offers the waiting jobs that the freed node may have room for, until one holds up the rest. */
  retryPending(node: number): void;
  /** Notes that a job has done its work: what waits for it may be submitted. */
  noteFinished(job: number): void;
  /** Notes that a job has ended, or will never run again. */
  noteEnded(): void;
  /** Notes an event that may be all that still happens; `weight` as a part of one alarm. */
  noteIdle(weight: number): void;
}
