import { type RuntimeKind, type RuntimeSpec, runtimeOf } from "../../domain/runtime.js";

/**
 * Linpack of Felter et al. 2015, as for the default of virtual machines: Docker is as fast as the machine itself there. The
 * default of containers is another measurement, on another testbed, and would compare the two unfairly.
 */
const containerCpuFactor = 1;

/** Set by hand, since no source gives a number: what a guest system holds, and how long it takes to boot. */
export const guestMemoryMb = 512;
export const guestStartupSec = 30;

export type Hosting = Extract<RuntimeKind, "container" | "vm">;

export const runtimes: Readonly<Record<Hosting, RuntimeSpec>> = {
  container: runtimeOf("container", { cpuFactor: containerCpuFactor }),
  vm: runtimeOf("vm", { memoryOverheadMb: guestMemoryMb, startupSec: guestStartupSec }),
};

/** Set by hand: a server of 100 W that takes 15 W more for each busy CPU, and is off while it has nothing to do. */
export const power: { readonly idleWatts: number; readonly wattsPerCpu: number; readonly offWhenEmpty: boolean } = {
  idleWatts: 100,
  wattsPerCpu: 15,
  offWhenEmpty: true,
};

/** Detecting objects in an image; set by hand. */
export const requestCpuSec = 0.5;
