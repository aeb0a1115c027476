import type { ExchangeSpec } from "../domain/distributed.js";

/** What one container sends another in each step, as a part of the model. Containers count from 0: workers, then servers. */
export interface ExchangeFlow {
  readonly from: number;
  readonly to: number;
  readonly modelParts: number;
}

/** Who sends what to whom in each step. A single worker has nobody to exchange with in a ring. */
export function exchangeFlows(exchange: ExchangeSpec, workers: number): readonly ExchangeFlow[] {
  const all = Array.from({ length: workers }, (_, worker) => worker);
  if (exchange.kind === "ring") {
    if (workers === 1) return [];
    // Reduce-scatter, then all-gather: k - 1 times a k-th of the model each.
    const modelParts = (2 * (workers - 1)) / workers;
    return all.map((from) => ({ from, to: (from + 1) % workers, modelParts }));
  }
  const { servers } = exchange;
  return all.flatMap((worker) =>
    Array.from({ length: servers }, (_, server) => workers + server).flatMap((server) => [
      { from: worker, to: server, modelParts: 1 / servers },
      { from: server, to: worker, modelParts: 1 / servers },
    ]),
  );
}

/** Messages of one step that wait for one another, each of which costs a latency. */
export const exchangeRounds = (exchange: ExchangeSpec, workers: number): number =>
  exchange.kind === "ring" ? 2 * (workers - 1) : 2;
