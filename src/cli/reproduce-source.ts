import { readFileSync } from "node:fs";
import type { Reproduction } from "../domain/reproduction.js";
import { differences, type ReproductionReference } from "../report/reproduction/reference.js";
import { parsePublished } from "../reproduce/published.js";
import type { SourceReproduction } from "../reproduce/source-reproduction.js";

/** A text that comes with the package. */
const packageText = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** One source document made again, from the published numbers that come with the package. */
export const reproduceSource = (source: SourceReproduction, seeds: number): Reproduction =>
  source.reproduce(parsePublished(packageText(`traces/published/${source.name}.csv`)), seeds);

/** What differs from the reviewed reference that comes with the package, one line each. */
export const differencesFromReference = (reproduction: Reproduction): readonly string[] =>
  differences(
    reproduction,
    JSON.parse(packageText(`results/reference/${reproduction.name}.json`)) as ReproductionReference,
  );
