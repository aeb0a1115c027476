/** What an activity uses of one resource of SharedCpus. */
export interface Use {
  readonly resource: number;
  /** Whose slot it is, unique among all slots. */
  readonly owner: number;
  /** Of the resource, at speed 1 and without neighbours, for each unit of progress; 0: it is there and uses nothing. */
  readonly amount: number;
  /** The most it may use there; Infinity: all of it. */
  readonly most: number;
  /** Share of the contended resource, beside those of the containers there; more than 0. */
  readonly weight: number;
  /** Contention sensitivity there; 0 or more. */
  readonly kappa: number;
  /** The part of each unit that needs it, counted from 0. */
  readonly phase: number;
}

/** Something that makes progress by using several resources, each in a fixed proportion. */
export interface ActivitySpec {
  /** Units of progress until it ends; more than 0. */
  readonly work: number;
  /** The most units per second; Infinity: no limit of its own. */
  readonly cap: number;
  /** Parts that each unit consists of: 1 or more. All uses of one part are at work together. */
  readonly phases: number;
  /** true: the parts of a unit go on side by side, and the slowest counts. false: one after another. */
  readonly overlap: boolean;
  /** Seconds that the last part takes beside those on its resources; 0 or more. */
  readonly serialSec: number;
  readonly uses: readonly Use[];
}

export interface Slot extends Use {
  readonly activity: Activity;
  position: number;
  /** Of the resource for each unit, neighbours and speed included. */
  need: number;
  most: number;
  weight: number;
  /** Seconds that the owner has been at work here, until `bookedUnits` of the activity were done. */
  busySec: number;
  bookedUnits: number;
  /** Units per second that this resource alone would let the activity make as things are; Infinity: any. */
  ownRate: number;
}

/** Written out, since a large job has hundreds of them and spreading objects is slow. */
export const newSlot = (use: Use, activity: Activity, position: number): Slot => ({
  resource: use.resource,
  owner: use.owner,
  amount: use.amount,
  most: use.most,
  weight: use.weight,
  kappa: use.kappa,
  phase: use.phase,
  activity,
  position,
  need: use.amount,
  busySec: 0,
  bookedUnits: 0,
  ownRate: 0,
});

/** One part of each unit of an activity. */
export interface Phase {
  /** Units per second as if this part were all of the unit. */
  rate: number;
  /** The resource that holds it back; -1: its own limits do. */
  bottleneck: number;
  isFrozen: boolean;
}

/** An activity that is going on. */
export interface Activity {
  readonly spec: ActivitySpec;
  readonly slots: readonly Slot[];
  readonly phases: readonly Phase[];
  /** Its slots on resources that other slots of activities use too. */
  sharedSlots: number;
  /** Units per second. */
  rate: number;
  /** When its work ends if nothing changes. */
  dueSec: number;
  remaining: number;
  sinceSec: number;
}

/** Units per second of whole units, from the rates of their parts. */
export function unitRate({ spec, phases }: Pick<Activity, "spec" | "phases">): number {
  const { cap, serialSec, overlap } = spec;
  if (phases.length === 1 && serialSec === 0) return Math.min(cap, phases[0]!.rate);
  const last = phases.length - 1;
  let seconds = 0;
  for (let index = 0; index <= last; index += 1) {
    const partSec = 1 / phases[index]!.rate + (index === last ? serialSec : 0);
    seconds = overlap ? Math.max(seconds, partSec) : seconds + partSec;
  }
  return Math.min(cap, 1 / seconds);
}

/**
 * What a slot takes of its resource at most while rates are sought. A part that is found already takes what it takes over
 * whole units. One that is still sought, and does not go on beside the others, could take its own rate all the time: then
 * the resource must let it, since a unit is not faster where its other parts are slow.
 */
export function soughtRate({ activity, phase }: Slot): number {
  const { rate, isFrozen } = activity.phases[phase]!;
  return isFrozen || activity.spec.overlap ? activity.rate : rate;
}
