import type { LayerName } from "../../domain/validation.js";

/** What each layer is told, for readers. */
export const layerTexts: Readonly<Record<LayerName, string>> = {
  sharing: "each job's CPU need in this run, and what others took",
  untold: "each job's CPU need in this run",
  speed: "CPU needs alone times one factor for the run, and what others took",
  solo: "CPU needs alone",
  contention: "CPU needs alone and contention factors",
  repeat: "nothing is simulated: another recording of the same plan (noise floor)",
};
