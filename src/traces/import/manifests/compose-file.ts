import * as z from "zod";
import type { Maybe } from "../../../kubernetes/remark.js";

/** A Compose file, as far as it is read. Unknown keys are left out. */
export interface ComposeFile {
  readonly name?: Maybe<string>;
  readonly services: Readonly<Record<string, ComposeService>>;
}

export interface ComposeService {
  readonly image?: Maybe<string>;
  readonly scale?: Maybe<number>;
  readonly cpus?: Maybe<string | number>;
  readonly cpu_shares?: Maybe<string | number>;
  readonly mem_limit?: Maybe<string | number>;
  readonly mem_reservation?: Maybe<string | number>;
  readonly labels?: Labels;
  readonly depends_on?: Maybe<readonly string[] | Readonly<Record<string, { readonly condition?: Maybe<string> }>>>;
  readonly deploy?: Maybe<{
    readonly mode?: Maybe<string>;
    readonly replicas?: Maybe<number>;
    readonly labels?: Labels;
    readonly placement?: Maybe<{ readonly constraints?: Maybe<readonly string[]> }>;
    readonly resources?: Maybe<{ readonly limits?: Maybe<Amounts>; readonly reservations?: Maybe<Amounts> }>;
  }>;
}

interface Amounts {
  readonly cpus?: Maybe<string | number>;
  readonly memory?: Maybe<string | number>;
}

type Labels = Maybe<readonly string[] | Readonly<Record<string, string | number | boolean | null>>>;

const text = z.string().nullish();
const amount = z.union([z.string(), z.number()]).nullish();
const amounts = z.object({ cpus: amount, memory: amount }).nullish();
/** Text where a variable was put in. */
const count = z.coerce.number().int().min(0).max(1_000_000).nullish();
const labels = z
  .union([z.array(z.string()), z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))])
  .nullish();

const service: z.ZodType<ComposeService> = z.object({
  image: text,
  scale: count,
  cpus: amount,
  cpu_shares: amount,
  mem_limit: amount,
  mem_reservation: amount,
  labels,
  depends_on: z
    .union([z.array(z.string()), z.record(z.string(), z.object({ condition: text }).nullable().transform(orEmpty))])
    .nullish(),
  deploy: z
    .object({
      mode: text,
      replicas: count,
      labels,
      placement: z.object({ constraints: z.array(z.string()).nullish() }).nullish(),
      resources: z.object({ limits: amounts, reservations: amounts }).nullish(),
    })
    .nullish(),
});

export const composeFile: z.ZodType<ComposeFile> = z.object({
  name: text,
  version: z.union([z.string(), z.number()]).nullish(),
  services: z.record(z.string(), service),
});

function orEmpty<T>(value: T | null): T | { condition?: Maybe<string> } {
  return value ?? {};
}

/** Labels as a mapping, however they were written: `a=b` in a list, or `a: b`. */
export function labelsOf(labels: Labels): Readonly<Record<string, string>> {
  const pairs = Array.isArray(labels)
    ? labels.map((each: string) => [each.split("=", 1)[0]!, each.split("=").slice(1).join("=")])
    : Object.entries(labels ?? {}).map(([key, value]) => [key, String(value ?? "")]);
  return Object.fromEntries(pairs);
}

/** The services that must have ended before this one starts, and those that need only have started. */
export function dependenciesOf({ depends_on: given }: ComposeService): {
  readonly ended: readonly string[];
  readonly started: readonly string[];
} {
  if (Array.isArray(given)) return { ended: [], started: given };
  const entries = Object.entries((given ?? {}) as Readonly<Record<string, { condition?: Maybe<string> }>>);
  const names = (isEnd: boolean): string[] =>
    entries.flatMap(([name, { condition }]) => ((condition === COMPLETED) === isEnd ? [name] : []));
  return { ended: names(true), started: names(false) };
}

const COMPLETED = "service_completed_successfully";

/** Bytes as Compose writes them, where every unit is a power of 1024: `50m`, `512MB`, `2g`, `1024`. In MB; null: none. */
export function composeMemoryMb(value: unknown): number | null {
  const [, digits, unit] =
    /^\s*(\d+(?:\.\d+)?)\s*(b|k|m|g|t|kb|mb|gb|tb|kib|mib|gib|tib|)\s*$/i.exec(String(value)) ?? [];
  if (digits === undefined || unit === undefined) return null;
  const power = ["k", "m", "g", "t"].indexOf(unit.charAt(0).toLowerCase()) + 1;
  return Number(digits) * 1024 ** (power - 2);
}
