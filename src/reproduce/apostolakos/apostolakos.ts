import { assert } from "../../domain/assert.js";
import type { FittedConstant, PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import { runtimeDefaults } from "../../domain/runtime.js";
import type { SourceReproduction } from "../source-reproduction.js";
import { calibration } from "./calibration.js";
import { apostolakosClaims } from "./claims.js";
import { errata, generalErrata } from "./errata.js";
import { figures } from "./figures.js";
import { Lab } from "./lab.js";
import { summary } from "./summary.js";
import { hosts } from "./testbed.js";

/** Chapter 3 of Apostolakos's thesis: distributed training on a Swarm of three hosts. */
export const apostolakos: SourceReproduction = {
  name: "apostolakos",
  title: "Swarm: what containers cost distributed training",
  source: "Apostolakos, Resource Orchestration using Machine Learning Techniques, chapters 2 and 3",
  reproduce,
};

function reproduce(published: readonly PublishedNumber[]): Reproduction {
  const lab = new Lab();
  const claims = apostolakosClaims(published, lab);
  return {
    name: apostolakos.name,
    title: apostolakos.title,
    source: apostolakos.source,
    outcomes: published.map((row) => {
      const judge = claims[row.id];
      assert(judge !== undefined, `row ${row.id} has a claim`);
      return { published: row, ...judge(row), erratum: errata[row.id] ?? null };
    }),
    figures: figures(published, lab),
    constants: constants(),
    summary: summary(published, lab),
    notes: [
      "An epoch is printed as its time in seconds and its mean step in milliseconds. Ours: all hosts end an epoch together, and " +
        "each has computed its own part of every step; in the rest it waits for the slowest.",
      "A worker alone on a host of 2 CPUs keeps fewer busy, since it waits for data and gradients. Two workloads share the 2 CPUs, so " +
        "each gets one: what they lose to each other follows from that, and is no constant.",
      "What the tables call step times of hosts differ by up to 13 ms within an epoch, with signs that change from epoch to epoch and " +
        "cancel over the run. That is when each host starts its clock; the speeds, which the means show, differ by half a per cent.",
      "On bare metal the published steps change from one time to another in the middle of a run, such as from 340 ms to 240 ms in " +
        "Table 5, and no cause is given. Nothing in the model does that, so most of these epochs are missed.",
      ...generalErrata,
    ],
  };
}

const constants = (): readonly FittedConstant[] => [
  {
    name: "CPUs that a worker keeps busy on a host of its own",
    value: calibration.workerCpus,
    unit: "CPUs",
    fittedOn: "fitted on the mean step of Table 5 with containers and on ap-01",
  },
  { name: "work of a workload", value: calibration.workCpuSec, unit: "CPU-seconds", fittedOn: "fitted on the same" },
  {
    name: "CPU factor of containers",
    value: runtimeDefaults.container.cpuFactor.value,
    unit: "",
    fittedOn: "the default of the runtime: ap-01 over ap-02",
  },
  ...calibration.speeds.map((value, index) => ({
    name: `speed of ${hosts[index]}`,
    value,
    unit: "",
    fittedOn: "derived from the means of the three columns of Table 4 without containers",
  })),
];
