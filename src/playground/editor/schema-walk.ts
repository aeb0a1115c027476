/** A JSON Schema as far as completion reads it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

export interface Suggestion {
  readonly text: string;
  readonly description: string;
}

/** The keys that may stand in the mapping at `path`, given what it says already. */
export const keysAt = (root: JsonSchema, value: unknown, path: readonly (string | number)[]): readonly Suggestion[] =>
  unique(
    schemasAt(root, value, path).flatMap((schema) =>
      Object.entries(schema.properties ?? {}).map(([text, { description = "" }]) => ({ text, description })),
    ),
  );

/** The values that the key at the end of `path` may have, where the schema lists them. */
export const valuesAt = (root: JsonSchema, value: unknown, path: readonly (string | number)[]): readonly Suggestion[] =>
  unique(schemasAt(root, value, path).flatMap(valuesOf));

function valuesOf(schema: JsonSchema): readonly Suggestion[] {
  const listed = schema.const === undefined ? [...(schema.enum ?? []), ...(schema.examples ?? [])] : [schema.const];
  const own = schema.type === "boolean" ? [true, false] : listed;
  return own.map((each) => ({ text: String(each), description: schema.description ?? "" }));
}

/** Every alternative that can be meant at `path`: of a union, those that agree with what is written. */
function schemasAt(root: JsonSchema, value: unknown, path: readonly (string | number)[]): readonly JsonSchema[] {
  let here = expand(root, root, value);
  let at = value;
  for (const step of path) {
    at =
      typeof at === "object" && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined;
    const inner = at;
    here = here.flatMap((schema) => {
      const next = typeof step === "number" ? schema.items : propertyOf(schema, step);
      return next === undefined ? [] : expand(root, next, inner);
    });
  }
  return here;
}

function propertyOf(schema: JsonSchema, key: string): JsonSchema | undefined {
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
}

function expand(root: JsonSchema, schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  const name = schema.$ref?.replace(/^#\/definitions\//, "");
  const target = name === undefined ? schema : root.definitions?.[name];
  if (target === undefined) return [];
  const alternatives = [...(target.anyOf ?? []), ...(target.oneOf ?? [])];
  if (alternatives.length === 0) return [target];
  const expanded = alternatives.flatMap((each) => expand(root, each, value));
  const meant = expanded.filter((each) => agrees(each, value));
  return meant.length === 0 ? expanded : meant;
}

/** Whether a constant key of this alternative, such as `kind` or `name`, is the one that is written. */
function agrees({ properties = {} }: JsonSchema, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const constants = Object.entries(properties).filter(([, each]) => each.const !== undefined);
  return (
    constants.length > 0 && constants.every(([key, each]) => (value as Record<string, unknown>)[key] === each.const)
  );
}

const unique = (suggestions: readonly Suggestion[]): readonly Suggestion[] => [
  ...new Map(suggestions.map((each) => [each.text, each])).values(),
];
