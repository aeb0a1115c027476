import * as z from "zod";
import { schedulerNames } from "../study/schedulers.js";
import { JOBS_MAX, type Settings, TEXT_MAX } from "../study/settings.js";

const scheduler = z.enum(schedulerNames);
const number = (schema: z.ZodNumber): z.ZodDefault<z.ZodNullable<z.ZodNumber>> => schema.nullable().default(null);

/** An address is a stranger's: what does not fit is refused as a whole. */
const schema: z.ZodType<Settings> = z.strictObject({
  example: z.string().max(100).nullable().default(null),
  text: z.string().max(TEXT_MAX).nullable().default(null),
  left: scheduler,
  right: scheduler,
  alpha: number(z.number().min(0).max(1000)),
  intervalSec: number(z.number().gt(0).max(1e6)),
  jobs: number(z.number().int().min(1).max(JOBS_MAX)),
  seed: number(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)),
});

const MARK = "#s=";

/** The part of an address after `#` that brings these settings back: JSON in UTF-8, base64 for addresses. */
export function toFragment(settings: Settings): string {
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
  const bytes = new TextEncoder().encode(JSON.stringify(given));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return MARK + btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** null: the fragment is not one of ours, or is damaged. */
export function fromFragment(fragment: string): Settings | null {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const text = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const parsed = schema.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    return parsed.success && (parsed.data.example !== null || parsed.data.text !== null) ? parsed.data : null;
  } catch {
    return null;
  }
}
