import type { Distribution, FittedConstant, Reproduction, Verdict } from "../../domain/reproduction.js";
import { countVerdicts, type VerdictCounts } from "./claim-text.js";

/** One published number beside ours, flat. What does not apply is null. */
export interface ClaimJson {
  readonly id: string;
  readonly section: string;
  readonly experiment: string;
  readonly scheduler: string;
  /** As printed: a number, several, or `any`. */
  readonly alpha: string | null;
  readonly intervalSec: string | null;
  readonly subject: string;
  readonly metric: string;
  readonly unit: string;
  /** A number where a number was printed; a range `a..b`, a bound `<5` or words as they were. */
  readonly published: number | string;
  readonly ours: number | null;
  readonly oursText: string;
  readonly distribution: Distribution | null;
  readonly publishedQuantile: number | null;
  readonly difference: number | null;
  readonly tolerance: string;
  readonly verdict: Verdict;
  readonly erratum: string | null;
}

/** The public account of a reproduction: what `--format json` prints. */
export interface ReproductionJson {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly counts: VerdictCounts;
  readonly rows: readonly ClaimJson[];
  readonly summary: Reproduction["summary"];
  readonly constants: readonly FittedConstant[];
  readonly notes: readonly string[];
}

export const reproductionJson = (reproduction: Reproduction): ReproductionJson => ({
  name: reproduction.name,
  title: reproduction.title,
  source: reproduction.source,
  counts: countVerdicts(reproduction.outcomes),
  rows: reproduction.outcomes.map(({ published, ...outcome }) => ({
    id: published.id,
    section: published.section,
    experiment: published.experiment,
    scheduler: published.scheduler,
    alpha: orNull(published.alpha),
    intervalSec: orNull(published.intervalSec),
    subject: published.subject,
    metric: published.metric,
    unit: published.unit,
    published: numberOrText(published.value),
    ours: outcome.ours,
    oursText: outcome.oursText,
    distribution: outcome.distribution,
    publishedQuantile: outcome.publishedQuantile,
    difference: outcome.difference,
    tolerance: outcome.tolerance,
    verdict: outcome.verdict,
    erratum: outcome.erratum,
  })),
  summary: reproduction.summary,
  constants: reproduction.constants,
  notes: reproduction.notes,
});

const orNull = (text: string): string | null => (text === "" ? null : text);

const numberOrText = (text: string): number | string =>
  text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
