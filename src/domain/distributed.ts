/** How the workers of a step exchange their gradients. */
export type ExchangeSpec =
  /** All-reduce in a ring: each worker sends 2 (k - 1) / k of the model to the next. */
  | { readonly kind: "ring" }
  /** Each worker pushes its gradients to `servers` parameter servers, which hold equal parts, and pulls the model back. */
  | { readonly kind: "parameter-servers"; readonly servers: number };

/** Synchronous data-parallel training: all workers do an equal part of each step, and the slowest one ends it. */
export interface DistributedSpec {
  /** Containers that share the work equally; 1 or more. The first one is the chief. */
  readonly workers: number;
  readonly exchange: ExchangeSpec;
  /** Size of the gradients that are exchanged each step, 4 bytes for each parameter; 0: nothing is exchanged. */
  readonly modelMb: number;
  /** Steps of the whole job; 1 or more. */
  readonly steps: number;
  /** Gradients travel while the rest of the step is still computed. false: a step computes, then exchanges. */
  readonly overlap: boolean;
  /** Cost to bring up one container. */
  readonly spawnSec: number;
  /** One container after another, or all at once. */
  readonly spawn: "serial" | "parallel";
  /** How long the chief saves the model at the end. */
  readonly saveSec: number;
}
