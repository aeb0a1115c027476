/** What an activity uses of one resource of SharedCpus. */
export interface Use {
  readonly resource: number;
  /** Whose slot it is, unique among all slots. */
  readonly owner: number;
  /** Of the resource, at speed 1 and without neighbours, for each unit of progress; more than 0. */
  readonly amount: number;
  /** The most it may use there; Infinity: all of it. */
  readonly most: number;
  /** Contention sensitivity there; 0 or more. */
  readonly kappa: number;
}

/** Something that makes progress by using all its resources at once, each in a fixed proportion. */
export interface ActivitySpec {
  /** Units of progress until it ends; more than 0. */
  readonly work: number;
  /** Units per second at level 1: its weight. */
  readonly weight: number;
  /** The most units per second; Infinity: no limit of its own. */
  readonly cap: number;
  /** Seconds that each unit takes beside those at its `most` of every resource; 0 or more. */
  readonly serialSec: number;
  readonly uses: readonly Use[];
}

export interface Slot extends Use {
  readonly activity: Activity;
  position: number;
  /** Of the resource for each unit, neighbours and speed included. */
  need: number;
  most: number;
}

/** An activity that is going on. */
export interface Activity {
  readonly spec: ActivitySpec;
  readonly slots: readonly Slot[];
  /** Units per second. */
  rate: number;
  /** When its work ends if nothing changes. */
  dueSec: number;
  remaining: number;
  sinceSec: number;
  /** The resource that holds it back; -1: its own cap does. */
  bottleneck: number;
  isFrozen: boolean;
}
