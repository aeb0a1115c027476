import { InputError } from "../../domain/errors.js";

/** One of `count` equal parts of a sweep, for machines that share nothing but a result folder. */
export interface Shard {
  /** 1 to `count`. */
  readonly number: number;
  readonly count: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const MOST_SHARDS = 1_000_000;

/**
 * Reads `3/20`, `auto/20` or `auto`: auto takes the number from Slurm (SLURM_ARRAY_TASK_ID) or from a Kubernetes Indexed Job
 * (JOB_COMPLETION_INDEX), and the count, which only Slurm tells (SLURM_ARRAY_TASK_COUNT), too. Throws InputError.
 */
export function parseShard(text: string, environment: Environment): Shard {
  const [, number, count] = /^(auto|\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  const help = "must be such as 3/20, auto/20, or auto within a Slurm array";
  if (number === undefined || (number !== "auto" && count === undefined)) throw new InputError("--shard", text, help);
  const place = number === "auto" ? arrayPlace(text, environment) : { number: Number(number), count: null };
  const total = count === undefined ? place.count : Number(count);
  if (total === null) {
    throw new InputError("--shard", text, "the environment does not tell how many shards there are: write auto/N");
  }
  if (!(total >= 1 && total <= MOST_SHARDS && place.number >= 1 && place.number <= total)) {
    throw new InputError("--shard", text, `there is no shard ${place.number} of ${total}; numbers are 1 to the count`);
  }
  return { number: place.number, count: total };
}

/** The place in the array job that this process belongs to; a Slurm array may start anywhere and skip numbers. */
function arrayPlace(
  text: string,
  environment: Environment,
): { readonly number: number; readonly count: number | null } {
  const slurm = wholeNumber(environment.SLURM_ARRAY_TASK_ID);
  if (slurm !== null) {
    const first = wholeNumber(environment.SLURM_ARRAY_TASK_MIN) ?? 1;
    const step = wholeNumber(environment.SLURM_ARRAY_TASK_STEP) || 1;
    return { number: (slurm - first) / step + 1, count: wholeNumber(environment.SLURM_ARRAY_TASK_COUNT) };
  }
  const kubernetes = wholeNumber(environment.JOB_COMPLETION_INDEX);
  if (kubernetes !== null) return { number: kubernetes + 1, count: null };
  throw new InputError(
    "--shard",
    text,
    "neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set: write the number, such as 3/20",
  );
}

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : null;

/** Runs are dealt out one by one, so that every shard gets some seeds of every cell: equal shares of slow and fast ones. */
export const belongsTo = (shard: Shard | null, cellIndex: number, seedIndex: number, seedCount: number): boolean =>
  shard === null || (cellIndex * (seedCount % shard.count) + seedIndex) % shard.count === shard.number - 1;
