import type { Reproduction, Verdict } from "../../domain/reproduction.js";

/** What a reproduction came to when it was last reviewed. Committed; small; numbers rounded to 6 significant digits. */
export interface ReproductionReference {
  readonly name: string;
  readonly verdicts: Readonly<Record<string, { readonly ours: number | string; readonly verdict: Verdict }>>;
  readonly summary: readonly { readonly what: string; readonly value: string; readonly met: boolean }[];
}

export const reproductionReference = (reproduction: Reproduction): ReproductionReference => ({
  name: reproduction.name,
  verdicts: Object.fromEntries(
    reproduction.outcomes.map(({ published, ours, oursText, verdict }) => [
      published.id,
      { ours: ours === null ? oursText : Number(ours.toPrecision(6)), verdict },
    ]),
  ),
  summary: reproduction.summary.map(({ what, value, met }) => ({ what, value, met })),
});

/** What differs from the reference, one line each; empty: nothing. */
export function differences(reproduction: Reproduction, reference: ReproductionReference): readonly string[] {
  const now = reproductionReference(reproduction);
  const ids = new Set([...Object.keys(reference.verdicts), ...Object.keys(now.verdicts)]);
  const rows = [...ids].flatMap((id) => changed(id, reference.verdicts[id], now.verdicts[id]));
  const whats = new Set([...reference.summary, ...now.summary].map(({ what }) => what));
  const judgements = [...whats].flatMap((asked) =>
    changed(
      asked,
      reference.summary.find(({ what }) => what === asked),
      now.summary.find(({ what }) => what === asked),
    ),
  );
  return [...rows, ...judgements];
}

const changed = (what: string, before: unknown, after: unknown): readonly string[] =>
  JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [`${what}: ${JSON.stringify(before) ?? "absent"} is now ${JSON.stringify(after) ?? "absent"}`];
