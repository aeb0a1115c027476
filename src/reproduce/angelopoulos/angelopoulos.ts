import { assert } from "../../domain/assert.js";
import type { PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import type { SourceReproduction } from "../source-reproduction.js";
import { asOneContainer, iterationCpuSec, largerSizes, underLas } from "./application.js";
import { angelopoulosClaims, iterations, locations, type Runs } from "./claims.js";
import { angelopoulosFigures } from "./figures.js";
import { serviceConstants, windowKb } from "./service-constants.js";
import { placements, trainingCpus } from "./testbed.js";

/** Section 4.3 of Angelopoulos's thesis: LAS in a cluster of cloud and edge nodes. */
export const angelopoulos: SourceReproduction = {
  name: "angelopoulos",
  title: "LAS: prediction near the user, training in the cloud",
  source:
    "Angelopoulos, Development of techniques for the optimization of the execution of ML applications in cloud and edge environments, section 4.3",
  reproduce,
};

function measure(): Runs {
  const on = (node: string) => ({
    light: asOneContainer(node, iterations.light, serviceConstants),
    heavy: asOneContainer(node, iterations.heavy, serviceConstants),
  });
  return {
    edge: on("home-edge-node"),
    cloud: on("nitos-cloud-node-1"),
    las: underLas(iterations.heavy, serviceConstants, largerSizes),
    cloudLarger: asOneContainer("nitos-cloud-node-1", iterations.heavy, serviceConstants, largerSizes),
  };
}

function reproduce(published: readonly PublishedNumber[]): Reproduction {
  const runs = measure();
  const claims = angelopoulosClaims(runs);
  return {
    name: angelopoulos.name,
    title: angelopoulos.title,
    source: angelopoulos.source,
    outcomes: published.map((row) => {
      const judge = claims[row.id];
      assert(judge !== undefined, `row ${row.id} has a claim`);
      return { published: row, ...judge(row), erratum: erratum(row.id) };
    }),
    figures: angelopoulosFigures(runs, Number(published.find(({ id }) => id === "la-12")!.value)),
    constants,
    summary: [contradictions(published)],
    notes: [
      "The prediction step goes to the nearest node (las-strict); training goes where 4 CPUs are free.",
      "The user is at HOME-EDGE, the only location from which the cloud is far enough for responses of seconds; one request follows the answer to the one before.",
      "A window per round trip bounds the throughput, so that the same predictions take 9 times as long to a cloud node that is 9 times as far: this is why the cloud's responses grow and the edge's hardly do.",
      "The thesis calls the edge's response almost constant and gives no second number; ours grows by 0.28 s from 1 to 2,000 predictions, and as steadily beyond. What counts as almost constant (la-16, la-19) is our reading.",
    ],
  };
}

const constants: Reproduction["constants"] = [
  {
    name: "CPUs that training can use",
    value: trainingCpus,
    unit: "CPUs",
    fittedOn: "la-12: 2 CPUs at the edge take twice as long as a cloud node of 8",
  },
  {
    name: "work of a request",
    value: serviceConstants.requestCpuSec,
    unit: "CPU-seconds",
    fittedOn: "la-13: mean response at the edge over the sizes of Chart 2",
  },
  {
    name: "size of a prediction",
    value: serviceConstants.kbPerPrediction,
    unit: "KB",
    fittedOn: "la-14: response of the cloud node at 2,000 predictions",
  },
  { name: "window", value: windowKb, unit: "KB", fittedOn: "nothing: the largest TCP window without scaling" },
  {
    name: "work of an iteration",
    value: iterationCpuSec,
    unit: "CPU-seconds",
    fittedOn: "nothing: only ratios of training times are compared",
  },
];

function contradictions(published: readonly PublishedNumber[]): Reproduction["summary"][number] {
  const printed = Object.entries(locations).map(([id, location]) => {
    const value = published.find((row) => row.id === id)?.value;
    const { predict } = placements(location, true);
    return { location, node: predict, agrees: predict === value };
  });
  const contradicted = printed.filter(({ agrees }) => !agrees);
  return {
    what: "placements that Table 3 as printed contradicts",
    value: contradicted.map(({ location, node }) => `${location}: ${node}`).join("; "),
    target: "the two edge locations",
    met: contradicted.length === 2,
  };
}

const erratum = (id: string): string | null =>
  id === "la-02" || id === "la-03"
    ? "Table 3 has the rows of the two edge nodes swapped: as printed it gives the other one."
    : null;
