import { assert } from "../../domain/assert.js";
import type { PublishedNumber } from "../../domain/reproduction.js";

/** A run that the slides list by itself. */
export interface ListedRun {
  readonly workers: number;
  /** Place of its learning rate and of its number of hidden layers in the two loops, from 0. */
  readonly rate: number;
  readonly layers: number;
  readonly timeSec: number;
  /** When it began, in seconds of that day. */
  readonly beganSec: number;
}

const idPattern = /^gk-run-(\d)-(\d)(\d)$/;
const endPattern = / (\d\d):(\d\d):(\d\d)$/;

/** The fourteen runs; they began where their time before their end is. */
export function listedRuns(published: readonly PublishedNumber[]): readonly ListedRun[] {
  return published.flatMap(({ id, value, note }) => {
    const found = idPattern.exec(id);
    if (found === null) return [];
    const end = endPattern.exec(note);
    assert(end !== null, `the note of ${id} says when it ended`);
    const [workers, rate, layers] = found.slice(1).map(Number) as [number, number, number];
    const [hours, minutes, seconds] = end.slice(1).map(Number) as [number, number, number];
    const timeSec = Number(value);
    return [{ workers, rate, layers, timeSec, beganSec: 3600 * hours + 60 * minutes + seconds - timeSec }];
  });
}

/** Jobs begin one after another in the order of the loops. */
export const place = ({ rate, layers }: Pick<ListedRun, "rate" | "layers">): number => 3 * rate + layers;
