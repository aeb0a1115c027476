import type { Claims } from "../claim.js";
import type { Finding } from "../outcome.js";
import { assumed, type Direction, direction, notSimulated } from "./directions.js";
import type { Lab } from "./lab.js";
import type { LinkRun } from "./links.js";
import { guestMemoryMb, guestStartupSec } from "./settings.js";

export function patilClaims(lab: Lab): Claims {
  const { usual, busy, bareBusy, densities, links, packed, spread } = lab;
  const aggregated = (way: Direction, of: (run: LinkRun) => number, unit: string): Finding => {
    const found = direction(way, of(links.container.at(-1)!), of(links.container[0]!), unit);
    const isSteady = [links.container, links.vm].every((runs) => goesOn(way, runs.map(of)));
    return isSteady ? found : { ...found, verdict: "missed" };
  };
  return {
    "pa-01": () =>
      assumed(
        `${usual.container.startupSec} against ${guestStartupSec} s`,
        "the start-up time of a virtual machine is set by hand",
      ),
    "pa-02": () => direction("higher", densities.container, densities.vm, "services"),
    "pa-03": () => direction("lower", usual.container.cpuSecPerRequest, usual.vm.cpuSecPerRequest, "CPU-s a request"),
    "pa-04": () => direction("lower", usual.container.latencySec, usual.vm.latencySec, "s"),
    "pa-05": () => direction("higher", busy.container.requestsPerSec, busy.vm.requestsPerSec, "requests/s"),
    "pa-06": () => direction("lower", usual.container.joulesPerRequest, usual.vm.joulesPerRequest, "J a request"),
    "pa-07": () => direction("lower", usual.container.cpuUtilisation, usual.vm.cpuUtilisation, ""),
    "pa-08": () => assumed(`0 against ${guestMemoryMb} MB more`, "the memory of a guest system is set by hand"),
    "pa-09": () =>
      assumed(
        `throughput ${(100 * (1 - busy.container.requestsPerSec / bareBusy.requestsPerSec)).toFixed(1)} % lower`,
        "the CPU factor of containers is set from another measurement, which found no difference",
      ),
    "pa-10": () => aggregated("higher", ({ requestsPerSec }) => requestsPerSec, "requests/s"),
    "pa-11": () => aggregated("lower", ({ latencySec }) => latencySec, "s"),
    "pa-12": () => aggregated("higher", ({ mbitPerSec }) => mbitPerSec, "Mbit/s"),
    "pa-13": () => aggregated("lower", ({ completionSec }) => completionSec, "s for all requests"),
    "pa-14": () => notSimulated("links do not fail"),
    "pa-15": () => direction("lower", packed.machines, spread.machines, "machines"),
    "pa-16": () => direction("lower", packed.energyJoules / 1000, spread.energyJoules / 1000, "kJ"),
  };
}

/** Whether each value goes on in the same way from the one before. */
const goesOn = (way: Direction, values: readonly number[]): boolean =>
  values.every((value, index) => {
    const before = values[index - 1];
    return before === undefined || (way === "lower" ? value < before : value > before);
  });
