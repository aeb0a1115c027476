import type {
  Advantage,
  LayerName,
  LayerSummary,
  ModelSummary,
  PairedComparison,
  Spread,
} from "../../domain/validation.js";
import { groupBy } from "../../metrics/group-by.js";
import { type Column, countColumn, textColumn } from "../columns.js";
import { formatFixed, MISSING } from "../format.js";
import { layerTexts } from "./layer-text.js";

/** A fraction as a number of per cent, two decimals. */
const percent = (fraction: number | null): string => formatFixed(fraction === null ? null : 100 * fraction, 2);

const errorColumn = <Row>(header: string, value: (row: Row) => number | null): Column<Row> => ({
  header,
  align: "right",
  cell: (row) => percent(value(row)),
});

const spreadColumns = (
  what: string,
  spreadIn: (row: LayerSummary) => Spread | null,
  statistics: readonly (keyof Spread)[],
): readonly Column<LayerSummary>[] =>
  statistics.map((statistic) => errorColumn(`${what}\n${statistic}`, (row) => spreadIn(row)?.[statistic] ?? null));

/** Errors of each layer in per cent. */
export const layerColumns: readonly Column<LayerSummary>[] = [
  textColumn("layer", ({ layer }) => layer),
  countColumn("jobs", ({ completion }) => completion.count),
  ...spreadColumns("completion", ({ completion }) => completion, ["mean", "median", "p90", "worst"]),
  ...spreadColumns("makespan", ({ makespan }) => makespan, ["mean", "worst"]),
  ...spreadColumns("loss", ({ loss }) => loss, ["mean", "worst"]),
  ...spreadColumns("CPU apart", ({ cpuDistance }) => cpuDistance, ["mean", "worst"]),
];

export const layerLines = (layers: readonly LayerSummary[]): readonly string[] =>
  layers.map(({ layer }) => `${layer} is told: ${layerTexts[layer]}`);

export interface ModelRow {
  readonly model: string;
  readonly of: ReadonlyMap<LayerName, Spread>;
}

export const modelRows = (summaries: readonly ModelSummary[]): readonly ModelRow[] =>
  [...groupBy(summaries, ({ model }) => model)].map(([model, own]) => ({
    model,
    of: new Map(own.map(({ layer, completion }) => [layer, completion])),
  }));

/** Errors in completion of each model's jobs, in per cent. */
export const modelColumns: readonly Column<ModelRow>[] = [
  textColumn("model", ({ model }) => model),
  ...(["sharing", "solo", "contention", "repeat"] as const).flatMap((layer) =>
    (["mean", "worst"] as const).map((statistic) =>
      errorColumn<ModelRow>(`${layer}\n${statistic}`, ({ of }) => of.get(layer)?.[statistic] ?? null),
    ),
  ),
];

export interface AdvantageRow extends Advantage {
  readonly comparison: PairedComparison;
}

export const advantageRows = (comparisons: readonly PairedComparison[]): readonly AdvantageRow[] =>
  comparisons.flatMap((comparison) => comparison.advantages.map((each) => ({ ...each, comparison })));

/** Time saved against fair share in per cent. */
export const advantageColumns: readonly Column<AdvantageRow>[] = [
  textColumn("plan", ({ comparison }) => comparison.plan),
  textColumn("scheduler", ({ comparison }) => comparison.scheduler),
  countColumn("pairs", ({ comparison }) => comparison.pairs.length),
  textColumn("of", ({ of }) => of),
  errorColumn("recorded", ({ recorded }) => recorded),
  { header: "95 % interval", align: "right", cell: ({ low, high }) => intervalText(low, high) },
  errorColumn("simulated", ({ simulated }) => simulated),
  textColumn("within", ({ isWithin }) => yesOrNo(isWithin)),
  textColumn("right sign", ({ hasRightSign }) => yesOrNo(hasRightSign)),
];

const intervalText = (low: number | null, high: number | null): string =>
  low === null ? MISSING : `${percent(low)} to ${percent(high)}`;

const yesOrNo = (is: boolean | null): string | null => (is === null ? null : is ? "yes" : "no");
