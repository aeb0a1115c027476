import type { Explanation } from "./decision.js";
import type { GrowthRow } from "./growth.js";
import type { JobIndex, NodeIndex } from "./ids.js";

/**
 * What a scheduler wants changed. `cluster/apply.ts` checks an action before it changes anything. `why` is for readers: give
 * it when the view says `explains`.
 */
export type Action =
  /** Start a pending job on a node. */
  | { readonly kind: "place"; readonly job: JobIndex; readonly node: NodeIndex; readonly why?: Explanation }
  /** Leave a pending job waiting, and say why. `holdsQueue`: those behind it are not offered either, until the next retry. */
  | {
      readonly kind: "wait";
      readonly job: JobIndex;
      readonly reason: string;
      readonly holdsQueue: boolean;
      readonly why?: Explanation;
    }
  /** Save a running container, take it to another node and resume it there. `mark`: why, see `Move`. */
  | {
      readonly kind: "migrate";
      readonly job: JobIndex;
      readonly to: NodeIndex;
      readonly mark: string;
      readonly why?: Explanation;
    }
  /** Cap a running container at `cpus` CPUs (more than 0), as `docker update --cpus` does. */
  | { readonly kind: "limit"; readonly job: JobIndex; readonly cpus: number }
  /** Set a running container's share of a contended node (more than 0), as `docker update --cpu-shares` does. */
  | { readonly kind: "weigh"; readonly job: JobIndex; readonly weight: number }
  /** Ask again at `atSec`. A scheduler has one alarm per key: a later one replaces an earlier one. */
  | { readonly kind: "wake"; readonly atSec: number; readonly key: number }
  /** What a growth-based policy knew and decided about one container; changes nothing but the run's log. */
  | { readonly kind: "log"; readonly growth: GrowthRow };
