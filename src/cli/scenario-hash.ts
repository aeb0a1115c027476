import { createHash } from "node:crypto";
import type { Scenario } from "../scenario/scenario.js";

/**
 * SHA-256, in hexadecimal, of the resolved scenario: two files that mean the same have the same hash. Schedulers of one's own
 * are programs, and have hashes of their own.
 */
export const scenarioHash = ({ ownSchedulers: _programs, ...scenario }: Scenario): string =>
  createHash("sha256").update(JSON.stringify(scenario)).digest("hex");
