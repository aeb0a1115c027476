import { simulate } from "../../run/simulate.js";
import { scenarioOf } from "../scenario-of.js";
import { type Hosting, power, requestCpuSec, runtimes } from "./settings.js";

/** An inference service on one machine of two CPUs. */
export interface ServiceRun {
  readonly latencySec: number;
  readonly requestsPerSec: number;
  readonly startupSec: number;
  readonly cpuSecPerRequest: number;
  readonly cpuUtilisation: number;
  readonly joulesPerRequest: number;
}

const cpus = 2;
const requests = 3000;

/** @param perSec requests per second; without a limit on the queue, so that more than it can serve makes it answer all the time */
export function serve(hosting: Hosting | "bare", perSec: number): ServiceRun {
  const {
    records,
    services = [],
    energy,
  } = simulate(
    scenarioOf({
      name: "patil-service",
      nodes: [{ id: "machine", cpus, memoryMb: 8192, power }],
      jobs: [
        {
          id: "detector",
          arrivalSec: 0,
          memoryMb: 1024,
          ...(hosting === "bare" ? {} : { runtime: runtimes[hosting] }),
          service: { requestCpuSec, streams: [{ arrivals: { kind: "poisson", perSec, count: requests } }] },
        },
      ],
      scheduler: "fair-share",
    }),
    { recordTimeline: false },
  );
  const { responses, readySec } = services[0]!;
  const { startSec, finishSec, cpuSec } = records[0]!;
  const servingSec = finishSec! - readySec!;
  return {
    latencySec: responses.sumSec / responses.count,
    requestsPerSec: responses.count / servingSec,
    startupSec: startSec!,
    cpuSecPerRequest: cpuSec / responses.count,
    cpuUtilisation: cpuSec / (cpus * servingSec),
    joulesPerRequest: energy[0]!.energyJoules / responses.count,
  };
}

/** Services of 1 GB that one machine of 8 GB takes at once, of twelve that are submitted. */
export function density(hosting: Hosting): number {
  const { records } = simulate(
    scenarioOf({
      name: "patil-density",
      nodes: [{ id: "machine", cpus, memoryMb: 8192 }],
      jobs: [{ id: "service-", count: 12, arrivalSec: 0, workCpuSec: 100, memoryMb: 1024, runtime: runtimes[hosting] }],
      scheduler: "fair-share",
    }),
    { recordTimeline: false },
  );
  return records.filter(({ waitReason }) => waitReason === null).length;
}
