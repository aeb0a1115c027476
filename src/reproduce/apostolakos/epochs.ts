import type { PublishedNumber } from "../../domain/reproduction.js";
import type { RuntimeKind } from "../../domain/runtime.js";
import { mean } from "../../metrics/quantile.js";

/** A cell of Tables 4 to 6, as printed. */
export interface Epoch {
  readonly id: string;
  readonly table: 4 | 5 | 6;
  /** Under which heading of the table it stands. */
  readonly printed: "with" | "without";
  readonly node: number;
  readonly epoch: number;
  readonly timeSec: number;
  readonly stepMs: number;
}

const idPattern = /^ap-(\d)-(with|without)-(\d)-(\d\d)$/;

export function epochsOf(published: readonly PublishedNumber[]): readonly Epoch[] {
  return published.flatMap(({ id, value }) => {
    const found = idPattern.exec(id);
    if (found === null) return [];
    const [table, node, epoch] = [found[1], found[3], found[4]].map(Number) as [4 | 5 | 6, number, number];
    const [timeSec, stepMs] = value.split("/").map(Number) as [number, number];
    return [{ id, table, printed: found[2] as Epoch["printed"], node, epoch, timeSec, stepMs }];
  });
}

/** What the run of a cell was: the halves of Table 6 are swapped, as Figures 25 and 27 show. */
export function runtimeOfEpoch({ table, printed }: Pick<Epoch, "table" | "printed">): RuntimeKind {
  return (printed === "with") === (table !== 6) ? "container" : "bare";
}

export const meanStepMs = (epochs: readonly Epoch[]): number => mean(epochs.map(({ stepMs }) => stepMs))!;
