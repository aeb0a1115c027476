import type { PublishedNumber } from "../../domain/reproduction.js";
import type { Claims } from "../claim.js";
import { type Finding, input, stated } from "../outcome.js";
import type { Measured } from "./application.js";
import { extenderVote, placements, trainingCpus } from "./testbed.js";

/** What was measured of the application, as one container and under LAS. */
export interface Runs {
  readonly edge: { readonly light: Measured; readonly heavy: Measured };
  readonly cloud: { readonly light: Measured; readonly heavy: Measured };
  readonly las: Measured;
  /** The cloud node asked for as much as LAS is. */
  readonly cloudLarger: Measured;
}

export const locations: Readonly<Record<string, string>> = {
  "la-01": "NITOS-CLOUD",
  "la-02": "NITLAB-EDGE",
  "la-03": "HOME-EDGE",
};

export const iterations: Readonly<Record<"light" | "heavy", number>> = { light: 10_000, heavy: 100_000 };

/** A response that is about half a second: one that is no nearer to nothing or to a whole second. */
const aboutHalf = { leastSec: 0.25, mostSec: 0.75 };

const timesOf = ({ responses }: Measured): readonly number[] => responses.map(({ responseSec }) => responseSec);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const sec = (value: number): string => `${value.toFixed(2)} s`;

const range = (values: readonly number[]): string => `${sec(Math.min(...values))} to ${sec(Math.max(...values))}`;

export function angelopoulosClaims(runs: Runs): Claims {
  const edge = timesOf(runs.edge.heavy);
  const cloud = timesOf(runs.cloud.heavy);
  const work = (count: number) => (row: PublishedNumber) => input(row, count, "the work of training is in proportion");
  return {
    ...Object.fromEntries(Object.entries(locations).map(([id, location]) => [id, placementClaim(location)])),
    "la-10": work(iterations.light),
    "la-11": work(iterations.heavy),
    "la-12": (row) =>
      input(
        row,
        runs.cloud.heavy.trainingSec / runs.edge.heavy.trainingSec,
        `training uses at most ${trainingCpus} CPUs because of it`,
      ),
    "la-13": (row) =>
      input(row, mean(edge), "the work of a request is fitted on it; la-16 judges whether it stays there"),
    "la-14": (row) => input(row, cloud.at(-1)!, "the size of a prediction is fitted on it"),
    "la-15": extenderClaim,
    "la-16": () => {
      const isFlat = edge.every((each) => each >= aboutHalf.leastSec && each < aboutHalf.mostSec);
      const tolerance =
        "every size rounds to half a second (0.25 to 0.75 s), and it grows by at most 15 % of what the cloud does";
      return stated(null, range(edge), tolerance, isFlat && growth(edge) <= 0.15 * growth(cloud));
    },
    "la-17": () => {
      const text = `${range(edge)} against ${range(cloud)}`;
      return stated(
        null,
        text,
        "at every number of predictions",
        edge.every((each, index) => each < cloud[index]!),
      );
    },
    "la-18": () => lasTraining(runs),
    "la-19": () => lasPrediction(runs),
  };
}

const growth = (values: readonly number[]): number => values.at(-1)! - values[0]!;

const placementClaim = (location: string) => (row: PublishedNumber) => {
  const { train, predict } = placements(location, false);
  const met = predict === row.value && train === "nitos-cloud-node";
  return stated(null, `${predict}; training on ${train}`, "the same nodes, edge rows of Table 3 put right", met);
};

function extenderClaim(row: PublishedNumber): Finding {
  const { given, defaultWeights } = extenderVote("HOME-EDGE");
  const [best] = given;
  const met =
    given.length === 1 &&
    best?.score === Number(row.value) &&
    best.weight === 10 &&
    defaultWeights.length === 4 &&
    defaultWeights.every((weight) => weight === 1);
  const text = `${given.map(({ score, weight }) => `${score} x ${weight}`).join(", ")} beside ${defaultWeights.length} priorities of weight 1`;
  return stated(best?.score ?? null, text, "1 x 10 for one node alone, beside four of weight 1", met);
}

function lasTraining({ las, cloud, edge }: Runs): Finding {
  const ofEdge = las.trainingSec / edge.heavy.trainingSec;
  const met = las.trainedOn.startsWith("nitos-cloud-node") && las.trainingSec <= cloud.heavy.trainingSec * (1 + 1e-9);
  return stated(
    null,
    `${las.trainedOn}, ${ofEdge.toFixed(2)} of the edge's time`,
    "on a cloud node, in the time that the application as one container takes there",
    met && las.servedOn === "home-edge-node",
  );
}

function lasPrediction({ las, cloudLarger }: Runs): Finding {
  const edge = timesOf(las);
  const cloud = timesOf(cloudLarger);
  const largest = las.responses.at(-1)!.predictions;
  const isShort = edge.at(-1)! < 3 && edge.every((each, index) => each <= cloud[index]! / 2 || index === 0);
  return stated(
    null,
    `${range(edge)} against ${range(cloud)}`,
    `under the cloud's 3 s at 2,000 even at ${largest.toLocaleString("en")}, and less than half of the cloud's at equal size`,
    isShort && growth(edge) <= 0.15 * growth(cloud),
  );
}
