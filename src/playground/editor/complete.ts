import { parse } from "yaml";
import { type JsonSchema, keysAt, type Suggestion, valuesAt } from "./schema-walk.js";
import { yamlPlace } from "./yaml-place.js";

export interface Completions {
  /** Where the word that is completed begins. */
  readonly from: number;
  readonly kind: "key" | "value";
  readonly suggestions: readonly Suggestion[];
}

/** What may be written at `offset` of a scenario, by its schema; null: nothing is known there. */
export function completionsAt(text: string, offset: number, schema: JsonSchema): Completions | null {
  const place = yamlPlace(text, offset);
  if (place === null) return null;
  const value = lenientValue(text);
  if (place.key !== null) {
    const suggestions = valuesAt(schema, value, [...place.path, place.key]);
    return suggestions.length === 0 ? null : { from: place.from, kind: "value", suggestions };
  }
  const suggestions = keysAt(schema, value, place.path).filter(({ text: key }) => !place.siblings.includes(key));
  return suggestions.length === 0 ? null : { from: place.from, kind: "key", suggestions };
}

/** What can be read of an unfinished text; it only narrows the choice. */
function lenientValue(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent" });
  } catch {
    return null;
  }
}
