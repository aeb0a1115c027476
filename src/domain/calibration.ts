/** Losses of one training run, one per epoch, with no clock. */
export interface LossSeries {
  /** What is trained, for instance `mnist_vae`. */
  readonly problem: string;
  /** How it is trained, for instance the optimiser. */
  readonly variant: string;
  /** Which repeat, for instance the seed. */
  readonly repeat: string;
  /** Which loss, for instance `test_loss`. */
  readonly measure: string;
  /** From epoch 0, before training, on. */
  readonly losses: readonly number[];
}

/** How well the later losses of a series were predicted from the earlier ones. */
export interface HoldOut extends Omit<LossSeries, "losses"> {
  readonly outcome: HoldOutOutcome;
}

export type HoldOutOutcome =
  | {
      readonly kind: "judged";
      readonly family: string;
      /** The curve was fitted from this epoch on. */
      readonly fromEpoch: number;
      /** Relative error within the fitted part, by which the family was chosen. */
      readonly crossValidatedError: number;
      /** Median relative error over the held-out epochs. */
      readonly medianError: number;
    }
  | { readonly kind: "refused"; readonly reason: string };

/** All repeats of one problem, variant and measure. */
export interface HoldOutRow extends Pick<LossSeries, "problem" | "variant" | "measure"> {
  readonly curves: number;
  readonly judgedCurves: number;
  /** How often each family was chosen, for instance `power-law 7, weibull 3`. */
  readonly families: string;
  /** Medians over the judged curves; null: there is none. */
  readonly crossValidatedError: number | null;
  readonly medianError: number | null;
  readonly worstError: number | null;
  /** Why the first refused curve was refused; null: none was. */
  readonly refusal: string | null;
}

export interface HoldOutSummary {
  readonly rows: readonly HoldOutRow[];
  readonly curves: number;
  readonly judgedCurves: number;
  /** Median over all judged curves; null: there is none. */
  readonly medianError: number | null;
  /** Judged curves whose median relative error is under 3 %. */
  readonly goodCurves: number;
  readonly judgedRows: number;
  /** Rows whose median over their curves is under 3 %. */
  readonly goodRows: number;
}
