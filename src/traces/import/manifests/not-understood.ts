/**
 * The topmost paths of `raw` that a schema left out when it made `parsed` of it, such as `spec.containers[].env`. What is
 * empty says nothing, and is not among them.
 */
export function* unreadPaths(raw: unknown, parsed: unknown, path = ""): Generator<string> {
  if (Array.isArray(raw)) {
    const entries = Array.isArray(parsed) ? parsed : [];
    for (const [index, entry] of raw.entries()) yield* unreadPaths(entry, entries[index], `${path}[]`);
  } else if (isMapping(raw)) {
    for (const [key, part] of Object.entries(raw)) {
      if (isEmpty(part)) continue;
      const place = path === "" ? key : `${path}.${key}`;
      if (isMapping(parsed) && Object.hasOwn(parsed, key)) yield* unreadPaths(part, parsed[key], place);
      else yield place;
    }
  }
}

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
