import type { PublishedNumber, Reproduction } from "../domain/reproduction.js";

/** How one source document is reproduced; listed in registry.ts. Its published numbers are in `traces/published/<name>.csv`. */
export interface SourceReproduction {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** @param seedCount seeds for each random schedule, at least 2 */
  reproduce(published: readonly PublishedNumber[], seedCount: number): Reproduction;
}
