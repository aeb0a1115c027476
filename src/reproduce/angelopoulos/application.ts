import { assert } from "../../domain/assert.js";
import type { RequestRecord } from "../../domain/service.js";
import { simulate } from "../../run/simulate.js";
import { scenarioOf } from "../scenario-of.js";
import { type ServiceConstants, windowKb } from "./service-constants.js";
import { nodes, predictPod, trainingCpus, trainingPod } from "./testbed.js";

/** Work of one iteration of training on one CPU. No source gives it: only ratios of training times are compared. */
export const iterationCpuSec = 0.001;

/** Predictions asked for at once; Charts 2 and 4 name only 2,000. */
export const sizes: readonly number[] = [1, 500, 1000, 1500, 2000];
export const largerSizes: readonly number[] = [1, 2000, 4000, 6000, 8000, 10_000];

/** How one deployment of the application did. */
export interface Measured {
  readonly trainingSec: number;
  readonly trainedOn: string;
  readonly servedOn: string;
  readonly responses: readonly { readonly predictions: number; readonly responseSec: number }[];
}

/** A user at home asks for more and more predictions, one request after another (section 4.3.2). */
const service = ({ requestCpuSec, kbPerPrediction }: ServiceConstants, asked: readonly number[]): object => ({
  requestCpuSec,
  streams: [
    {
      origin: "HOME-EDGE",
      arrivals: { kind: "batches", predictions: asked },
      requestKbPerPrediction: kbPerPrediction,
      windowKb,
    },
  ],
});

const training = (iterations: number): object => ({ workCpuSec: iterations * iterationCpuSec, cpusMax: trainingCpus });

/** The first experiment: the whole application as one container, which trains and then answers. */
export const asOneContainer = (
  node: string,
  iterations: number,
  constants: ServiceConstants,
  asked: readonly number[] = sizes,
): Measured =>
  measured(
    [{ id: "application", arrivalSec: 0, node, ...training(iterations), service: service(constants, asked) }],
    "fair-share",
  );

/** The second: steps of a pipeline under LAS, prediction near home. */
export const underLas = (iterations: number, constants: ServiceConstants, asked: readonly number[]): Measured =>
  measured(
    [
      { id: "training", arrivalSec: 0, ...training(iterations), pod: trainingPod },
      {
        id: "predict",
        arrivalSec: 0,
        inputs: ["training"],
        pod: predictPod("HOME-EDGE"),
        service: service(constants, asked),
      },
    ],
    "las-strict",
  );

function measured(jobs: readonly object[], scheduler: string): Measured {
  const rows: RequestRecord[] = [];
  const scenario = scenarioOf({ name: "angelopoulos", nodes: nodes(false), jobs, scheduler: { name: scheduler } });
  const { records, services } = simulate(scenario, { onRequest: (row) => rows.push(row) });
  const trained = records[0]!;
  const serving = services![0]!;
  assert(serving.readySec !== null, "the service was ready");
  return {
    // One container has trained when it can answer; a step of its own, when it ends.
    trainingSec: records.length === 1 ? serving.readySec : trained.finishSec!,
    trainedOn: trained.node!,
    servedOn: serving.node!,
    responses: rows.map(({ predictions, responseSec }) => ({ predictions, responseSec: responseSec! })),
  };
}
