/** Something that makes things happen in some runs. `run-jobs.ts` says when, among what happens at one moment. */
export interface EventSource {
  /** Time of its next event; Infinity: it has none. An event that will turn out to change nothing may be counted. */
  readonly nextSec: number;
  /** Whether it keeps a run going by itself. Failures do not: a run in which only they and alarms are left has stalled. */
  readonly isWork: boolean;
  /** Lets everything happen that is due by now; called only when something is. */
  fire(): void;
}
