import { energyAware } from "./energy-aware.js";
import { fifo } from "./fifo.js";
import { kubernetesDefault } from "./kubernetes/kubernetes-default.js";
import { leastLoaded } from "./least-loaded.js";
import { random } from "./random.js";
import { roundRobin } from "./round-robin.js";
import type { SchedulerPlugin } from "./scheduler.js";
import { swarmSpread } from "./swarm-spread.js";

/** Placements that decide about new jobs only; a policy that moves containers can stand on any of them. */
export const basicPlacements: readonly SchedulerPlugin[] = [
  fifo,
  roundRobin,
  leastLoaded,
  random,
  kubernetesDefault,
  swarmSpread,
  energyAware,
];
