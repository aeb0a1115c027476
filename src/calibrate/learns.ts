import { FEWEST_POINTS } from "./choose-curve.js";
import { median } from "./points.js";

/** A change below this part of the loss is none. */
const LEAST_CHANGE = 0.01;

/** How many standard deviations of the noise a level has to move. */
const NOISE_SDS = 3;

/** Levels are medians of as many blocks. */
const BLOCKS = 8;

/**
 * Why no falling curve can be fitted to a series of losses, with the numbers that say so; null: it falls.
 *
 * @param losses in the order of training, at least one
 */
export function refusalReason(losses: readonly number[]): string | null {
  if (losses.length < 2 * FEWEST_POINTS) return `${losses.length} losses; needed: ${2 * FEWEST_POINTS} or more`;
  const bad = losses.findIndex((loss) => !Number.isFinite(loss));
  if (bad >= 0) return `loss ${bad + 1} is not a number`;
  const levels = blockLevels(losses);
  const first = losses[0]!;
  const last = levels.at(-1)!;
  const lowest = Math.min(...levels);
  const noise = NOISE_SDS * noiseSd(losses);
  if (first - lowest < Math.max(LEAST_CHANGE * Math.abs(first), noise)) {
    return `does not learn: from ${digits(first)} to ${digits(lowest)} at best`;
  }
  const rise = last - lowest;
  // A level is a median of several losses, so its own noise is smaller.
  const levelNoise = noise / Math.sqrt(losses.length / BLOCKS);
  if (rise > Math.max(LEAST_CHANGE * Math.abs(lowest), levelNoise)) {
    return `rises: from ${digits(lowest)} to ${digits(last)}`;
  }
  return null;
}

function blockLevels(losses: readonly number[]): readonly number[] {
  const edge = (block: number): number => Math.round((block * losses.length) / BLOCKS);
  return Array.from({ length: BLOCKS }, (_, block) => median(losses.slice(edge(block), edge(block + 1))));
}

/** From the median of the changes between neighbours, which a slow fall hardly moves. */
function noiseSd(losses: readonly number[]): number {
  const changes = losses.slice(1).map((loss, i) => loss - losses[i]!);
  const centre = median(changes);
  // 1.4826 turns a median absolute deviation into a standard deviation; a difference has twice the variance.
  return (1.4826 * median(changes.map((change) => Math.abs(change - centre)))) / Math.SQRT2;
}

const digits = (value: number): string => String(Number(value.toPrecision(4)));
