import { simulate } from "../../run/simulate.js";
import { scenarioOf } from "../scenario-of.js";
import { power, runtimes } from "./settings.js";

export interface PlacementRun {
  readonly machines: number;
  readonly energyJoules: number;
}

/** Eight virtual machines of one CPU on four machines of four, packed or spread. */
export function placeMachines(placement: "energy-aware" | "least-loaded"): PlacementRun {
  const { records, energy } = simulate(
    scenarioOf({
      name: "patil-placement",
      nodes: [{ id: "machine-", count: 4, cpus: 4, memoryMb: 16_384, power }],
      jobs: [
        {
          ...{ id: "vm-", count: 8, arrivalSec: 0, workCpuSec: 600, cpusMax: 1, memoryMb: 1024 },
          runtime: runtimes.vm,
        },
      ],
      scheduler: "fair-share",
      placement,
    }),
    { recordTimeline: false },
  );
  return {
    machines: new Set(records.map(({ node }) => node)).size,
    energyJoules: energy.reduce((sum, node) => sum + node.energyJoules, 0),
  };
}
