import { assert } from "../../domain/assert.js";
import type { FittedConstant, PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import type { SourceReproduction } from "../source-reproduction.js";
import { calibration, fittedOn } from "./calibration.js";
import { gkeClaims } from "./claims.js";
import { errata, generalErrata } from "./errata.js";
import { figures } from "./figures.js";
import { draws, settings, timesOf } from "./settings.js";
import { summary } from "./summary.js";

/** Patel's slides: TFJobs of Kubeflow on Google Kubernetes Engine. */
export const gke: SourceReproduction = {
  name: "gke",
  title: "TFJob: how many workers pay off",
  source: "Patel, Container-Based Distributed System (slides)",
  reproduce,
};

function reproduce(published: readonly PublishedNumber[]): Reproduction {
  const times = new Map(settings.map((setting) => [setting, timesOf(setting, calibration)]));
  const claims = gkeClaims(published, times);
  return {
    name: gke.name,
    title: gke.title,
    source: gke.source,
    outcomes: published.map((row) => {
      const judge = claims[row.id];
      assert(judge !== undefined, `row ${row.id} has a claim`);
      return { published: row, ...judge(row), erratum: errata[row.id] ?? null };
    }),
    figures: figures(published, times),
    constants: constants(),
    summary: summary(published, times),
    notes: [
      "Workers come up one after another, 2 s each, and then share the work equally. Master and parameter server do no work in " +
        "the model, and what the workers wait for them is in the time that a job takes alone.",
      "Five workers are faster than two even on one node, so its CPUs cannot be what holds them back. What fits is contention: " +
        "each container slows its neighbours on a node by the same part.",
      `Which of equal nodes takes a container is drawn: medians over ${draws.length} draws.`,
      ...generalErrata,
    ],
  };
}

const constants = (): readonly FittedConstant[] => [
  {
    name: "time of the mean job with one worker alone",
    value: calibration.aloneSec,
    unit: "s",
    fittedOn: `fitted on ${fittedOn.join(", ")}`,
  },
  {
    name: "contention factor of a node",
    value: calibration.kappa,
    unit: "",
    fittedOn: "fitted on the same rows, whose order is kept",
  },
  ...calibration.sizes.map((value, layers) => ({
    name: `work of a job at place ${layers} of the loop over hidden layers, over the mean`,
    value,
    unit: "",
    fittedOn: "derived from the seven runs with two workers (gk-run-2-00 to gk-run-2-20)",
  })),
  {
    name: "from the beginning of one job to that of the next",
    value: calibration.gapSec,
    unit: "s",
    fittedOn: "derived from when the fourteen listed runs ended and how long they took",
  },
];
