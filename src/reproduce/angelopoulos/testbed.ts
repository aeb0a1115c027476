import { simulate } from "../../run/simulate.js";
import { scenarioOf } from "../scenario-of.js";

/** CPUs that training asks for and can use: set so that the 8 CPUs of a cloud node train in half the time of 2 (la-12). */
export const trainingCpus = 4;

type Row = Readonly<Record<string, string>>;

const cloudRow: Row = { "NITOS-CLOUD": "0.289ms", "NITLAB-EDGE": "2.669ms", "HOME-EDGE": "89.667ms" };
const first: Row = { "NITOS-CLOUD": "41.966ms", "NITLAB-EDGE": "42.551ms", "HOME-EDGE": "9.8ms" };
const second: Row = { "NITOS-CLOUD": "2.669ms", "NITLAB-EDGE": "0.306ms", "HOME-EDGE": "42.551ms" };

/** Section 4.2: two cloud workers and two edge nodes; latencies of Table 3, whose two edge rows are swapped as printed. */
export const nodes = (asPrinted: boolean): readonly object[] => [
  { id: "nitos-cloud-node-", count: 2, cpus: 8, memoryMb: 16_000, location: "NITOS-CLOUD", labels: cloudRow },
  { id: "nitlab-edge-node", cpus: 2, memoryMb: 4000, location: "NITLAB-EDGE", labels: asPrinted ? first : second },
  { id: "home-edge-node", cpus: 2, memoryMb: 4000, location: "HOME-EDGE", labels: asPrinted ? second : first },
];

export const trainingPod: object = { requestCpus: trainingCpus, labels: { typeOfComponent: "Training" } };

/** What a prediction step near a location says of itself (Tables 4 to 6). */
export const predictPod = (location: string): object => ({
  labels: { typeOfComponent: "Predict", OurLocation: location },
});

const place = (node: string | null): string => (node ?? "none").replace(/-\d+$/, "");

const verification = (location: string, asPrinted: boolean, scheduler: string) =>
  scenarioOf({
    name: "angelopoulos-placement",
    nodes: nodes(asPrinted),
    jobs: [
      { id: "train", arrivalSec: 0, workCpuSec: 100, pod: trainingPod },
      { id: "predict", arrivalSec: 0, workCpuSec: 1, inputs: ["train"], pod: predictPod(location) },
    ],
    scheduler: { name: scheduler },
  });

/** Where las-strict puts training and prediction for a location. */
export function placements(location: string, asPrinted: boolean): { readonly train: string; readonly predict: string } {
  const { records } = simulate(verification(location, asPrinted, "las-strict"));
  return { train: place(records[0]!.node), predict: place(records[1]!.node) };
}

/** What the extender of `las` gave to the nodes for a prediction step, beside the weights of the default priorities. */
export interface Vote {
  /** Of each node to which it gave points. */
  readonly given: readonly { readonly score: number; readonly weight: number }[];
  readonly defaultWeights: readonly number[];
}

export function extenderVote(location: string): Vote {
  const { decisions } = simulate(verification(location, false, "las"), { recordDecisions: true });
  const verdicts = decisions.find(({ job }) => job === "predict")?.verdicts ?? [];
  const terms = verdicts.flatMap((verdict) => (verdict.kind === "scored" ? [verdict.terms] : []));
  const isOfExtender = ({ scorer }: { readonly scorer: string }): boolean => scorer === "extender/las";
  return {
    given: terms.flatMap((all) => all.filter((term) => isOfExtender(term) && term.score > 0)),
    defaultWeights: (terms[0] ?? []).filter((term) => !isOfExtender(term)).map(({ weight }) => weight),
  };
}
