import { defaultMigration } from "../../domain/migration.js";
import { createCurve } from "../../loss/create-curve.js";
import { findModel } from "../../scenario/models/models.js";
import type { Claims } from "../claim.js";
import { input } from "../outcome.js";

const shape = "the curve's constants are solved from it";

/** Share of a model's whole loss reduction after a share of its work, in per cent. */
function reductionAt(model: string, progress: number): number {
  const loss = findModel(model)?.loss;
  if (loss === null || loss === undefined) return Number.NaN;
  const curve = createCurve(loss);
  return (100 * (curve.at(0) - curve.at(progress))) / (curve.at(0) - curve.at(1));
}

/** Rows fc-80 to fc-84: training alone, and the cost of saving and resuming. */
export const progressClaims: Claims = {
  "fc-80": (row) => input(row, reductionAt("vae-pytorch", 0.2), shape),
  "fc-81": (row) => input(row, reductionAt("bi-rnn-tensorflow", 0.2), shape),
  "fc-82": (row) => input(row, reductionAt("gru-tensorflow", 0.2), shape),
  "fc-83": (row) => input(row, reductionAt("gru-tensorflow", 0.27), shape),
  "fc-84": (row) => input(row, defaultMigration.fixedSec, "the default cost of a migration is set from it"),
};
