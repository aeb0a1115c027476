import type * as z from "zod";
import { assert } from "../domain/assert.js";
import { shorten } from "./fields.js";
import { Misplaced } from "./misplaced.js";
import { type Path, pathText, valueAt } from "./path.js";

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

/** A union fails once per alternative: only the alternative that was meant, by its type, is worth telling. */
function problemsOf(issue: Issue, root: unknown, start: Path): readonly Problem[] {
  const path = [...start, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  if (issue.code === "invalid_union") {
    const meant = issue.errors.find((branch) => !branch.some((inner) => inner.path.length === 0 && isWrongType(inner)));
    if (meant !== undefined) return meant.flatMap((inner) => problemsOf(inner, root, path));
  }
  if (issue.code === "unrecognized_keys") return [{ path, text: issue.message, isUnknownKey: true }];
  if (issue.code === "custom") return [{ path, text: issue.message, isUnknownKey: false }];
  const value = valueAt(root, path);
  const text = value === undefined ? `missing: ${issue.message}` : `${issue.message}, got ${show(value)}`;
  return [{ path, text, isUnknownKey: false }];
}

const isWrongType = (issue: Issue): boolean => issue.code === "invalid_type" || issue.code === "invalid_value";

/** What is allowed, where the schema itself does not say it. */
function allowed(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `must be ${issue.inclusive ? "at least" : "more than"} ${issue.minimum}${unitOf(issue.origin)}`;
    case "too_big":
      return `must be ${issue.inclusive ? "at most" : "less than"} ${issue.maximum}${unitOf(issue.origin)}`;
    case "invalid_union":
      return Array.isArray(issue.options) ? `must be one of ${issue.options.join(", ")}` : undefined;
    case "unrecognized_keys":
      return `unknown key: ${shorten(issue.keys[0] ?? "")}`;
    default:
      return undefined;
  }
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

const unitOf = (origin: string): string => (origin === "array" ? " entries" : origin === "string" ? " characters" : "");

function show(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a mapping";
  return shorten(JSON.stringify(value) ?? String(value));
}
