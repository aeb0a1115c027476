import type { Colour } from "../../report/palette.js";
import type { SideName } from "./settings.js";

/** What is drawn of one study: plain data that a worker can send. Times in seconds. */
export interface StudyPicture {
  readonly name: string;
  readonly description: string | null;
  readonly startSec: number;
  readonly endSec: number;
  readonly series: readonly SeriesPicture[];
  readonly sides: Readonly<Record<SideName, SidePicture>>;
  readonly completions: CompletionTable;
  readonly available: Available;
}

export interface SeriesPicture {
  readonly name: string;
  readonly colour: Colour;
}

/** Which controls have an effect, and what the scenario itself says. */
export interface Available {
  readonly jobCount: number;
  readonly canSetJobs: boolean;
  readonly seed: number;
  /** Of the first scheduler that has it; null: neither has. */
  readonly alpha: number | null;
  readonly intervalSec: number | null;
}

export interface SidePicture {
  /** Name of the scheduler, and the parameters in force. */
  readonly scheduler: string;
  readonly parameters: string;
  readonly makespanSec: number | null;
  readonly meanCompletionSec: number | null;
  readonly finished: number;
  readonly jobs: number;
  /** Of the nodes whose power is modelled; null: there is none. */
  readonly energyJoules: number | null;
  /** null: no job serves. */
  readonly responses: ResponsePicture | null;
  readonly panels: readonly CpuPanel[];
  /** null: too many jobs to draw one by one. */
  readonly bars: readonly Bar[] | null;
  /** null: too many jobs, or none reports a loss. */
  readonly losses: readonly LossLine[] | null;
  /** Moments at which something was decided or ended, in time order. */
  readonly stepSec: Float64Array;
}

/** CPU use of one node, or of all together: one layer per series, mean CPUs in each column of time. */
export interface CpuPanel {
  readonly title: string;
  readonly capacityCpus: number;
  readonly layers: readonly { readonly series: number; readonly meanCpus: Float32Array }[];
}

export interface Bar {
  readonly job: string;
  readonly series: number;
  readonly arrivalSec: number;
  readonly startSec: number | null;
  /** null: not by the end of the run. */
  readonly finishSec: number | null;
  readonly moveSec: readonly number[];
}

export interface LossLine {
  readonly series: number;
  readonly timeSec: Float32Array;
  /** In per cent of the job's first loss. */
  readonly percent: Float32Array;
}

/** Response times of the services of a run. */
export interface ResponsePicture {
  /** Over all requests of the run. */
  readonly p95Sec: number | null;
  readonly answered: number;
  readonly sent: number;
  /** The 95th percentile of each service, by when requests were sent. */
  readonly lines: readonly ResponseLine[];
}

export interface ResponseLine {
  readonly series: number;
  readonly timeSec: readonly number[];
  readonly p95Sec: readonly number[];
}

export interface CompletionTable {
  readonly rows: readonly CompletionRow[];
  /** Jobs that are not in `rows`. */
  readonly omitted: number;
  readonly improved: number;
  readonly compared: number;
}

export interface CompletionRow {
  readonly job: string;
  readonly leftSec: number | null;
  readonly rightSec: number | null;
  readonly reductionPercent: number | null;
}
