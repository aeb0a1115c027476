import type * as z from "zod";

type Schema = z.core.JSONSchema.BaseSchema;

/** The values that a JSON schema allows, in words: `0 to 1000`, `above 0`, `last or first`. */
export function rangeText(schema: Schema): string {
  if (schema.enum !== undefined) return alternatives(schema.enum.map(String));
  if (schema.const !== undefined) return String(schema.const);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return alternatives([...new Set(options.map(optionText))]);
  switch (schema.type) {
    case "boolean":
      return "true or false";
    case "integer":
      return `whole, ${numbersText(schema)}`;
    case "number":
      return numbersText(schema);
    case "array":
      return schema.maxItems === undefined ? "list" : `list of at most ${schema.maxItems}`;
    case "string":
      return schema.format === "uri" ? "URL" : schema.minLength === undefined ? "text" : "text, not empty";
    default:
      return "mapping";
  }
}

const optionText = (option: Schema | boolean): string => (typeof option === "object" ? rangeText(option) : "anything");

const alternatives = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;

function numbersText({ minimum, exclusiveMinimum, maximum = Number.POSITIVE_INFINITY }: Schema): string {
  // The schema of every whole number ends at the last one that is exact, which no reader needs to know.
  const hasMaximum = maximum < Number.MAX_SAFE_INTEGER;
  const from = exclusiveMinimum === undefined ? `${minimum ?? "any"}` : `above ${exclusiveMinimum}`;
  if (hasMaximum) return `${from} to ${maximum}`;
  return exclusiveMinimum === undefined ? `${from} or more` : from;
}
