/** What stands where a number is missing. */
export const MISSING = "–";

/** A number with `decimals` decimals and commas between thousands; the same in every locale. */
export function formatFixed(value: number | null, decimals: number): string {
  if (value === null) return MISSING;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "not a number";
  const magnitude = Math.abs(value);
  if (magnitude >= 1e15) return value.toExponential(3);
  const [whole, fraction] = magnitude.toFixed(decimals).split(".");
  const digits = whole!.replaceAll(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/** Seconds with as many decimals as times of this size need; a column passes its largest value as `scaleSec`. */
export function formatSeconds(value: number | null, scaleSec: number = value ?? 0): string {
  const magnitude = Math.abs(scaleSec);
  return formatFixed(value, magnitude >= 100_000 ? 0 : magnitude >= 10 || magnitude === 0 ? 1 : 3);
}

/** Up to `digits` significant digits, without an exponent where that stays short. */
export function formatSignificant(value: number | null, digits = 4): string {
  if (value === null || !Number.isFinite(value)) return formatFixed(value, 0);
  if (value === 0) return "0";
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude < -5 || magnitude > 9) return value.toExponential(digits - 1).replaceAll("-", "−");
  const text = formatFixed(value, Math.max(0, digits - 1 - magnitude));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** A fraction in per cent, one decimal. */
export const formatPercent = (fraction: number | null): string =>
  fraction === null ? MISSING : `${formatFixed(100 * fraction, 1)} %`;

/** A parameter as a scenario file would write it. */
export const formatParameter = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
