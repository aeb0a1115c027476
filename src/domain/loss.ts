/**
 * Loss as a function of progress x = work done / total work, in [0, 1]. The first three families are scaled so that the
 * loss is exactly `initial` at x = 0 and `final` at x = 1.
 */
export type LossShape =
  | { readonly kind: "exponential"; readonly initial: number; readonly final: number; readonly rate: number }
  | {
      readonly kind: "weibull";
      readonly initial: number;
      readonly final: number;
      readonly rate: number;
      readonly shape: number;
    }
  | {
      readonly kind: "power-law";
      readonly initial: number;
      readonly final: number;
      readonly scale: number;
      readonly exponent: number;
    }
  | { readonly kind: "hyperbolic"; readonly a: number; readonly b: number; readonly c: number }
  | { readonly kind: "table"; readonly points: readonly (readonly [progress: number, loss: number])[] }
  | { readonly kind: "expression"; readonly expression: string };

/** What a monitor sees differs from the truth: relative Gaussian noise, drawn anew at each report. */
export interface LossNoise {
  /** Standard deviation, as a fraction of the loss. */
  readonly relativeSd: number;
}

export type LossSpec = LossShape & {
  readonly noise: LossNoise | null;
  /**
   * Progress between two reported losses, in (0, 1]; null: a monitor reads the loss at any moment, or, where there is noise,
   * 200 times in a job's life.
   */
  readonly reportEvery: number | null;
  /**
   * Part of the work that comes before the first report (imports, loading data, first steps), in [0, 1): until then a monitor
   * sees no loss, and the curve's x counts from there. Left out: 0.
   */
  readonly startUp?: number;
};
