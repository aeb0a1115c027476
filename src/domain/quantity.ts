/**
 * Reads a resource quantity as Kubernetes and Docker write it, in units of one CPU, byte or device: `500m` is 0.5, `2Gi` is
 * 2147483648, `1.5G` and `1.5GB` are 1.5e9, `512kB` is 512e3, `1e3` is 1000. A number stands for itself. null: not a finite
 * quantity of 0 or more.
 */
export function parseQuantity(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? value : null;
  if (typeof value !== "string") return null;
  const [, digits, suffix] = FORM.exec(value.trim()) ?? [];
  if (digits === undefined || suffix === undefined) return null;
  const scale = SCALES[suffix] ?? SCALES[suffix.replace(/B$/i, "")];
  if (scale === undefined) return null;
  // Dividing by a whole number keeps 100m at the double nearest to 0.1, which multiplying by 0.001 does not.
  const amount = scale < 1 ? Number(digits) / Math.round(1 / scale) : Number(digits) * scale;
  return Number.isFinite(amount) ? amount : null;
}

/** Memory in Descent's MB, which are the MiB of Docker and Kubernetes: 2 to the 20 bytes. null: not a quantity. */
export function parseMemoryMb(value: unknown): number | null {
  const bytes = parseQuantity(value);
  return bytes === null ? null : bytes / BYTES_PER_MB;
}

/** The bytes of what the model calls an MB. */
export const BYTES_PER_MB: number = 2 ** 20;

const FORM = /^\+?(\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)\s*([A-Za-z]*)$/;

/** Powers of 1000, and with an i powers of 1024. Kubernetes writes k, Docker kB; Compose writes b, k, m, g for bytes. */
const SCALES: Readonly<Record<string, number>> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};
