import type { ContainerPlan, RecordedNode } from "../recording/recording.js";

/** Totals of a container since it was launched, its restarts included. */
export interface Usage {
  readonly cpuSec: number;
  readonly throttledSec: number;
  readonly memoryMb: number;
}

/** How a container ended; `exitCode` null: nobody can tell, what ran it is gone. */
export interface Ending {
  readonly exitCode: number | null;
  /** Unix time in milliseconds. */
  readonly atMs: number;
}

/** A container that was started. Every method throws when what runs it is gone. */
export interface LiveContainer {
  /** Unix time in milliseconds at which its process began. */
  readonly startedAtMs: number;
  /** Resolves when its process is gone, or what ran it. Never rejects. */
  readonly ended: Promise<Ending>;
  /** Read now, without waiting; null: it cannot be read any more. */
  usage(): Usage | null;
  limit(cpus: number): Promise<void>;
  weigh(weight: number): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Tells its process to save itself and end. */
  askToSave(): Promise<void>;
}

export interface LaunchOptions {
  readonly plan: ContainerPlan;
  readonly node: RecordedNode;
  /** Absolute path of the folder that it runs in; null: none. */
  readonly folder: string | null;
  /** Absolute path of a folder that it may write to. */
  readonly checkpointFolder: string;
  readonly limitCpus: number | null;
  readonly weight: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Takes each line of its output, errors too. */
  readonly onLine: (line: string) => void;
}

/** What can run containers on this machine. */
export interface Runtime {
  readonly name: string;
  readonly versions: Readonly<Record<string, string>>;
  launch(options: LaunchOptions): Promise<LiveContainer>;
}
