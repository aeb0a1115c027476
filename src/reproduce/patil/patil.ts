import { assert } from "../../domain/assert.js";
import type { FittedConstant, PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import type { SourceReproduction } from "../source-reproduction.js";
import { patilClaims } from "./claims.js";
import { figures } from "./figures.js";
import { type Lab, runAll } from "./lab.js";
import { guestMemoryMb, guestStartupSec, power, requestCpuSec, runtimes } from "./settings.js";

/** Patil, Nikam and Arunvel's paper, which states directions and no numbers. */
export const patil: SourceReproduction = {
  name: "patil",
  title: "Containers, virtual machines and aggregated links: directions only",
  source: "Patil, Nikam, Arunvel, Building cloud native Machine learning based applications",
  reproduce,
};

function reproduce(published: readonly PublishedNumber[]): Reproduction {
  const lab = runAll();
  const claims = patilClaims(lab);
  return {
    name: patil.name,
    title: patil.title,
    source: patil.source,
    outcomes: published.map((row) => {
      const judge = claims[row.id];
      assert(judge !== undefined, `row ${row.id} has a claim`);
      return { published: row, ...judge(row), erratum: null };
    }),
    figures: figures(lab),
    constants: constants(),
    summary: [singleFlow(lab)],
    notes: [
      "The source says that throughput, latency, bandwidth and completion times were measured, and gives none of them. So each claim " +
        "is only a direction: ours goes the same way or not, and nothing counts as a reproduced number.",
      "What follows at once from a constant that is set by hand, start-up time and memory, is no evidence and stands as an input.",
      "Containers run at the speed of the machine here and virtual machines at 83 % of it, both from one measurement (Felter et al. " +
        "2015). Apostolakos's testbed, with its overlay network and monitoring, has containers at 81 %: with that factor the " +
        "directions of pa-03 to pa-07 would turn round, so they depend on what containers are run with.",
      "That containers in a cloud run inside virtual machines, the paper only remarks on.",
    ],
  };
}

/** What the standard demands, and the source leaves out. */
function singleFlow({ singleFlow: { one, four } }: Lab): Reproduction["summary"][number] {
  return {
    what: "transfer rate of one replica, which is a single flow, over one link and over four",
    value: `${one.mbitPerSec.toFixed(1)} and ${four.mbitPerSec.toFixed(1)} Mbit/s`,
    target: "the same: a flow never uses more than one link",
    met: Math.abs(four.mbitPerSec / one.mbitPerSec - 1) < 1e-9,
  };
}

const constants = (): readonly FittedConstant[] => [
  {
    name: "CPU factor of containers",
    value: runtimes.container.cpuFactor,
    unit: "",
    fittedOn: "Felter et al. 2015, Linpack: no difference",
  },
  {
    name: "CPU factor of virtual machines",
    value: runtimes.vm.cpuFactor,
    unit: "",
    fittedOn: "the default of the runtime: Felter et al. 2015, Linpack",
  },
  { name: "memory of a guest system", value: guestMemoryMb, unit: "MB", fittedOn: "set by hand" },
  { name: "start-up of a virtual machine", value: guestStartupSec, unit: "s", fittedOn: "set by hand" },
  { name: "work of a request", value: requestCpuSec, unit: "CPU-seconds", fittedOn: "set by hand" },
  { name: "power of an idle machine", value: power.idleWatts, unit: "W", fittedOn: "set by hand" },
  { name: "power of a busy CPU", value: power.wattsPerCpu, unit: "W", fittedOn: "set by hand" },
];
