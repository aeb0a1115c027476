import { assert } from "../../domain/assert.js";
import type { PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import type { Claims } from "../claim.js";
import { input, stated } from "../outcome.js";
import type { SourceReproduction } from "../source-reproduction.js";
import { placements, trainingCpus, trainingSec } from "./testbed.js";

/** Section 4.3 of Angelopoulos's thesis: LAS in a cluster of cloud and edge nodes. */
export const angelopoulos: SourceReproduction = {
  name: "angelopoulos",
  title: "LAS: prediction near the user, training in the cloud",
  source:
    "Angelopoulos, Development of techniques for the optimization of the execution of ML applications in cloud and edge environments, section 4.3",
  reproduce,
};

const locations: Readonly<Record<string, string>> = {
  "la-01": "NITOS-CLOUD",
  "la-02": "NITLAB-EDGE",
  "la-03": "HOME-EDGE",
};

const notModelled = "requests to a running service are not simulated";

const claims: Claims = {
  ...Object.fromEntries(
    Object.entries(locations).map(([id, location]) => [
      id,
      (row: PublishedNumber) => {
        const { train, predict } = placements(location, false);
        const met = predict === row.value && train === "nitos-cloud-node";
        return stated(null, `${predict}; training on ${train}`, "the same nodes, edge rows of Table 3 put right", met);
      },
    ]),
  ),
  "la-12": (row) => input(row, ratio(heavy), `training uses at most ${trainingCpus} CPUs because of it`),
  "la-13": () => stated(null, "not simulated", notModelled, false),
  "la-14": () => stated(null, "not simulated", notModelled, false),
};

/** Work of heavy training, in any unit: only ratios are published, and they do not depend on it. */
const heavy = 100;

const ratio = (work: number): number => trainingSec("nitos-cloud-node-1", work) / trainingSec("home-edge-node", work);

function reproduce(published: readonly PublishedNumber[]): Reproduction {
  const printed = Object.entries(locations).map(([id, location]) => {
    const value = published.find((row) => row.id === id)?.value;
    return { location, node: placements(location, true).predict, agrees: placements(location, true).predict === value };
  });
  const contradicted = printed.filter(({ agrees }) => !agrees);
  return {
    name: angelopoulos.name,
    title: angelopoulos.title,
    source: angelopoulos.source,
    outcomes: published.map((row) => {
      const judge = claims[row.id];
      assert(judge !== undefined, `row ${row.id} has a claim`);
      return { published: row, ...judge(row), erratum: erratum(row.id) };
    }),
    figures: [],
    constants: [
      {
        name: "CPUs that training can use",
        value: trainingCpus,
        unit: "CPUs",
        fittedOn: "la-12: 2 CPUs at the edge take twice as long as a cloud node of 8",
      },
    ],
    summary: [
      {
        what: "placements that Table 3 as printed contradicts",
        value: contradicted.map(({ location, node }) => `${location}: ${node}`).join("; "),
        target: "the two edge locations",
        met: contradicted.length === 2,
      },
    ],
    notes: [
      "The prediction step goes to the nearest node (las-strict); training goes where 4 CPUs are free.",
      notModelled,
    ],
  };
}

const erratum = (id: string): string | null =>
  id === "la-02" || id === "la-03"
    ? "Table 3 has the rows of the two edge nodes swapped: as printed it gives the other one."
    : null;
