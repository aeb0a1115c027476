import { simulate } from "../../run/simulate.js";
import { scenarioOf } from "../scenario-of.js";

/** CPUs that training asks for and can use: set so that the 8 CPUs of a cloud node train in half the time of 2 (la-12). */
export const trainingCpus = 4;

type Row = Readonly<Record<string, string>>;

const cloudRow: Row = { "NITOS-CLOUD": "0.289ms", "NITLAB-EDGE": "2.669ms", "HOME-EDGE": "89.667ms" };
const first: Row = { "NITOS-CLOUD": "41.966ms", "NITLAB-EDGE": "42.551ms", "HOME-EDGE": "9.8ms" };
const second: Row = { "NITOS-CLOUD": "2.669ms", "NITLAB-EDGE": "0.306ms", "HOME-EDGE": "42.551ms" };

/** Section 4.2: two cloud workers and two edge nodes; latencies of Table 3, whose two edge rows are swapped as printed. */
const nodes = (asPrinted: boolean): readonly object[] => [
  { id: "nitos-cloud-node-", count: 2, cpus: 8, memoryMb: 16_000, location: "NITOS-CLOUD", labels: cloudRow },
  { id: "nitlab-edge-node", cpus: 2, memoryMb: 4000, location: "NITLAB-EDGE", labels: asPrinted ? first : second },
  { id: "home-edge-node", cpus: 2, memoryMb: 4000, location: "HOME-EDGE", labels: asPrinted ? second : first },
];

const place = (node: string | null): string => (node ?? "none").replace(/-\d+$/, "");

/** Where las-strict puts training and prediction for a location. */
export function placements(location: string, asPrinted: boolean): { readonly train: string; readonly predict: string } {
  const labels = { typeOfComponent: "Predict", OurLocation: location };
  const { records } = simulate(
    scenarioOf({
      name: "angelopoulos-placement",
      nodes: nodes(asPrinted),
      jobs: [
        {
          id: "train",
          arrivalSec: 0,
          workCpuSec: 100,
          pod: { requestCpus: trainingCpus, labels: { typeOfComponent: "Training" } },
        },
        { id: "predict", arrivalSec: 0, workCpuSec: 1, inputs: ["train"], pod: { labels } },
      ],
      scheduler: { name: "las-strict" },
    }),
  );
  return { train: place(records[0]!.node), predict: place(records[1]!.node) };
}

/** Time of `workCpuSec` of training on one node, as one container. */
export function trainingSec(node: string, workCpuSec: number): number {
  const { records } = simulate(
    scenarioOf({
      name: "angelopoulos-training",
      nodes: nodes(false),
      jobs: [{ id: "application", arrivalSec: 0, workCpuSec, cpusMax: trainingCpus, node }],
      scheduler: { name: "fair-share" },
    }),
  );
  return records[0]!.finishSec!;
}
