import type * as z from "zod";
import type { Notes } from "../notes.js";
import type { Origin } from "../reading/documents.js";
import { unreadPaths } from "./not-understood.js";

/**
 * Checks a value by a schema that leaves out unknown keys; `unread` turns each of those into a note's text. Throws InputError
 * with the place. @param what it should be, for errors
 */
export function readObject<T>(
  schema: z.ZodType<T>,
  value: unknown,
  what: string,
  origin: Origin,
  notes: Notes,
  unread: (path: string) => string,
): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
    return origin.fail(path, `${issue.message}; not ${what}`);
  }
  for (const path of unreadPaths(value, parsed.data)) notes.add("unread", unread(path), () => origin.place);
  return parsed.data;
}
