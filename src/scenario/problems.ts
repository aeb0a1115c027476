import type * as z from "zod";
import { assert } from "../domain/assert.js";
import { type Path, pathText, valueAt } from "../domain/path.js";
import { shorten } from "../domain/shorten.js";
import { unknownName } from "./fields.js";
import { Misplaced } from "./misplaced.js";

type Issue = z.core.$ZodIssue;

interface Problem {
  readonly path: Path;
  readonly text: string;
  readonly isUnknownKey: boolean;
}

const MOST_OTHERS = 2;

/**
 * Parses `value` by `schema`. Throws Misplaced: the first problem in full, the places of some others. Unknown keys come
 * first, since a key that is missing is often one that is misspelt.
 * @param start where `value` stands in the scenario
 */
export function parseStrictly<T>(schema: z.ZodType<T>, value: unknown, start: Path): T {
  const parsed = schema.safeParse(value, { error: allowed });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .flatMap((issue) => problemsOf(issue, value, []))
    .toSorted((left, right) => Number(right.isUnknownKey) - Number(left.isUnknownKey));
  const [first, ...others] = problems;
  assert(first !== undefined, "a failed parse has an issue");
  throw new Misplaced([...start, ...first.path], first.text + otherPlaces(others, start));
}

function otherPlaces(others: readonly Problem[], start: Path): string {
  if (others.length === 0) return "";
  const places = others.slice(0, MOST_OTHERS).map((problem) => pathText([...start, ...problem.path]));
  const more = others.length > MOST_OTHERS ? ` and ${others.length - MOST_OTHERS} more` : "";
  return `; also wrong: ${places.join(", ")}${more}`;
}

function problemsOf(issue: Issue, root: unknown, start: Path): readonly Problem[] {
  const path = [...start, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  const value = valueAt(root, path);
  if (issue.code === "invalid_union") {
    const meant = meantAlternative(issue.errors);
    if (meant !== null) return meant.flatMap((inner) => problemsOf(inner, root, path));
    const options = optionsOf(issue);
    if (options !== null) {
      const text = value === undefined ? `missing: must be one of ${options.join(", ")}` : issue.message;
      return [{ path, text, isUnknownKey: false }];
    }
  }
  if (issue.code === "unrecognized_keys") {
    return [{ path: [...path, issue.keys[0] ?? ""], text: issue.message, isUnknownKey: true }];
  }
  if (issue.code === "custom") return [{ path, text: issue.message, isUnknownKey: false }];
  const text = value === undefined ? `missing: ${issue.message}` : `${issue.message}, got ${show(value)}`;
  return [{ path, text, isUnknownKey: false }];
}

/** A union fails once per alternative: only the one that was meant, judged by its type, is worth telling. */
function meantAlternative(alternatives: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const isOfWrongType = (issue: Issue): boolean => issue.path.length === 0 && issue.code === "invalid_type";
  return alternatives.find((issues) => !issues.some(isOfWrongType)) ?? null;
}

/** What the key that tells alternatives apart may be; null: the issue is not about such a key. */
const optionsOf = (issue: object): readonly unknown[] | null =>
  "options" in issue && Array.isArray(issue.options) ? issue.options : null;

/** What is allowed, where the schema itself does not say it. */
function allowed(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `${bound(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum)}`;
    case "too_big":
      return `${bound(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum)}`;
    case "invalid_union":
      return unknownAlternative(issue);
    case "unrecognized_keys":
      return `unknown key: ${shorten(issue.keys[0] ?? "")}`;
    default:
      return undefined;
  }
}

function unknownAlternative(issue: z.core.$ZodRawIssue): string | undefined {
  const key = "discriminator" in issue ? String(issue.discriminator) : "";
  const name = String(valueAt(issue.input, [key]));
  return optionsOf(issue) === null ? undefined : unknownName(key, name, optionsOf(issue)!.map(String));
}

function bound(origin: string, comparison: string, limit: unknown): string {
  if (origin === "array") return `must have ${comparison} ${limit} entries`;
  return origin === "string" ? `must have ${comparison} ${limit} characters` : `must be ${comparison} ${limit}`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  number: "a finite number",
  int: "a whole number",
  string: "text",
  boolean: "true or false",
  object: "a mapping (key: value)",
  record: "a mapping (key: value)",
  array: "a list",
};

function show(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "a mapping";
  return shorten(JSON.stringify(value) ?? String(value));
}
