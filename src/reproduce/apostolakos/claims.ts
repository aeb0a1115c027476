import type { PublishedNumber } from "../../domain/reproduction.js";
import type { Claims } from "../claim.js";
import { type Finding, input, stated, within } from "../outcome.js";
import { type Epoch, epochsOf } from "./epochs.js";
import type { Lab } from "./lab.js";

/** Of totals, and of step and epoch times. Epoch times are printed in whole seconds. */
const totalTolerance = 0.05;
export const stepTolerance = 0.1;
const wholeSec = 1;

export function apostolakosClaims(published: readonly PublishedNumber[], lab: Lab): Claims {
  const total = (row: PublishedNumber, ours: number): Finding =>
    within(row, ours, totalTolerance * Number(row.value), "within 5 %");
  const share = (ofSec: number): number => totalTolerance * ofSec;
  return {
    "ap-01": (row) => input(row, lab.trainingSec(1, "bare"), "the work is fitted on it"),
    "ap-02": (row) =>
      input(row, lab.trainingSec(1, "container"), "the CPU factor of containers is set from it and ap-01"),
    "ap-03": (row) => total(row, lab.trainingSec(2, "bare")),
    "ap-04": (row) => ({
      ...total(row, lab.trainingSec(2, "container")),
      tolerance: "within 5 %; the total was not used, but the steps of one of its two workloads were (Table 5)",
    }),
    "ap-05": (row) =>
      input(row, lab.training(1, "container").startupSec, "the start-up time of containers is set from it"),
    "ap-06": (row) => input(row, lab.increasePercent(1), "it is ap-02 over ap-01"),
    "ap-07": () => rightedIncrease(lab.increasePercent(2)),
    "ap-08": (row) => within(row, lab.savedSec("bare"), share(250), "within 5 % of the 250 s that it is taken from"),
    "ap-09": (row) =>
      within(row, lab.savedSec("container"), share(318), "within 5 % of the 318 s that it is taken from"),
    ...Object.fromEntries(
      epochsOf(published).map((cell) => [cell.id, (row: PublishedNumber) => epochClaim(row, cell, lab)] as const),
    ),
  };
}

/** Of the stated times, in per cent. */
const statedIncrease = 100 * (318 / 250 - 1);
const pointsAllowed = 5;

function rightedIncrease(ours: number): Finding {
  const isNear = Math.abs(ours - statedIncrease) <= pointsAllowed;
  return stated(ours, "", `within ${pointsAllowed} points of the 27.2 % that the stated times give`, isNear);
}

const epochWords = "step time within 10 %, epoch time within 10 % or 1 s";

function epochClaim(row: PublishedNumber, cell: Epoch, lab: Lab): Finding {
  const { timeSec, stepMs } = lab.epoch(cell);
  const isStepNear = Math.abs(stepMs / cell.stepMs - 1) <= stepTolerance;
  const isTimeNear = Math.abs(timeSec - cell.timeSec) <= Math.max(stepTolerance * cell.timeSec, wholeSec);
  const found = stated(null, `${timeSec.toFixed(1)}/${stepMs.toFixed(1)}`, wordsFor(cell), isStepNear && isTimeNear);
  return cell.table === 5 && cell.printed === "with"
    ? { ...found, ...inputVerdict(row), oursText: found.oursText }
    : found;
}

const inputVerdict = (row: PublishedNumber): Pick<Finding, "verdict" | "tolerance"> => {
  const { verdict, tolerance } = input(
    row,
    null,
    "the CPUs that a worker keeps busy are fitted on the mean of these steps",
  );
  return { verdict, tolerance };
};

function wordsFor({ table, printed }: Epoch): string {
  if (table === 6) return `against the halves of Table 6 put right: ${epochWords}`;
  if (table === 4 && printed === "without") {
    return `${epochWords}; the speeds of the hosts come from how its columns differ, not from their level`;
  }
  return epochWords;
}
